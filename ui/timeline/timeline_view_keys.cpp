// How a TimelineView hears keys, and how they move the selection.
#include "ui/timeline/cause.hpp"
#include "ui/timeline/effects.hpp"
#include "ui/timeline/timeline_view_private.hpp"

#include <QKeyEvent>

namespace simul::ui {
namespace {

constexpr double kFreeStep = 4; ///< Pixels, by which a key moves the range's end freely.

} // namespace

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const std::optional<TimelineKey> key = timeline_key(*event);
    if (!key || d_->state.empty()) return QWidget::keyPressEvent(event);
    const bool moves_range = key == TimelineKey::RangeToPreviousEdge || key == TimelineKey::RangeToNextEdge;
    if (moves_range && (event->modifiers() & Qt::AltModifier)) {
        const auto step = std::max<Position>(1, static_cast<Position>(d_->canvas.units(kFreeStep)));
        d_->range_edit.move_end_by(key == TimelineKey::RangeToNextEdge ? step : -step);
    } else {
        perform(*key);
    }
}

void TimelineView::perform(TimelineKey key) {
    if (d_->state.empty()) return;
    const Position step = std::max<Position>(1, d_->state.window().length() / 8);
    const auto& selection = d_->state.selection();
    switch (key) {
    case TimelineKey::ZoomIn: zoom_in(); break;
    case TimelineKey::ZoomOut: zoom_out(); break;
    case TimelineKey::PanLeft: d_->state.pan(-step); break;
    case TimelineKey::PanRight: d_->state.pan(step); break;
    case TimelineKey::PreviousSegment: d_->move_selection_along(-1); break;
    case TimelineKey::NextSegment: d_->move_selection_along(1); break;
    case TimelineKey::LaneAbove: d_->move_selection_across(-1); break;
    case TimelineKey::LaneBelow: d_->move_selection_across(1); break;
    case TimelineKey::CenterOrFit: center_or_fit(); break;
    case TimelineKey::ShowAll: show_all(); break;
    case TimelineKey::ZoomToSelection: d_->zoom_to_selection(); break;
    case TimelineKey::ExpandAll:
        for (const LaneGroup& group : d_->canvas.layout().groups())
            set_group_collapsed(group.key, false);
        break;
    case TimelineKey::Activate:
        if (selection && selection->event) Q_EMIT event_activated(*selection->event);
        break;
    case TimelineKey::Clear:
        d_->state.select({});
        d_->state.set_range({});
        break;
    case TimelineKey::RangeToPreviousEdge: d_->range_edit.move_end_to_edge(-1); break;
    case TimelineKey::RangeToNextEdge: d_->range_edit.move_end_to_edge(1); break;
    }
}

void TimelineView::Private::select_event(LaneId lane, trace::EventIndex event) {
    state.select(Selection{lane, event});
    state.reveal(state.axis().of(event));
    q.reveal_lane(lane);
}

void TimelineView::Private::move_selection_along(int by) {
    const LaneId lane = state.selection() ? state.selection()->lane : canvas.lane_at_playhead();
    const auto segments = state.lanes().segments(lane);
    if (segments.empty()) return;
    const bool has_event = state.selection() && state.selection()->event;
    const trace::EventIndex from = has_event ? *state.selection()->event : state.playhead().event;
    const std::size_t at = segments.index_at_event(from);
    const auto last = static_cast<std::ptrdiff_t>(segments.size()) - 1;
    std::ptrdiff_t next = at >= segments.size() ? 0 : static_cast<std::ptrdiff_t>(at) + (has_event ? by : 0);
    select_event(lane,
                 segments.firsts()[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, last))]);
}

void TimelineView::Private::move_selection_across(int by) {
    if (!state.selection()) return select_event(canvas.lane_at_playhead(), state.playhead().event);
    const LaneId lane = canvas.layout().neighbour(state.selection()->lane, by);
    const auto segments = state.lanes().segments(lane);
    const trace::EventIndex event = state.selection()->event.value_or(state.playhead().event);
    const std::size_t at = segments.index_at_event(event);
    if (at < segments.size())
        select_event(lane, segments.firsts()[at]);
    else
        state.select(Selection{lane, {}});
    q.reveal_lane(lane);
}

void TimelineView::Private::zoom_to_selection() {
    Range range = state.range().value_or(Range{});
    if (range.length() <= 0) {
        if (!state.selection() || !state.selection()->event) return;
        const auto segments = state.lanes().segments(state.selection()->lane);
        const std::size_t at = segments.index_at_event(*state.selection()->event);
        if (at >= segments.size()) return;
        const LaneIndex& index = state.lanes().index(state.selection()->lane, state.axis().places());
        range = {index.begin_of(at), index.end_of(at)};
    }
    const Position margin = std::max<Position>(range.length() / 20, 1);
    state.set_window({range.begin - margin, range.end + margin});
}

trace::EventIndex TimelineView::Private::event_meant() const {
    return state.selection() && state.selection()->event ? *state.selection()->event : state.playhead().event;
}

void TimelineView::select_cause() {
    if (d_->state.empty()) return;
    if (const auto cause = cause_of(*d_->state.trace(), d_->event_meant()))
        d_->select_event(cause->lane, step_that_caused(*d_->state.trace(), cause->lane.task, cause->event));
}

void TimelineView::select_effect() {
    if (d_->state.empty()) return;
    const auto effects = effects_of(*d_->state.trace(), d_->event_meant());
    if (!effects.empty()) d_->select_event({d_->state.trace()->task_of(effects.front())}, effects.front());
}

void TimelineView::select_sibling(int by) {
    if (d_->state.empty()) return;
    const trace::Trace& trace = *d_->state.trace();
    const trace::EventIndex event = d_->event_meant();
    const auto cause = cause_of(trace, event);
    if (!cause) return;
    const auto siblings = effects_of(trace, step_that_caused(trace, cause->lane.task, cause->event));
    const auto at = std::find(siblings.begin(), siblings.end(), cause->event);
    if (at == siblings.end()) return;
    const auto count = static_cast<std::ptrdiff_t>(siblings.size());
    const std::ptrdiff_t next = ((at - siblings.begin() + by) % count + count) % count;
    const trace::EventIndex chosen = siblings[static_cast<std::size_t>(next)];
    d_->select_event({trace.task_of(chosen)}, chosen);
}

void TimelineView::center_or_fit() {
    if (d_->state.empty()) return;
    const auto& selection = d_->state.selection();
    const trace::EventIndex event =
        selection && selection->event ? *selection->event : d_->state.playhead().event;
    const Range window = d_->state.window();
    const Position place = d_->state.axis().of(event);
    d_->state.set_window({place - window.length() / 2, place - window.length() / 2 + window.length()});
    if (d_->state.window() == window) d_->zoom_to_selection();
    if (selection) reveal_lane(selection->lane);
}

} // namespace simul::ui
