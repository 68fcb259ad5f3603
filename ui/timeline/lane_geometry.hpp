/// One lane, or several in one, as bars.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::geometry {

/// Where a lane's bar is drawn.
struct BarBox {
    double top;
    double height;
    double center() const { return top + height / 2; }
};

/// The lane's bars, their labels (if there is height for them) and resumes.
void add_lane_bars(DisplayList& list, const TimelineFrame& frame, LaneId lane, BarBox box);

/// Creation and end of a task.
void add_lane_ends(DisplayList& list, const TimelineFrame& frame, LaneId lane, BarBox box);

/// The average of several lanes: in each pixel column, the share of each state among all of them.
void add_summary_bar(DisplayList& list, const TimelineFrame& frame, std::span<const LaneId> lanes,
                     BarBox box);

} // namespace simul::ui::geometry
