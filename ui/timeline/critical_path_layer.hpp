/// The critical path over the lanes: the chain of work and waits that makes the run as long as it is.
#pragma once

#include "core/analysis/critical_path.hpp"
#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::geometry {

/// A line through each step's bar, with a link where the path goes to another lane; nothing
/// where its lane is not shown. Steps that are less than a pixel wide and share a pixel column become one
/// stroke from the highest to the lowest of their lanes (of kMostLooked that are spread over it). Costs what
/// its pixels cost: O(columns × log steps).
void add_critical_path(DisplayList& list, const TimelineFrame& frame, const analysis::CriticalPath& path);

inline constexpr std::size_t kMostLooked = 32;

} // namespace simul::ui::geometry
