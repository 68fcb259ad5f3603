/// What was worked out for pixel columns, kept in tiles.
#pragma once

#include "ui/axis/column_grid.hpp"

#include <map>
#include <optional>
#include <vector>

namespace simul::ui {

/// `Tile` holds what kTileColumns columns show. Tiles begin at multiples of that number of columns behind the
/// anchor of a grid, and stay for as long as they are near what is in view: a picture that is panned costs
/// what comes into view.
template <class Tile>
class ColumnTiles {
public:
    static constexpr std::int64_t kTileColumns = 128;

    /// A tile that is empty, and the columns that it is for.
    struct Missing {
        ColumnGrid columns;
        Tile* tile;
    };

    /// The tiles in view that are missing, to be filled on any threads before anything else is asked of this.
    /// Far ones are dropped, and all if the columns are no longer the same.
    std::vector<Missing> cover(const ColumnGrid& grid) {
        if (!grid_ || !grid_->matches(grid)) tiles_.clear();
        grid_ = grid;
        const auto [first, last] = in_view();
        const std::int64_t beyond = last - first;
        tiles_.erase(tiles_.begin(), tiles_.lower_bound(first - beyond));
        tiles_.erase(tiles_.lower_bound(last + beyond), tiles_.end());
        std::vector<Missing> missing;
        for (std::int64_t tile = first; tile < last; ++tile) {
            const auto [at, is_new] = tiles_.try_emplace(tile); // References into a map stay.
            const std::int64_t begin = begin_of(tile);
            if (is_new) missing.push_back({grid.part(begin, begin + kTileColumns), &at->second});
        }
        return missing;
    }

    /// `visit(tile, column)` from left to right: `column` of the grid is the tile's first one, and may lie
    /// left of what is in view. REQUIRES: the last grid was covered.
    template <class Visit>
    void visit(Visit visit) const {
        const auto [first, last] = in_view();
        for (auto tile = tiles_.lower_bound(first); tile != tiles_.end() && tile->first < last; ++tile)
            visit(tile->second, static_cast<int>(begin_of(tile->first)));
    }

    /// REQUIRES: that is the grid of a tile in view.
    const Tile& at(const ColumnGrid& tile) const { return tiles_.at(tile.first() / kTileColumns); }

private:
    /// In columns of the grid.
    std::int64_t begin_of(std::int64_t tile) const { return tile * kTileColumns - grid_->first(); }
    /// [first, last) in tiles.
    std::pair<std::int64_t, std::int64_t> in_view() const {
        const auto down = [](std::int64_t column) {
            return column / kTileColumns - (column % kTileColumns < 0 ? 1 : 0);
        };
        return {down(grid_->first()), down(grid_->first() + grid_->count() - 1) + 1};
    }

    std::optional<ColumnGrid> grid_;
    std::map<std::int64_t, Tile> tiles_;
};

} // namespace simul::ui
