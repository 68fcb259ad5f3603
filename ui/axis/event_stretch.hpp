/// Which events lie in a stretch of an axis.
#pragma once

#include "ui/axis/axis.hpp"

namespace simul::ui {

/// A stretch of an axis, as events.
struct EventStretch {
    trace::EventIndex first = 0;       ///< The first one in it; where there is none, the first one after it.
    trace::EventIndex after_begin = 0; ///< The first one behind the place where it begins.
    trace::EventIndex last = 0;        ///< The first one behind all of it.
};

/// The first event at or after `place`; event_count() if there is none. O(log events).
trace::EventIndex first_event_from(const trace::Trace& trace, const AxisPlaces& places, Position place);

/// The same for one place after another: `near` is any event, the nearer the faster. O(log distance).
trace::EventIndex first_event_from(const trace::Trace& trace, const AxisPlaces& places, Position place,
                                   trace::EventIndex near);

/// The events of [begin, end). O(log events).
EventStretch events_in(const trace::Trace& trace, const AxisPlaces& places, Position begin, Position end);

} // namespace simul::ui
