#include "ui/axis/axis.hpp"

#include <cmath>

namespace simul::ui {
namespace {

/// What a run without any duration is shown on.
constexpr Position kShortestRun = 1'000'000'000;

Position ticks(Instant instant) {
    return instant.time_since_epoch().count();
}

/// The time that the axis shows, from its beginning on.
Position time_shown(const trace::Trace& trace) {
    const Position end = ticks(trace.end_time());
    return end > 0 ? end : kShortestRun;
}

} // namespace

Axis::Axis(AxisKind kind, const trace::Trace& trace, double share) : places_(AxisKind::Time), trace_(&trace) {
    places_ = kind == AxisKind::Both ? AxisPlaces::both(share, nanoseconds_per_event()) : AxisPlaces(kind);
}

double Axis::nanoseconds_per_event() const {
    return static_cast<double>(time_shown(*trace_)) /
           static_cast<double>(std::max<std::size_t>(1, trace_->event_count()));
}

Range Axis::extent() const {
    const auto events = static_cast<trace::EventIndex>(trace_->event_count());
    const Position end = places_.of(Instant(Duration(time_shown(*trace_))), events);
    return {0, std::max<Position>(1, end)};
}

Position Axis::of(trace::EventIndex event) const {
    return places_.of(trace_->time_of(event), event);
}

Position Axis::of(Instant instant) const {
    if (kind() == AxisKind::Time) return ticks(instant);
    const auto event = trace_->first_event_from(instant);
    if (!event) return extent().end;
    if (kind() == AxisKind::Steps || *event == 0 || trace_->time_of(*event) == instant) return of(*event);
    return static_cast<Position>(between(*event - 1, instant));
}

double Axis::between(trace::EventIndex event, Instant instant) const {
    if (kind() == AxisKind::Time) return static_cast<double>(ticks(instant));
    const Instant begin = trace_->time_of(event);
    const bool is_last = event + 1 >= trace_->event_count();
    const Instant end = is_last ? trace_->end_time() : trace_->time_of(event + 1);
    if (end <= begin || instant <= begin) return places_.of(begin, static_cast<double>(event));
    const double share =
        static_cast<double>((instant - begin).count()) / static_cast<double>((end - begin).count());
    return places_.of(std::min(instant, end), event + std::min(share, 1.0));
}

trace::EventIndex Axis::event_at(Position position) const {
    if (kind() == AxisKind::Time)
        return trace_->last_event_at(Instant(Duration(std::max<Position>(position, 0)))).value_or(0);
    const auto last = static_cast<Position>(trace_->event_count()) - 1;
    if (kind() == AxisKind::Steps)
        return static_cast<trace::EventIndex>(std::clamp<Position>(position, 0, last));
    trace::EventIndex low = 0;
    auto high = static_cast<trace::EventIndex>(last + 1);
    while (low + 1 < high) {
        const trace::EventIndex middle = low + (high - low) / 2;
        (of(middle) <= position ? low : high) = middle;
    }
    return low;
}

Instant Axis::instant_at(Position position) const {
    if (kind() == AxisKind::Time) return Instant(Duration(position));
    if (position >= extent().end) return trace_->end_time();
    const trace::EventIndex event = event_at(position);
    const Instant begin = trace_->time_of(event);
    if (kind() == AxisKind::Steps) return begin;
    const bool is_last = event + 1 >= trace_->event_count();
    const Instant end = is_last ? trace_->end_time() : trace_->time_of(event + 1);
    const double share = event_place(position) - event;
    return begin + Duration(static_cast<Position>(share * static_cast<double>((end - begin).count())));
}

double Axis::event_place(Position position) const {
    const trace::EventIndex event = event_at(position);
    if (kind() == AxisKind::Steps) return static_cast<double>(std::max<Position>(position, 0));
    const Position begin = of(event);
    const bool is_last = event + 1 >= trace_->event_count();
    const Position end = is_last ? extent().end : of(event + 1);
    if (end <= begin) return event;
    return event +
           std::clamp(static_cast<double>(position - begin) / static_cast<double>(end - begin), 0.0, 1.0);
}

Range Axis::converted(Range range, const Axis& from) const {
    if (from.places_ == places_ || trace_->empty()) return range;
    const Range all = from.extent();
    const auto place = [&](Position position) {
        // A burst is one place of the time axis: what begins there begins before all of it.
        if (from.kind() == AxisKind::Time || kind() == AxisKind::Time) return of(from.instant_at(position));
        const double event = from.event_place(position);
        const auto whole = static_cast<trace::EventIndex>(event);
        if (whole >= trace_->event_count()) return extent().end;
        const bool is_last = whole + 1 >= trace_->event_count();
        const Position begin = of(whole);
        const Position end = is_last ? extent().end : of(whole + 1);
        return begin + static_cast<Position>((event - whole) * static_cast<double>(end - begin));
    };
    // A stretch that reaches the end of the run reaches it here too, though no event may lie there.
    const Position end = range.end >= all.end ? extent().end : place(range.end);
    const Position begin = range.begin <= all.begin ? extent().begin : place(range.begin);
    return {begin, std::max(end, begin + closest())};
}

} // namespace simul::ui
