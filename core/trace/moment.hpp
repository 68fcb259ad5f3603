/// What a task does between two events.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::trace {

/// The segment that the task is in at `now`, a time from time_of(event) up to that of the next event; nullopt
/// as Trace::segment_at. They differ for a sleeper whose timer is due while the loop is held: it is ready
/// from then on, although the event that says so comes later. O(log n).
std::optional<Segment> segment_at(const Trace& trace, TaskIndex task, EventIndex event, Instant now);

/// The state that the task is in at `now`; as Trace::state_at but for such a sleeper. O(log n).
TaskState state_at(const Trace& trace, TaskIndex task, EventIndex event, Instant now);

} // namespace simul::trace
