/// The commands of the Playback menu beyond play and step: stops, runs until something, loops, pacing,
/// speeds.
#pragma once

#include "ui/notes/note_list.hpp"
#include "ui/panels/source/source_editor.hpp"
#include "ui/window/actions.hpp"
#include "ui/window/stage.hpp"

class QMenu;

namespace simul::ui {

/// Turns commands into calls of the stage's player. Knows the editor for the stops in its margin, and the
/// status bar of its window to say that nothing was found. Lives as long as the window, its parent.
class PlaybackControls : public QObject {
    Q_OBJECT

public:
    PlaybackControls(const Actions& actions, Stage& stage, SourceEditor& source, QMainWindow& window);

    /// What is no row of the table of actions: pacings, speeds, states.
    void add_menus(QMenu& playback);

    /// Playing stops at the events with notes, if the user wants that. `notes` lives as long.
    void follow(const NoteList& notes);
    /// All stops: those in the margin too.
    std::vector<StopCondition> stops() const;
    /// Another file is open: its lines and tasks are others.
    void forget_stops();

private:
    void connect_runs();
    void connect_stops();
    void add_pacings(QMenu& playback);
    void add_speeds(QMenu& playback);
    void add_states(QMenu& playback);

    void run_until(const StopCondition& condition, Direction direction);
    void run_to_stop(Direction direction);
    void run_until_state(trace::TaskState state, Direction direction);
    void toggle(const StopCondition& condition);
    void toggle_line();
    void apply_stops();
    void apply_loop();
    void show_task();
    void ask_for_time();
    void say(const QString& message);

    const Actions& actions_;
    Stage& stage_;
    SourceEditor& source_;
    QMainWindow& window_;
    std::vector<StopCondition> stops_; ///< Besides those in the margin and at bookmarks.
    std::vector<trace::EventIndex> bookmarks_;
    bool stops_at_bookmarks_ = false;
    QList<QAction*> state_actions_; ///< "Stop Where a Task Is …": checked if there is such a stop.
};

} // namespace simul::ui
