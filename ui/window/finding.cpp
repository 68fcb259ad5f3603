#include "ui/window/finding.hpp"

#include "ui/window/event_jump.hpp"
#include "ui/window/main_window.hpp"
#include "ui/window/palette_commands.hpp"
#include "ui/window/timeline_menus.hpp"

#include <QMenu>
#include <QMenuBar>

namespace simul::ui {

Finding::Finding(MainWindow& window)
    : QObject(&window), window_(window),
      search_(new EventSearch(window.actions(), window.transport().find_field(), window.stage(), this)),
      timeline_commands_(new TimelineCommands(window.stage().timeline(), this)),
      palette_(new CommandPalette(window)), history_(new ViewHistory(window.stage().view(), this)),
      listing_(new EventListing(window, this)), note_keeping_(new NoteKeeping(window, this)),
      measuring_(new RangeMeasuring(window, this)) {
    connect_history();
    connect_palette();
    connect_menus();
    connect(&window.actions()[Command::MeasureSelection], &QAction::triggered, this,
            &Finding::measure_selection);
}

void Finding::connect_history() {
    const Actions& actions = window_.actions();
    connect(&actions[Command::ViewBack], &QAction::triggered, history_, &ViewHistory::back);
    connect(&actions[Command::ViewForward], &QAction::triggered, history_, &ViewHistory::forward);
    connect(history_, &ViewHistory::changed, this, &Finding::enable_history);
    Player& player = window_.stage().player();
    connect(&player, &Player::playing_changed, history_,
            [this, &player] { history_->set_held(player.playback().playing()); });
}

void Finding::connect_palette() {
    connect(&window_.actions()[Command::Palette], &QAction::triggered, this, [this] {
        const bool shows_run = window_.page() == MainWindow::Page::Stage;
        palette_->open(palette_commands(*window_.menuBar(), *timeline_commands_),
                       shows_run ? window_.stage().trace() : nullptr);
    });
    connect(palette_, &CommandPalette::task_chosen, this, [this](trace::TaskIndex task) {
        window_.stage().view().select(Selection{{task}, {}});
        show_lane(window_.stage(), {task});
        window_.stage().timeline().setFocus();
    });
}

void Finding::connect_menus() {
    connect(
        &window_.stage().timeline(), &TimelineView::menu_wanted, this,
        [this](const Hit& hit, Position at, QPoint where) {
            delete menu_;
            menu_ = new QMenu(&window_);
            fill_timeline_menu(*menu_, {window_.actions(), *timeline_commands_, window_.stage()}, hit, at);
            menu_->popup(where);
        });
}

void Finding::measure_selection() {
    ViewState& view = window_.stage().view();
    if (view.empty() || !view.selection() || !view.selection()->event) return;
    const trace::SegmentList segments = view.lanes().segments(view.selection()->lane);
    const std::size_t at = segments.index_at_event(*view.selection()->event);
    if (at >= segments.size()) return;
    const Axis axis = view.axis();
    const trace::Segment segment = segments[at];
    if (axis.kind() == AxisKind::Time)
        return view.set_range(
            Range{segment.begin.time_since_epoch().count(), segment.end.time_since_epoch().count()});
    const bool is_last = segment.last >= view.trace()->event_count();
    view.set_range(Range{axis.of(segment.first), is_last ? axis.extent().end : axis.of(segment.last)});
}

void Finding::set_enabled(bool shown) {
    shown_ = shown;
    for (const Command command :
         {Command::FindEvent, Command::FindNext, Command::FindPrevious, Command::MeasureSelection,
          Command::AddNote, Command::AddRangeNote, Command::NextNote, Command::PreviousNote})
        window_.actions()[command].setEnabled(shown);
    timeline_commands_->set_enabled(shown);
    enable_history();
}

void Finding::enable_history() {
    window_.actions()[Command::ViewBack].setEnabled(shown_ && history_->can_go_back());
    window_.actions()[Command::ViewForward].setEnabled(shown_ && history_->can_go_forward());
}

} // namespace simul::ui
