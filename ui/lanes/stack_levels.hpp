/// Where a task stood, level by level, while it was in each of its segments.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::ui {

/// More levels than that are not drawn: the last one stands for the rest.
inline constexpr std::size_t kMostStackLevels = 8;

/// The await stack of a segment of a task's lane; 0 if it is not known (before its first step). While a task
/// is ready it stands where it was suspended. O(1).
trace::StackId stack_in(const trace::Trace& trace, const trace::SegmentList& segments, std::size_t segment);

/// The most levels that a stack of the task has, up to kMostStackLevels; of a lane with more than a few
/// thousand segments, what the first of them say. O(1).
std::size_t deepest_stack(const trace::Trace& trace, trace::TaskIndex task);

} // namespace simul::ui
