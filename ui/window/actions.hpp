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

    RunAgain,
    Stop,

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
    SelectCause,
    SelectEffect,
    NextSibling,
    PreviousSibling,
    CriticalPath,
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

private:
    std::array<QAction*, kCommandCount> actions_{};
};

} // namespace simul::ui
