#include "core/trace/moment.hpp"

namespace simul::trace {

std::optional<Segment> segment_at(const Trace& trace, TaskIndex task, EventIndex event, Instant now) {
    const std::optional<Segment> segment = trace.segment_at(task, event);
    if (!segment) return std::nullopt;
    const SegmentList segments = trace.segments(task);
    const std::size_t next = segments.index_at_event(event) + 1;
    if (next >= segments.size()) return segment;
    const Segment after = segments[next];
    const bool began_before_its_event = after.begin < trace.time_of(after.first);
    return began_before_its_event && after.begin <= now ? after : segment;
}

TaskState state_at(const Trace& trace, TaskIndex task, EventIndex event, Instant now) {
    const std::optional<Segment> segment = segment_at(trace, task, event, now);
    return segment ? segment->state : trace.state_at(task, event);
}

} // namespace simul::trace
