#include "ui/lanes/stack_levels.hpp"

#include <algorithm>

namespace simul::ui {

trace::StackId stack_in(const trace::Trace& trace, const trace::SegmentList& segments, std::size_t segment) {
    const trace::Event event = trace.event(segments.firsts()[segment]);
    if (event.stack != 0 || event.kind != trace::EventKind::Ready || segment == 0) return event.stack;
    return trace.event(segments.firsts()[segment - 1]).stack;
}

std::size_t deepest_stack(const trace::Trace& trace, trace::TaskIndex task) {
    if (task == trace::kNoTask) return 0;
    const trace::SegmentList segments = trace.segments(task);
    std::size_t deepest = 0;
    trace::StackId last = 0;
    const std::size_t looked_at = std::min<std::size_t>(segments.size(), 4096);
    for (std::size_t i = 0; i < looked_at && deepest < kMostStackLevels; ++i) {
        const trace::StackId stack = stack_in(trace, segments, i);
        if (stack == last) continue;
        last = stack;
        deepest = std::max(deepest, trace.stack(stack).size());
    }
    return std::min(deepest, kMostStackLevels);
}

} // namespace simul::ui
