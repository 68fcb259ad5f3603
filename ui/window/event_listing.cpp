#include "ui/window/event_listing.hpp"

#include "ui/window/axis_stretch.hpp"
#include "ui/window/event_jump.hpp"
#include "ui/window/main_window.hpp"

namespace simul::ui {

EventListing::EventListing(MainWindow& window, QObject* parent)
    : QObject(parent), window_(window), panel_(new EventTablePanel) {
    window.panels().add_console_tab(panel_, tr("Events"));
    panel_->installEventFilter(this);
    const ViewState& view = window.stage().view();
    connect(&view, &ViewState::trace_changed, this, [this] {
        panel_->set_range({});
        panel_->set_task({});
        panel_->set_trace(window_.stage().view().empty() ? nullptr : window_.stage().trace());
    });
    connect(&view, &ViewState::playhead_changed, this, &EventListing::show_place);
    connect(&view, &ViewState::selection_changed, this, &EventListing::show_selection);
    connect(&view, &ViewState::range_changed, this, &EventListing::show_range);
    connect(panel_, &EventTablePanel::event_chosen, this, &EventListing::choose);
    connect(&window.actions()[Command::ShowEvents], &QAction::triggered, this,
            [this] { window_.panels().open_console_tab(*panel_); });
}

bool EventListing::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Show) show_place();
    return false;
}

void EventListing::show_place() {
    const ViewState& view = window_.stage().view();
    if (!view.empty() && panel_->isVisible()) panel_->show_event(view.playhead().event);
}

void EventListing::show_selection() {
    const ViewState& view = window_.stage().view();
    const auto& selection = view.selection();
    if (view.empty()) return;
    panel_->set_task(selection ? std::optional(selection->lane.task) : std::nullopt);
    if (selection && selection->event && panel_->isVisible()) panel_->show_event(*selection->event);
}

void EventListing::show_range() {
    const ViewState& view = window_.stage().view();
    if (view.empty() || !view.range()) return panel_->set_range({});
    const MeasuredRange range = measured_range(view.axis(), *view.trace(), *view.range());
    panel_->set_range(std::pair(range.first, range.last));
}

void EventListing::choose(trace::EventIndex event) {
    if (window_.stage().view().empty()) return;
    jump_to(window_.stage(), event);
}

} // namespace simul::ui
