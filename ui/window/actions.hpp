/// Everything that can be done in the window: one table of actions with their names, keys and explanations.
#pragma once

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <array>
#include <cstdint>

namespace simul::ui {

enum class Command : std::uint8_t {
    Open,
    ShowGallery,
    Save,
    SaveAs,
    Revert,
    Export,
    CloseFile,
    Quit,

    Find,
    FindEvent,
    FindNext,
    FindPrevious,
    AddNote,
    AddRangeNote,
    NextNote,
    PreviousNote,

    RunAgain,
    Stop,
    RecordLocals,

    Play,
    PlayBackwards,
    StepForward,
    StepBack,
    StepForwardInLane,
    StepBackInLane,
    ToStart,
    ToEnd,
    Faster,
    Slower,
    LoopPlayback,
    StepOverAwait,
    StepBackOverAwait,
    NextStepOfTask,
    PreviousStepOfTask,
    NextWakeOfTask,
    PreviousWakeOfTask,
    NextFailure,
    PreviousFailure,
    NextStop,
    PreviousStop,
    GoToTime,
    ToggleStop,
    StopAtTask,
    StopAtFailures,
    ClearStops,

    Compare,
    PinRun,
    ComparePinned,
    Sweep,
    RankLines,
    WhatIfHere,

    TimeAxis,
    StepsAxis,
    BothAxis,
    ZoomIn,
    ZoomOut,
    ShowAll,
    CenterOrFit,
    ViewBack,
    ViewForward,
    ShowEvents,
    ShowNotes,
    ShowMeasures,
    ShowDetails,
    MeasureSelection,
    SelectCause,
    SelectEffect,
    NextSibling,
    PreviousSibling,
    CriticalPath,
    ShowCounters,
    ShowArrows,
    ShowGrid,
    FilterLanes,
    PinLane,
    HideLane,
    ShowHiddenLanes,
    LaneStacks,
    HigherLanes,
    LowerLanes,
    FitLanes,
    UsualLanes,
    FollowPlayhead,
    ReduceMotion,
    FullScreen,

    Palette,
    Shortcuts,
    About,
};
inline constexpr std::size_t kCommandCount = static_cast<std::size_t>(Command::About) + 1;

/// Where a command stands in the menus, and in the overview of keys.
enum class CommandGroup : std::uint8_t { File, Edit, Run, Transport, Comparing, View, Lanes, Help };
inline constexpr std::size_t kCommandGroupCount = 8;

/// The actions of one window, which is their parent: their keys work wherever the focus is in it.
class Actions {
public:
    explicit Actions(QWidget& window);

    QAction& operator[](Command command) const { return *actions_[static_cast<std::size_t>(command)]; }
    /// In the order of the menus.
    std::vector<QAction*> in_group(CommandGroup group) const;
    static QString name_of(CommandGroup group);
    /// Whether one of them has this key for a shortcut, by the key's name: "F".
    bool has_key(const QString& key) const;

private:
    std::array<QAction*, kCommandCount> actions_{};
};

} // namespace simul::ui
