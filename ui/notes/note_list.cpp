#include "ui/notes/note_list.hpp"

#include "ui/notes/notes_file.hpp"

#include <algorithm>

namespace simul::ui {

using trace::EventIndex;

NoteList::NoteList(QObject* parent) : QObject(parent) {}

void NoteList::open(const QString& file) {
    path_ = file.isEmpty() ? QString() : notes_path_of(file);
    notes_.clear();
    may_save_ = true;
    if (!path_.isEmpty()) {
        const auto read = read_notes(path_);
        may_save_ = read.has_value();
        if (read) {
            for (const Note& note : *read)
                notes_.push_back({.note = note});
        }
        if (!read) emit failed(tr("%1 It is left as it is, and new notes are not saved.").arg(read.error()));
    }
    std::stable_sort(notes_.begin(), notes_.end(), [](const PlacedNote& a, const PlacedNote& b) {
        return a.note.at.step < b.note.at.step;
    });
    place();
}

void NoteList::set_trace(trace::TracePtr trace) {
    trace_ = std::move(trace);
    place();
}

void NoteList::place() {
    std::optional<MarkFinder> finder;
    if (trace_) finder.emplace(*trace_);
    for (PlacedNote& placed : notes_) {
        placed.event = finder ? finder->find(placed.note.at) : std::nullopt;
        placed.until =
            finder && placed.event && placed.note.until ? finder->find(*placed.note.until) : std::nullopt;
        if (placed.note.until && !placed.until) placed.event.reset();
    }
    emit changed();
}

std::size_t NoteList::add(EventIndex event, std::optional<EventIndex> until) {
    PlacedNote placed{.note = {.at = mark_of(*trace_, event)}, .event = event, .until = until};
    if (until) placed.note.until = mark_of(*trace_, *until);
    const auto after =
        std::upper_bound(notes_.begin(), notes_.end(), event,
                         [](EventIndex step, const PlacedNote& other) { return step < other.note.at.step; });
    const auto index = static_cast<std::size_t>(after - notes_.begin());
    notes_.insert(after, std::move(placed));
    save();
    return index;
}

void NoteList::set_text(std::size_t index, const QString& text) {
    std::string utf8 = text.toStdString();
    if (notes_[index].note.text == utf8) return;
    notes_[index].note.text = std::move(utf8);
    save();
}

void NoteList::remove(std::size_t index) {
    notes_.erase(notes_.begin() + static_cast<std::ptrdiff_t>(index));
    save();
}

std::optional<std::size_t> NoteList::beyond(EventIndex event, int direction) const {
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < notes_.size(); ++i) {
        const auto& place = notes_[i].event;
        if (!place || (direction > 0 ? *place <= event : *place >= event)) continue;
        const bool is_nearer =
            !nearest || (direction > 0 ? *place < *notes_[*nearest].event : *place > *notes_[*nearest].event);
        if (is_nearer) nearest = i;
    }
    return nearest;
}

void NoteList::save() {
    emit changed();
    if (path_.isEmpty() || !may_save_) return;
    std::vector<Note> notes;
    for (const PlacedNote& placed : notes_)
        if (!placed.note.text.empty()) notes.push_back(placed.note); // One that is just being written.
    if (const auto written = write_notes(path_, notes); !written)
        emit failed(tr("The notes were not saved in %1: %2").arg(path_, written.error()));
}

} // namespace simul::ui
