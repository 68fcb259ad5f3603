/// The list of notes: gone to, edited and deleted.
#pragma once

#include "ui/notes/note_list.hpp"

#include <QTreeWidget>

namespace simul::ui {

/// Enter or a double click goes to a note, F2 edits it, Delete removes it.
class NotesPanel : public QTreeWidget {
    Q_OBJECT

public:
    /// `notes` must outlive it.
    explicit NotesPanel(NoteList& notes, QWidget* parent = nullptr);

    /// Begins to edit its text. Left empty, the note goes away.
    void edit_note(std::size_t index);
    void select_note(std::size_t index);

signals:
    void note_activated(std::size_t index);
    /// The user has written a text, or given it up.
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void show_notes();
    void remove_current();
    std::optional<std::size_t> current() const;

    NoteList& notes_;
    bool showing_ = false;
};

} // namespace simul::ui
