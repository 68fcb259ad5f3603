/// Many lanes in few pixels: the exact share of each state in each cell of a grid of lanes and pixel columns.
#pragma once

#include "ui/axis/axis.hpp"
#include "ui/drawing/display_list.hpp"

#include <atomic>
#include <memory>

namespace simul::ui {

/// What is asked for. Row r of n shows the lanes from r · size / n up to (r + 1) · size / n.
struct DensityRequest {
    trace::TracePtr trace;
    AxisPlaces places{AxisKind::Time};
    Range window;
    int columns = 0;
    int rows = 0;
    std::shared_ptr<const std::vector<trace::TaskIndex>> lanes; ///< From top to bottom; one at least a row.
    std::size_t first = 0; ///< Of those, the part that is meant: [first, first + count).
    std::size_t count = 0;

    friend bool operator==(const DensityRequest&, const DensityRequest&) = default;
};

/// Exact: the sums are taken over the segments themselves. O(segments in the window + rows · columns + lanes
/// · log(segments)). Null if `cancelled` becomes true meanwhile. Any thread; the trace's lanes are prepared.
std::shared_ptr<const draw::Grid> density_of(const DensityRequest& request,
                                             const std::atomic<bool>& cancelled);

} // namespace simul::ui
