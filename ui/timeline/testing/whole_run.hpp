/// A frame of all of a run, with its lanes as they come, for tests of what is drawn into one.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui::testing {

/// On the time axis. Its `frame` refers to it.
struct WholeRun {
    WholeRun(const trace::TracePtr& trace, const QRectF& plot)
        : lanes(trace), layout(lanes, LaneMetrics{}),
          axis(AxisKind::Time, *trace), frame{.lanes = lanes,
                                              .layout = layout,
                                              .text = text,
                                              .axis = axis,
                                              .scale = TimeScale(axis.extent(), plot.left(), plot.width()),
                                              .plot = plot,
                                              .header_left = 0} {}
    WholeRun(const WholeRun&) = delete;
    WholeRun& operator=(const WholeRun&) = delete;

    TraceLanes lanes;
    LaneLayout layout;
    TextMeasure text;
    Axis axis;
    TimelineFrame frame;
};

} // namespace simul::ui::testing
