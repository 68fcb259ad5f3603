#include "ui/window/axis_stretch.hpp"

namespace simul::ui {

MeasuredRange measured_range(const Axis& axis, const trace::Trace& trace, Range range) {
    const auto count = static_cast<trace::EventIndex>(trace.event_count());
    const bool to_end = range.end >= axis.extent().end;
    if (axis.kind() == AxisKind::Time) {
        const Instant begin = axis.instant_at(range.begin);
        const Instant end = to_end ? trace.end_time() : axis.instant_at(range.end);
        return {begin, end, trace.first_event_from(begin).value_or(count),
                to_end ? count : trace.first_event_from(end).value_or(count)};
    }
    // The first event at or after a place.
    const auto first_from = [&](Position place) {
        const trace::EventIndex event = axis.event_at(place);
        return axis.of(event) < place ? event + 1 : event;
    };
    const trace::EventIndex first = first_from(range.begin);
    const trace::EventIndex last = to_end ? count : first_from(range.end);
    return {axis.instant_at(range.begin), to_end ? trace.end_time() : axis.instant_at(range.end), first,
            last};
}

} // namespace simul::ui
