/// The notes of what is open, placed in the run that is shown.
#pragma once

#include "ui/notes/note.hpp"

#include <QObject>
#include <QString>
#include <vector>

namespace simul::ui {

struct PlacedNote {
    Note note;
    /// In the run that is shown; nullopt: it does not fit that run.
    std::optional<trace::EventIndex> event{};
    std::optional<trace::EventIndex> until{}; ///< Of a range, if both ends fit.
};

/// Ordered by the steps of their marks. Each change is saved at once, but for a file that could not be read:
/// that one is left alone, and so the notes last as long as the window. Lives on the window's thread.
class NoteList : public QObject {
    Q_OBJECT

public:
    explicit NoteList(QObject* parent = nullptr);

    /// Takes up the notes beside `file`; empty: nothing is open, and there are none.
    void open(const QString& file);
    /// Places the notes in another run; null: nowhere.
    void set_trace(trace::TracePtr trace);

    const std::vector<PlacedNote>& notes() const { return notes_; }
    /// Returns its index. REQUIRES: a run is shown, and has these events.
    std::size_t add(trace::EventIndex event, std::optional<trace::EventIndex> until = {});
    /// REQUIRES, here and below: index < notes().size().
    void set_text(std::size_t index, const QString& text);
    void remove(std::size_t index);

    /// The nearest note whose event is after (direction 1) or before (-1) `event`.
    std::optional<std::size_t> beyond(trace::EventIndex event, int direction) const;

signals:
    void changed();
    /// A sentence for people: notes could not be read, or saved.
    void failed(const QString& message);

private:
    void place();
    void save();

    trace::TracePtr trace_;
    QString path_; ///< Of the notes; empty: nothing is open.
    bool may_save_ = true;
    std::vector<PlacedNote> notes_;
};

} // namespace simul::ui
