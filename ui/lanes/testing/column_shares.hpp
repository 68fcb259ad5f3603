/// A lane's columns as plain shares, whatever they are drawn as.
#pragma once

#include "ui/lanes/lane_walk.hpp"

#include <vector>

namespace simul::ui::testing {

/// The shares of one lane in each column; empty where the lane is not.
inline std::vector<draw::ColumnShares> column_shares(const LaneIndex& index, const ColumnGrid& grid) {
    std::vector<draw::ColumnShares> columns(static_cast<std::size_t>(grid.count()));
    geometry::LaneWalk(index, grid)
        .run(
            [&](std::size_t segment, int first, int last) {
                const auto state = static_cast<std::size_t>(index.segments().states()[segment]);
                for (int column = first; column < last; ++column)
                    columns[static_cast<std::size_t>(column)].share[state] = 255;
            },
            [&](int column, const draw::ColumnShares& shares) {
                columns[static_cast<std::size_t>(column)] = shares;
            },
            [](int) {});
    return columns;
}

} // namespace simul::ui::testing
