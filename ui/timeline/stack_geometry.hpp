/// The await stack of a lane as nested bars below its bar, like a flame graph inside the lane.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::geometry {

/// Nothing where the layout shows no stacks. A level is one bar from where its function is entered to where
/// it is left; columns in which several segments meet have none, and O(columns) are looked at.
void add_lane_stacks(DisplayList& list, const TimelineFrame& frame, const LaneLayout::Row& row);

} // namespace simul::ui::geometry
