/// Which slices stand at a line of the source.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::geometry {

/// Outlines every slice in view whose task stands at that 1-based line, innermost function of its await
/// stack. Slices that touch one another, or lie within one pixel, share an outline. O(slices in view), up to
/// a number that takes a few milliseconds: beyond it, a text says that there are more.
void add_line_highlight(DisplayList& list, const TimelineFrame& frame, int line);

} // namespace simul::ui::geometry
