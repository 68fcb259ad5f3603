#include "ui/timeline/view_state.hpp"

#include <cmath>

namespace simul::ui {
namespace {

Range united(Range first, Range second) {
    if (second.length() <= 0) return first;
    return {std::min(first.begin, second.begin), std::max(first.end, second.end)};
}

Range at_least(Range range, Position length, Range outer) {
    if (range.length() >= length) return range;
    return {range.begin, std::min(outer.end, range.begin + length)};
}

} // namespace

ViewState::ViewState(QObject* parent) : QObject(parent) {}

void ViewState::set_trace(trace::TracePtr trace) {
    trace_ = std::move(trace);
    critical_path_.reset();
    lanes_ = trace_ ? std::make_unique<TraceLanes>(trace_) : nullptr;
    window_ = {};
    update_extent();
    Q_EMIT trace_changed();
    set_hover({});
    set_lit_line(0);
    select({});
    set_range({});
    const Instant start = empty() ? Instant{} : trace_->time_of(0);
    set_playhead({0, start});
    show_all();
}

void ViewState::set_critical_path(SharedCriticalPath path) {
    if (path == critical_path_) return;
    critical_path_ = std::move(path);
    Q_EMIT critical_path_changed();
}

void ViewState::set_axis(AxisKind kind) {
    if (kind == axis_kind_ && share_ == kShareOfBoth) return;
    const AxisKind kind_before = std::exchange(axis_kind_, kind);
    const double share_before = std::exchange(share_, kShareOfBoth);
    if (!trace_) return Q_EMIT axis_changed();

    const bool all = shows_all();
    const Axis from(kind_before, *trace_, share_before);
    const Range window = axis().converted(window_, from);
    const std::optional<Range> range = range_ ? std::optional(axis().converted(*range_, from)) : std::nullopt;
    range_.reset();
    common_ = {};
    update_extent();
    Q_EMIT axis_changed();
    set_window(all ? extent_ : window);
    if (range) set_range(range);
}

void ViewState::show_between_axes(double share, Range window, std::optional<Range> range) {
    axis_kind_ = AxisKind::Both;
    share_ = share;
    range_.reset();
    common_ = {};
    update_extent();
    Q_EMIT axis_changed();
    set_window(window);
    set_range(range);
}

void ViewState::set_common_extent(Range common) {
    if (common == common_) return;
    const bool all = shows_all();
    common_ = common;
    update_extent();
    set_window(all ? extent_ : window_);
}

void ViewState::update_extent() {
    extent_ = united(trace_ ? axis().extent() : Range{0, 1}, common_);
}

void ViewState::set_window(Range window) {
    const Position closest = trace_ ? axis().closest() : 1;
    window = moved_into(at_least(window, closest, {window.begin, window.begin + closest}), extent_);
    if (window == window_) return;
    window_ = window;
    Q_EMIT window_changed();
}

void ViewState::zoom(double factor, Position anchor) {
    const auto length = static_cast<double>(window_.length());
    const double longest = static_cast<double>(extent_.length());
    const double shortest = std::min(longest, static_cast<double>(trace_ ? axis().closest() : 1));
    const double new_length = std::clamp(length / factor, shortest, longest);
    const double left_share = static_cast<double>(anchor - window_.begin) / length;
    const Position begin = anchor - static_cast<Position>(std::llround(left_share * new_length));
    set_window({begin, begin + static_cast<Position>(std::llround(new_length))});
}

void ViewState::pan(Position by) {
    set_window({window_.begin + by, window_.end + by});
}

void ViewState::reveal(Position position) {
    const Position margin = window_.length() / 10;
    if (position < window_.begin)
        pan(position - margin - window_.begin);
    else if (position > window_.end)
        pan(position + margin - window_.end);
}

void ViewState::set_range(std::optional<Range> range) {
    if (range) {
        range->begin = std::clamp(range->begin, extent_.begin, extent_.end);
        range->end = std::clamp(range->end, range->begin, extent_.end);
        if (range->length() == 0) range.reset();
    }
    if (range == range_) return;
    range_ = range;
    Q_EMIT range_changed();
}

void ViewState::set_arrangement(LaneArrangement arrangement) {
    if (arrangement == arrangement_) return;
    arrangement_ = std::move(arrangement);
    Q_EMIT arrangement_changed();
}

void ViewState::set_counter_choice(CounterChoice choice) {
    if (choice == counter_choice_) return;
    counter_choice_ = std::move(choice);
    Q_EMIT counter_choice_changed();
}

void ViewState::set_counters(std::shared_ptr<const Counters> counters) {
    if (counters == lanes_->counters()) return;
    lanes_->set_counters(std::move(counters));
    Q_EMIT counters_changed();
}

void ViewState::set_arrow_choice(const ArrowChoice& choice) {
    if (choice == arrow_choice_) return;
    arrow_choice_ = choice;
    Q_EMIT arrow_choice_changed();
}

void ViewState::set_shows_grid(bool shows) {
    if (shows == shows_grid_) return;
    shows_grid_ = shows;
    Q_EMIT grid_changed();
}

void ViewState::select(std::optional<Selection> selection) {
    if (selection == selection_) return;
    selection_ = selection;
    Q_EMIT selection_changed();
}

void ViewState::set_hover(std::optional<Selection> hover) {
    if (hover == hover_) return;
    hover_ = hover;
    Q_EMIT hover_changed();
}

void ViewState::set_lit_line(int line) {
    if (line == lit_line_) return;
    lit_line_ = line;
    Q_EMIT lit_line_changed();
}

void ViewState::set_playhead(Playhead playhead) {
    if (playhead == playhead_) return;
    playhead_ = playhead;
    Q_EMIT playhead_changed();
}

void ViewState::seek_to_position(Position position) {
    const Position place = std::clamp(position, extent_.begin, extent_.end);
    if (axis_kind_ == AxisKind::Time) return seek_to(Instant(Duration(place)));
    const trace::EventIndex event = axis().event_at(place);
    const bool in_burst =
        event + 1 < trace_->event_count() && trace_->time_of(event + 1) == trace_->time_of(event);
    if (axis_kind_ == AxisKind::Steps || in_burst)
        seek_to(event);
    else
        seek_to(axis().instant_at(place));
}

} // namespace simul::ui
