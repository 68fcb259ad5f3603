/// What is derived from the events of a trace. Private to Trace.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::trace {

/// The list of each task's events, and its life cut into segments. Those of task t are the ones from begin[t]
/// to begin[t + 1].
struct Lanes {
    std::vector<std::uint32_t> task_event_begins;
    std::vector<EventIndex> task_events;
    std::vector<std::uint32_t> segment_begins;
    std::vector<Instant> segment_times;
    std::vector<EventIndex> segment_firsts;
    std::vector<TaskState> segment_states;
    std::vector<TaskState> final_states; ///< By task: after the last event.
    std::vector<Segment> program_segments;
    /// Of each resource, in the same way: the events that told of its level. Resource 0 has none.
    std::vector<std::uint32_t> level_begins;
    std::vector<EventIndex> level_events;
};

/// O(events + tasks).
Lanes compute_lanes(const Trace::Data& data);

} // namespace simul::trace
