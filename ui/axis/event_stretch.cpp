#include "ui/axis/event_stretch.hpp"

#include "core/trace/partition_near.hpp"

namespace simul::ui {

using trace::EventIndex;

EventIndex first_event_from(const trace::Trace& trace, const AxisPlaces& places, Position place) {
    return first_event_from(trace, places, place, static_cast<EventIndex>(trace.event_count() / 2));
}

EventIndex first_event_from(const trace::Trace& trace, const AxisPlaces& places, Position place,
                            EventIndex near) {
    const std::size_t count = trace.event_count();
    switch (places.kind()) {
    case AxisKind::Time: return trace.first_event_from(Instant(Duration(place)), near);
    case AxisKind::Steps:
        return static_cast<EventIndex>(std::clamp<Position>(place, 0, static_cast<Position>(count)));
    case AxisKind::Both: break;
    }
    const auto is_before = [&](std::size_t at) {
        const auto event = static_cast<EventIndex>(at);
        return places.of(trace.time_of(event), event) < place;
    };
    return static_cast<EventIndex>(trace::partition_near(count, near, is_before));
}

EventStretch events_in(const trace::Trace& trace, const AxisPlaces& places, Position begin, Position end) {
    return {first_event_from(trace, places, begin), first_event_from(trace, places, begin + 1),
            first_event_from(trace, places, end)};
}

} // namespace simul::ui
