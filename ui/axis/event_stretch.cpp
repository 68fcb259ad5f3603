#include "ui/axis/event_stretch.hpp"

namespace simul::ui {

using trace::EventIndex;

EventIndex first_event_from(const trace::Trace& trace, const AxisPlaces& places, Position place) {
    const auto count = static_cast<EventIndex>(trace.event_count());
    if (places.kind() == AxisKind::Steps)
        return static_cast<EventIndex>(std::clamp<Position>(place, 0, count));
    if (places.kind() == AxisKind::Time)
        return trace.first_event_from(Instant(Duration(place))).value_or(count);
    EventIndex low = 0;
    for (EventIndex high = count; low < high;) {
        const EventIndex middle = low + (high - low) / 2;
        if (places.of(trace.time_of(middle), middle) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

EventStretch events_in(const trace::Trace& trace, const AxisPlaces& places, Position begin, Position end) {
    return {first_event_from(trace, places, begin), first_event_from(trace, places, begin + 1),
            first_event_from(trace, places, end)};
}

} // namespace simul::ui
