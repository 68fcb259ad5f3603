/// Notes in the window: written by key, listed, flagged on the ruler, gone to.
#pragma once

#include "ui/notes/notes_panel.hpp"

namespace simul::ui {

class MainWindow;

/// Follows the window's session and its stage's trace.
class NoteKeeping : public QObject {
    Q_OBJECT

public:
    NoteKeeping(MainWindow& window, QObject* parent);

    NoteList& notes() { return notes_; }
    NotesPanel& panel() { return *panel_; }

private:
    void connect_actions();
    void connect_notes();
    void add_note();
    void add_range_note();
    void write(std::size_t index);
    void go_to(std::size_t index);
    void go_beyond(int direction);
    void show_flags();

    MainWindow& window_;
    NoteList notes_;
    NotesPanel* panel_;
    std::vector<std::size_t> flagged_; ///< Which note each of the timeline's flags is.
};

} // namespace simul::ui
