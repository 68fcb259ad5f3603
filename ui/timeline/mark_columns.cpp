#include "ui/timeline/mark_columns.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

std::vector<double> mark_columns(std::span<const trace::EventIndex> events, const Axis& axis,
                                 const TimeScale& scale, double spacing) {
    std::vector<double> columns;
    const auto lies_before = [&axis](trace::EventIndex event, Position place) {
        return axis.of(event) < place;
    };
    auto next = std::lower_bound(events.begin(), events.end(), scale.range().begin, lies_before);
    while (next != events.end() && axis.of(*next) <= scale.range().end) {
        const double stretch = std::floor((scale.to_px(axis.of(*next)) - scale.left()) / spacing);
        columns.push_back(scale.left() + stretch * spacing);
        // At least one further, however short a stretch is in positions.
        const Position end = scale.to_position(scale.left() + (stretch + 1) * spacing) + 1;
        next = std::lower_bound(next + 1, events.end(), end, lies_before);
    }
    return columns;
}

} // namespace simul::ui
