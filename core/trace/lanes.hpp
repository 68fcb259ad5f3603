/// Cuts the life of every task into segments. Private to TraceBuilder.
#pragma once

#include "core/trace/trace_data.hpp"

namespace simul::trace {

/// The state that a suspension for `wait` puts a task in: a bare yield leaves it ready.
TaskState state_of(WaitKind wait) noexcept;

/// Fills in what is derived from the event columns: each task's list of events, its segments, when it ended
/// and how, and the program's own segments. O(events + tasks).
void compute_lanes(Trace::Data& data);

} // namespace simul::trace
