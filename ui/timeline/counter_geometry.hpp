/// Counters as strips below the lanes.
#pragma once

#include "ui/counters/counters.hpp"
#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui {

/// Where one counter is drawn.
struct CounterStrip {
    const Counter* counter; ///< Of TraceLanes::counters().
    double top;
    double base;   ///< Levels stand on it, waiters hang from it.
    double bottom; ///< `base`, where nobody waits.
};

namespace geometry {

/// As many of them as fit into `area`, lower than usual if all do not, and never more than a dozen.
/// O(strips).
std::vector<CounterStrip> counter_strips(const TraceLanes& lanes, const QRectF& area);
/// What they would take if there were room for them.
double counters_height(const TraceLanes& lanes);
/// The one at `y`; nullopt between them.
std::optional<CounterStrip> counter_at(const TraceLanes& lanes, const QRectF& area, double y);

/// Levels as areas, the greatest of each pixel column; one that is gone within its instant is a thin stroke.
/// Waiters hang below the line. Tasks by state and processors: the exact mean of each pixel column.
void add_counters(DisplayList& list, const TimelineFrame& frame, const QRectF& area);
/// Their names, with the values just after `event`, else the greatest ones.
void add_counter_names(DisplayList& list, const TimelineFrame& frame, const QRectF& area,
                       std::optional<trace::EventIndex> event);

} // namespace geometry
} // namespace simul::ui
