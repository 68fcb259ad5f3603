#include "ui/timeline/axis.hpp"

#include <cmath>

namespace simul::ui {
namespace {

/// What a run without any duration is shown on.
constexpr Position kShortestRun = 1'000'000'000;

Position ticks(Instant instant) {
    return instant.time_since_epoch().count();
}

} // namespace

Range Axis::extent() const {
    if (kind_ == AxisKind::Steps)
        return {0, std::max<Position>(1, static_cast<Position>(trace_->event_count()))};
    const Position end = ticks(trace_->end_time());
    return {0, end > 0 ? end : kShortestRun};
}

Position Axis::of(trace::EventIndex event) const {
    return kind_ == AxisKind::Steps ? Position{event} : ticks(trace_->time_of(event));
}

Position Axis::of(Instant instant) const {
    if (kind_ == AxisKind::Time) return ticks(instant);
    const auto event = trace_->first_event_from(instant);
    return event ? Position{*event} : extent().end;
}

double Axis::between(trace::EventIndex event, Instant instant) const {
    if (kind_ == AxisKind::Time) return static_cast<double>(ticks(instant));
    const Instant begin = trace_->time_of(event);
    const bool is_last = event + 1 >= trace_->event_count();
    const Instant end = is_last ? trace_->end_time() : trace_->time_of(event + 1);
    if (end <= begin || instant <= begin) return event;
    const double share =
        static_cast<double>((instant - begin).count()) / static_cast<double>((end - begin).count());
    return event + std::min(share, 1.0);
}

trace::EventIndex Axis::event_at(Position position) const {
    if (kind_ == AxisKind::Time)
        return trace_->last_event_at(Instant(Duration(std::max<Position>(position, 0)))).value_or(0);
    const auto last = static_cast<Position>(trace_->event_count()) - 1;
    return static_cast<trace::EventIndex>(std::clamp<Position>(position, 0, last));
}

Instant Axis::instant_at(Position position) const {
    if (kind_ == AxisKind::Time) return Instant(Duration(position));
    if (position >= static_cast<Position>(trace_->event_count())) return trace_->end_time();
    return trace_->time_of(event_at(position));
}

Range Axis::converted(Range range, const Axis& from) const {
    if (from.kind_ == kind_ || trace_->empty()) return range;
    const Range all = from.extent();
    // A stretch that reaches the end of the run reaches it here too, though no event may lie there.
    const Position end = range.end >= all.end ? extent().end : of(from.instant_at(range.end));
    const Position begin = range.begin <= all.begin ? extent().begin : of(from.instant_at(range.begin));
    return {begin, std::max(end, begin + closest())};
}

} // namespace simul::ui
