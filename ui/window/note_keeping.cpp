#include "ui/window/note_keeping.hpp"

#include "ui/window/event_jump.hpp"
#include "ui/window/main_window.hpp"

namespace simul::ui {

NoteKeeping::NoteKeeping(MainWindow& window, QObject* parent)
    : QObject(parent), window_(window), panel_(new NotesPanel(notes_)) {
    window.panels().add_console_tab(panel_, tr("Notes"));
    connect_actions();
    connect_notes();
}

void NoteKeeping::connect_actions() {
    const auto on = [this](Command command, auto act) {
        connect(&window_.actions()[command], &QAction::triggered, this, act);
    };
    on(Command::AddNote, [this] { add_note(); });
    on(Command::AddRangeNote, [this] { add_range_note(); });
    on(Command::NextNote, [this] { go_beyond(1); });
    on(Command::PreviousNote, [this] { go_beyond(-1); });
    on(Command::ShowNotes, [this] { window_.panels().open_console_tab(*panel_); });
}

void NoteKeeping::connect_notes() {
    Stage& stage = window_.stage();
    connect(&window_.session(), &Session::opened, this, [this] { notes_.open(window_.session().path()); });
    connect(&stage.view(), &ViewState::trace_changed, this,
            [this] { notes_.set_trace(window_.stage().view().empty() ? nullptr : window_.stage().trace()); });
    connect(&notes_, &NoteList::changed, this, &NoteKeeping::show_flags);
    connect(&notes_, &NoteList::failed, this,
            [this](const QString& message) { window_.notice().say(NoticeBar::Kind::Error, message); });
    connect(panel_, &NotesPanel::note_activated, this, &NoteKeeping::go_to);
    connect(panel_, &NotesPanel::edited, &stage.timeline(), [&stage] { stage.timeline().setFocus(); });
    connect(&stage.timeline(), &TimelineView::bookmark_activated, this, [this](std::size_t flag) {
        if (flag >= flagged_.size()) return;
        panel_->select_note(flagged_[flag]);
        go_to(flagged_[flag]);
    });
}

void NoteKeeping::add_note() {
    const ViewState& view = window_.stage().view();
    if (view.empty()) return;
    const auto& selection = view.selection();
    const trace::EventIndex event = selection && selection->event ? *selection->event : view.playhead().event;
    write(notes_.add(event));
}

void NoteKeeping::add_range_note() {
    const ViewState& view = window_.stage().view();
    if (view.empty()) return;
    if (!view.range())
        return window_.notice().say(
            NoticeBar::Kind::Information,
            tr("No range is measured: drag along the ruler, or press Shift with the arrow keys."));
    const Axis axis = view.axis();
    const trace::EventIndex last = axis.event_at(view.range()->end);
    write(notes_.add(std::min(axis.event_at(view.range()->begin), last), last));
}

void NoteKeeping::write(std::size_t index) {
    window_.panels().open_console_tab(*panel_);
    panel_->edit_note(index);
}

void NoteKeeping::go_to(std::size_t index) {
    const PlacedNote& placed = notes_.notes()[index];
    if (!placed.event) return;
    window_.show_page(MainWindow::Page::Stage);
    jump_to(window_.stage(), *placed.event);
    if (!placed.until) return;
    ViewState& view = window_.stage().view();
    view.set_range(Range{view.axis().of(*placed.event), view.axis().of(*placed.until)});
}

void NoteKeeping::go_beyond(int direction) {
    if (window_.stage().view().empty()) return;
    const auto index = notes_.beyond(window_.stage().view().playhead().event, direction);
    if (!index) return;
    panel_->select_note(*index);
    go_to(*index);
}

void NoteKeeping::show_flags() {
    flagged_.clear();
    std::vector<Bookmark> flags;
    for (std::size_t i = 0; i < notes_.notes().size(); ++i) {
        const PlacedNote& placed = notes_.notes()[i];
        if (!placed.event) continue;
        flagged_.push_back(i);
        flags.push_back({*placed.event, placed.until, QString::fromStdString(placed.note.text)});
    }
    window_.stage().timeline().set_bookmarks(std::move(flags));
}

} // namespace simul::ui
