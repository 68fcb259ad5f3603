#include "ui/window/actions.hpp"

#include "ui/window/icons.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <optional>
#include <string_view>

namespace simul::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

struct Row {
    Command command;
    CommandGroup group;
    const char* name;
    const char* keys; ///< Several are separated by "; ".
    const char* explanation;
    std::optional<Glyph> glyph = {};
    bool checkable = false;
};

/// A row of something that is on or off.
constexpr Row checkable(Row row) {
    row.checkable = true;
    return row;
}

using enum Command;
using enum CommandGroup;

// Marked for translation where they are used; the order is that of Command, and of the menus.
const std::array<Row, kCommandCount> kRows{{
    {Open, File, QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("Actions", "Open a scenario: a Python file"), Glyph::Open},
    checkable({ShowGallery, File, QT_TRANSLATE_NOOP("Actions", "&Scenarios"), "Ctrl+G",
               QT_TRANSLATE_NOOP("Actions", "Show the scenarios that come with Simul, and recent files"),
               Glyph::Back}),
    {Save, File, QT_TRANSLATE_NOOP("Actions", "&Save"), "Ctrl+S",
     QT_TRANSLATE_NOOP("Actions", "Write the edits to the file")},
    {SaveAs, File, QT_TRANSLATE_NOOP("Actions", "Save &As…"), "Ctrl+Shift+S",
     QT_TRANSLATE_NOOP("Actions", "Write the text to another file")},
    {Revert, File, QT_TRANSLATE_NOOP("Actions", "Re&vert"), "",
     QT_TRANSLATE_NOOP("Actions", "Give up the edits: back to what the file says")},
    {Export, File, QT_TRANSLATE_NOOP("Actions", "&Export…"), "Ctrl+E",
     QT_TRANSLATE_NOOP("Actions", "Save what is shown as a picture: PNG, SVG or PDF")},
    {CloseFile, File, QT_TRANSLATE_NOOP("Actions", "&Close"), "Ctrl+W",
     QT_TRANSLATE_NOOP("Actions", "Close the scenario")},
    {Quit, File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("Actions", "Leave Simul")},

    {Find, Edit, QT_TRANSLATE_NOOP("Actions", "&Find Task…"), "Ctrl+F",
     QT_TRANSLATE_NOOP("Actions", "Select a task by its name")},
    {FindEvent, Edit, QT_TRANSLATE_NOOP("Actions", "Find &Event…"), "/",
     QT_TRANSLATE_NOOP("Actions", "Find tasks, functions, lines, output, states, exceptions")},
    {FindNext, Edit, QT_TRANSLATE_NOOP("Actions", "Find &Next"), "F3",
     QT_TRANSLATE_NOOP("Actions", "To the next hit of the search")},
    {FindPrevious, Edit, QT_TRANSLATE_NOOP("Actions", "Find &Previous"), "Shift+F3",
     QT_TRANSLATE_NOOP("Actions", "To the search's hit before")},
    {AddNote, Edit, QT_TRANSLATE_NOOP("Actions", "Add No&te"), "M",
     QT_TRANSLATE_NOOP("Actions", "Write a note at the selected event, or at the playhead")},
    {AddRangeNote, Edit, QT_TRANSLATE_NOOP("Actions", "Add Note to the &Range"), "Shift+M",
     QT_TRANSLATE_NOOP("Actions", "Write a note for the measured range")},
    {NextNote, Edit, QT_TRANSLATE_NOOP("Actions", "Next N&ote"), "N",
     QT_TRANSLATE_NOOP("Actions", "To the next note")},
    {PreviousNote, Edit, QT_TRANSLATE_NOOP("Actions", "Pre&vious Note"), "Shift+N",
     QT_TRANSLATE_NOOP("Actions", "To the note before")},

    {RunAgain, Run, QT_TRANSLATE_NOOP("Actions", "&Run"), "Ctrl+R; F5",
     QT_TRANSLATE_NOOP("Actions", "Run the scenario again, with its edits and parameters")},
    {Command::Stop, Run, QT_TRANSLATE_NOOP("Actions", "&Stop"), "Ctrl+.",
     QT_TRANSLATE_NOOP("Actions", "Stop the run; what was recorded is shown"), Glyph::Stop},
    checkable({RecordLocals, Run, QT_TRANSLATE_NOOP("Actions", "Record &Local Variables"), "",
               QT_TRANSLATE_NOOP("Actions", "Keep local variables at each suspension, for the inspector")}),

    {Play, Transport, QT_TRANSLATE_NOOP("Actions", "&Play"), "Space",
     QT_TRANSLATE_NOOP("Actions", "Play or pause"), Glyph::Play},
    {PlayBackwards, Transport, QT_TRANSLATE_NOOP("Actions", "Play &Backwards"), "Shift+Space",
     QT_TRANSLATE_NOOP("Actions", "Let the time run back")},
    {StepForward, Transport, QT_TRANSLATE_NOOP("Actions", "Step &Forward"), ".",
     QT_TRANSLATE_NOOP("Actions", "To the next event"), Glyph::StepForward},
    {StepBack, Transport, QT_TRANSLATE_NOOP("Actions", "Step Bac&k"), ",",
     QT_TRANSLATE_NOOP("Actions", "To the event before"), Glyph::StepBack},
    {StepForwardInLane, Transport, QT_TRANSLATE_NOOP("Actions", "Step Forward in the &Task"), "Shift+.; >",
     QT_TRANSLATE_NOOP("Actions", "To the next event of the selected task")},
    {StepBackInLane, Transport, QT_TRANSLATE_NOOP("Actions", "Step Back in the T&ask"), "Shift+,; <",
     QT_TRANSLATE_NOOP("Actions", "To the selected task's event before")},
    {ToStart, Transport, QT_TRANSLATE_NOOP("Actions", "To the &Start"), "Home",
     QT_TRANSLATE_NOOP("Actions", "To the first event"), Glyph::ToStart},
    {ToEnd, Transport, QT_TRANSLATE_NOOP("Actions", "To the &End"), "End",
     QT_TRANSLATE_NOOP("Actions", "To the end of the run"), Glyph::ToEnd},
    {Faster, Transport, QT_TRANSLATE_NOOP("Actions", "Fas&ter"), "Ctrl+Up",
     QT_TRANSLATE_NOOP("Actions", "The next round speed up")},
    {Slower, Transport, QT_TRANSLATE_NOOP("Actions", "S&lower"), "Ctrl+Down",
     QT_TRANSLATE_NOOP("Actions", "The next round speed down")},

    checkable(
        {LoopPlayback, Transport, QT_TRANSLATE_NOOP("Actions", "&Loop"), "Shift+R",
         QT_TRANSLATE_NOOP("Actions",
                           "Play the range that is selected on the ruler, or the whole run, over and over")}),
    {StepOverAwait, Transport, QT_TRANSLATE_NOOP("Actions", "Over the A&wait"), "F10",
     QT_TRANSLATE_NOOP("Actions", "To where the task goes on after this suspension")},
    {StepBackOverAwait, Transport, QT_TRANSLATE_NOOP("Actions", "Back Over the Awa&it"), "Shift+F10",
     QT_TRANSLATE_NOOP("Actions", "To the suspension that the task came from")},
    {NextStepOfTask, Transport, QT_TRANSLATE_NOOP("Actions", "To the Task's &Next Step"), "F6",
     QT_TRANSLATE_NOOP("Actions", "To where the task is resumed next")},
    {PreviousStepOfTask, Transport, QT_TRANSLATE_NOOP("Actions", "To the Task's Previous Step"), "Shift+F6",
     QT_TRANSLATE_NOOP("Actions", "To where the task was resumed last")},
    {NextWakeOfTask, Transport, QT_TRANSLATE_NOOP("Actions", "To the Task's Next Wa&ke"), "F7",
     QT_TRANSLATE_NOOP("Actions", "To where the task becomes ready next")},
    {PreviousWakeOfTask, Transport, QT_TRANSLATE_NOOP("Actions", "To the Task's Previous Wake"), "Shift+F7",
     QT_TRANSLATE_NOOP("Actions", "To where the task became ready last")},
    {NextFailure, Transport, QT_TRANSLATE_NOOP("Actions", "To the Next Failu&re"), "F4",
     QT_TRANSLATE_NOOP("Actions", "To the next task that ends with an exception")},
    {PreviousFailure, Transport, QT_TRANSLATE_NOOP("Actions", "To the Previous Failure"), "Shift+F4",
     QT_TRANSLATE_NOOP("Actions", "To the last task that ended with an exception")},
    {NextStop, Transport, QT_TRANSLATE_NOOP("Actions", "To the Next St&op"), "F8",
     QT_TRANSLATE_NOOP("Actions", "To where playing would stop next")},
    {PreviousStop, Transport, QT_TRANSLATE_NOOP("Actions", "To the Previous Stop"), "Shift+F8",
     QT_TRANSLATE_NOOP("Actions", "To where playing backwards would stop next")},
    {GoToTime, Transport, QT_TRANSLATE_NOOP("Actions", "To a Ti&me…"), "Ctrl+J",
     QT_TRANSLATE_NOOP("Actions", "Type the time at which the playhead is to stand")},
    {ToggleStop, Transport, QT_TRANSLATE_NOOP("Actions", "Stop at This Line"), "F9",
     QT_TRANSLATE_NOOP("Actions", "Set or remove a stop at the source's line")},
    checkable({StopAtTask, Transport, QT_TRANSLATE_NOOP("Actions", "Stop at the Task's Steps"), "Ctrl+F9",
               QT_TRANSLATE_NOOP("Actions", "Playing stops wherever this task is resumed")}),
    checkable({StopAtFailures, Transport, QT_TRANSLATE_NOOP("Actions", "Stop at Failures"), "",
               QT_TRANSLATE_NOOP("Actions", "Playing stops where a task ends with an exception")}),
    {ClearStops, Transport, QT_TRANSLATE_NOOP("Actions", "Remove All Stops"), "Ctrl+Shift+F9",
     QT_TRANSLATE_NOOP("Actions", "Playing stops only at the ends of the run")},
    checkable({Compare, Comparing, QT_TRANSLATE_NOOP("Actions", "&Compare"), "Ctrl+M",
               QT_TRANSLATE_NOOP("Actions", "Run the same file under all models, side by side")}),
    {PinRun, Comparing, QT_TRANSLATE_NOOP("Actions", "&Pin This Run"), "Ctrl+P",
     QT_TRANSLATE_NOOP("Actions", "Keep this run, to compare what you change with it")},
    {ComparePinned, Comparing, QT_TRANSLATE_NOOP("Actions", "Compare &with the Pinned Run"), "Ctrl+Shift+M",
     QT_TRANSLATE_NOOP("Actions", "Put this run beside the one that was pinned")},
    checkable({Sweep, Comparing, QT_TRANSLATE_NOOP("Actions", "&Sweep"), "Ctrl+T",
               QT_TRANSLATE_NOOP(
                   "Actions", "Vary parameters over ranges, models and seeds, and plot what comes of it")}),
    {RankLines, Comparing, QT_TRANSLATE_NOOP("Actions", "Which &Line Is Worth It?"), "Ctrl+I",
     QT_TRANSLATE_NOOP("Actions", "Run with less time at each line: which would shorten the run most?")},
    {WhatIfHere, Comparing, QT_TRANSLATE_NOOP("Actions", "What &If This Line Took …"), "Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("Actions", "Choose another time for the line or the function under the cursor")},

    checkable({TimeAxis, View, QT_TRANSLATE_NOOP("Actions", "&Time"), "T",
               QT_TRANSLATE_NOOP("Actions", "The axis is virtual time")}),
    checkable({StepsAxis, View, QT_TRANSLATE_NOOP("Actions", "&Steps"), "Y",
               QT_TRANSLATE_NOOP("Actions", "The axis counts events: simultaneous ones lie side by side")}),
    checkable({BothAxis, View, QT_TRANSLATE_NOOP("Actions", "&Both"), "U",
               QT_TRANSLATE_NOOP(
                   "Actions", "The axis counts both: bursts open like an accordion, long waits stay long")}),
    {ZoomIn, View, QT_TRANSLATE_NOOP("Actions", "Zoom &In"),
     "Ctrl++; Ctrl+=", QT_TRANSLATE_NOOP("Actions", "Show less, larger")},
    {ZoomOut, View, QT_TRANSLATE_NOOP("Actions", "Zoom &Out"), "Ctrl+-",
     QT_TRANSLATE_NOOP("Actions", "Show more, smaller")},
    {ShowAll, View, QT_TRANSLATE_NOOP("Actions", "Show &All"), "0",
     QT_TRANSLATE_NOOP("Actions", "Fit the whole run into the window")},
    {CenterOrFit, View, QT_TRANSLATE_NOOP("Actions", "&Centre, Then Fit"), "F",
     QT_TRANSLATE_NOOP("Actions", "Bring the selection to the middle; again: fit it")},
    {ViewBack, View, QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left; Ctrl+Z",
     QT_TRANSLATE_NOOP("Actions", "To the part in view and the selection before")},
    {ViewForward, View, QT_TRANSLATE_NOOP("Actions", "&Forward"), "Alt+Right; Ctrl+Y",
     QT_TRANSLATE_NOOP("Actions", "To the part in view and the selection after")},
    {ShowEvents, View, QT_TRANSLATE_NOOP("Actions", "&Events"), "Ctrl+Shift+E",
     QT_TRANSLATE_NOOP("Actions", "Show the table of all events")},
    {ShowNotes, View, QT_TRANSLATE_NOOP("Actions", "&Notes"), "Ctrl+Shift+N",
     QT_TRANSLATE_NOOP("Actions", "Show the list of notes")},
    {ShowMeasures, View, QT_TRANSLATE_NOOP("Actions", "&Measured Range"), "Ctrl+Shift+R",
     QT_TRANSLATE_NOOP("Actions", "Show what the selected range measures")},
    {ShowDetails, View, QT_TRANSLATE_NOOP("Actions", "Detai&ls"), "Q",
     QT_TRANSLATE_NOOP("Actions", "Show what is known of the selected task: the inspector")},
    {MeasureSelection, View, QT_TRANSLATE_NOOP("Actions", "Measure the Selecte&d Segment"), "E",
     QT_TRANSLATE_NOOP("Actions", "Make the selected segment the measured range")},
    {SelectCause, View, QT_TRANSLATE_NOOP("Actions", "Go to the Ca&use"), "Ctrl+Left",
     QT_TRANSLATE_NOOP("Actions", "Select the step of the task that caused this")},
    {SelectEffect, View, QT_TRANSLATE_NOOP("Actions", "Go to the &Effect"), "Ctrl+Right",
     QT_TRANSLATE_NOOP("Actions", "Select the first thing that this step caused")},
    {NextSibling, View, QT_TRANSLATE_NOOP("Actions", "&Next Effect of the Same Step"), "]",
     QT_TRANSLATE_NOOP("Actions", "Another thing that the same step caused")},
    {PreviousSibling, View, QT_TRANSLATE_NOOP("Actions", "&Previous Effect of the Same Step"), "[",
     QT_TRANSLATE_NOOP("Actions", "Another thing that the same step caused, backwards")},
    checkable({CriticalPath, View, QT_TRANSLATE_NOOP("Actions", "C&ritical Path"), "C",
               QT_TRANSLATE_NOOP("Actions",
                                 "Draw the chain of work and waits that makes the run as long as it is")}),
    checkable({ShowCounters, View, QT_TRANSLATE_NOOP("Actions", "Counter&s"), "Shift+C",
               QT_TRANSLATE_NOOP("Actions", "Show counters below the lanes: tasks by state, queues, locks")}),
    checkable({ShowArrows, View, QT_TRANSLATE_NOOP("Actions", "Arro&ws"), "X",
               QT_TRANSLATE_NOOP("Actions", "Draw arrows from causes to what they made happen")}),
    checkable({ShowGrid, View, QT_TRANSLATE_NOOP("Actions", "&Grid"), "G",
               QT_TRANSLATE_NOOP("Actions", "Draw lines down from the ruler's labels")}),

    {FilterLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "&Filter…"), "L",
     QT_TRANSLATE_NOOP("Actions", "Show only lanes whose name or function contains a text")},
    {PinLane, Lanes, QT_TRANSLATE_NOOP("Actions", "&Pin or Unpin"), "P",
     QT_TRANSLATE_NOOP("Actions", "Keep the selected lane above the others, or let it go")},
    {HideLane, Lanes, QT_TRANSLATE_NOOP("Actions", "&Hide"), "H",
     QT_TRANSLATE_NOOP("Actions", "Leave out the selected lane")},
    {ShowHiddenLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "Show Hi&dden Lanes"), "Shift+H",
     QT_TRANSLATE_NOOP("Actions", "Show the lanes again that were hidden")},
    checkable({LaneStacks, Lanes, QT_TRANSLATE_NOOP("Actions", "&Await Stacks"), "K",
               QT_TRANSLATE_NOOP(
                   "Actions", "Below each lane, show the functions that await one another as nested bars")}),
    {HigherLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "H&igher"), "Ctrl+Shift+Down",
     QT_TRANSLATE_NOOP("Actions", "Make lanes higher")},
    {LowerLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "&Lower"), "Ctrl+Shift+Up",
     QT_TRANSLATE_NOOP("Actions", "Make lanes lower, to see more of them")},
    {FitLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "All &at Once"), "Shift+0; )",
     QT_TRANSLATE_NOOP("Actions", "Make lanes so low that all of them are in view")},
    {UsualLanes, Lanes, QT_TRANSLATE_NOOP("Actions", "&Usual Height"), "",
     QT_TRANSLATE_NOOP("Actions", "Make lanes as high as there is room for")},
    checkable({FollowPlayhead, View, QT_TRANSLATE_NOOP("Actions", "Fo&llow the Playhead"), "Ctrl+L",
               QT_TRANSLATE_NOOP("Actions", "Keep the playhead in view while it moves")}),
    checkable({ReduceMotion, View, QT_TRANSLATE_NOOP("Actions", "Reduce &Motion"), "",
               QT_TRANSLATE_NOOP("Actions", "Nothing glides or glows; the playhead still moves")}),
    checkable({FullScreen, View, QT_TRANSLATE_NOOP("Actions", "F&ull Screen"), "F11",
               QT_TRANSLATE_NOOP("Actions", "Use the whole screen")}),

    {Palette, Help, QT_TRANSLATE_NOOP("Actions", "&Commands…"), "Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("Actions", "Find a command, or go to a task, by typing")},
    {Shortcuts, Help, QT_TRANSLATE_NOOP("Actions", "&Keys"), "?; F1",
     QT_TRANSLATE_NOOP("Actions", "Show what every key does")},
    {About, Help, QT_TRANSLATE_NOOP("Actions", "&About Simul"), "",
     QT_TRANSLATE_NOOP("Actions", "What this is")},
}};

QString tool_tip(const QAction& action, const QString& explanation) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? explanation : QStringLiteral("%1  (%2)").arg(explanation, keys);
}

} // namespace

Actions::Actions(QWidget& window) {
    for (const Row& row : kRows) {
        auto* action = new QAction(Texts::tr(row.name), &window);
        if (*row.keys) action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(row.keys)));
        action->setToolTip(tool_tip(*action, Texts::tr(row.explanation)));
        action->setWhatsThis(Texts::tr(row.explanation));
        action->setCheckable(row.checkable);
        action->setShortcutContext(Qt::WindowShortcut);
        if (row.glyph) action->setIcon(glyph_icon(*row.glyph));
        action->setIconVisibleInMenu(false);
        window.addAction(action);
        actions_[static_cast<std::size_t>(row.command)] = action;
    }
}

std::vector<QAction*> Actions::in_group(CommandGroup group) const {
    std::vector<QAction*> actions;
    for (const Row& row : kRows) {
        if (row.group == group) actions.push_back(&(*this)[row.command]);
    }
    return actions;
}

bool Actions::has_key(const QString& key) const {
    const QKeySequence sequence(key);
    return std::any_of(actions_.begin(), actions_.end(),
                       [&](const QAction* action) { return action->shortcuts().contains(sequence); });
}

QString Actions::name_of(CommandGroup group) {
    switch (group) {
    case File: return Texts::tr("File");
    case Edit: return Texts::tr("Edit");
    case Run: return Texts::tr("Run");
    case Transport: return Texts::tr("Playback");
    case Comparing: return Texts::tr("Compare");
    case View: return Texts::tr("View");
    case Lanes: return Texts::tr("Lanes");
    case Help: return Texts::tr("Help");
    }
    return {};
}

} // namespace simul::ui
