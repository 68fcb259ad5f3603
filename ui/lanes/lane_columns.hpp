/// What lanes show in the pixel columns in view, apart from where and how it is drawn.
#pragma once

#include "ui/axis/column_tiles.hpp"
#include "ui/lanes/lane_id.hpp"
#include "ui/lanes/lane_walk.hpp"
#include "ui/lanes/trace_lanes.hpp"

#include <optional>
#include <span>
#include <unordered_map>

namespace simul::ui {

/// One lane over the columns, from left to right.
struct LaneColumns {
    /// The columns [first, last): a bar that one segment fills, or a strip of columns that have shares each.
    struct Piece {
        int first;
        int last;
        std::optional<std::size_t> segment;
        std::size_t shares = 0; ///< Of a strip: where its columns begin in LaneColumns::shares.
    };
    std::vector<Piece> pieces;
    std::vector<draw::ColumnShares> shares;
    std::vector<int> resumed; ///< Columns in which the task was resumed, once or more.

    /// The columns [first, last), whose shares are added next, go on with the strip that ends there, if one
    /// does.
    void add_to_strip(int first, int last);
};

/// What is narrower (in logical pixels) is no bar, but part of the strip beside it.
inline constexpr double kNarrowestBar = 6;

/// O(columns · log segments), and less where there are few. Any thread.
LaneColumns columns_of(const LaneIndex& index, const ColumnGrid& grid);

/// The columns of the lanes that were last looked at. They stay while lanes scroll; while time is panned,
/// what comes into view is worked out.
class LaneColumnStore {
public:
    /// Works out what is missing, on all cores where it is much.
    void prepare(TraceLanes& lanes, std::span<const LaneId> wanted, const AxisPlaces& places,
                 const ColumnGrid& grid);
    /// REQUIRES: the lane was among the last that were prepared. Valid until the next are.
    const LaneColumns& of(LaneId lane) const { return known_.at(lane.task).in_view; }
    /// To be called when another trace comes, which may lie where the last one lay.
    void clear();

private:
    struct Lane {
        ColumnTiles<LaneColumns> tiles; ///< In which each bar is one, however narrow.
        LaneColumns in_view;
        std::optional<ColumnGrid> view; ///< What `in_view` holds.
    };
    static void update(Lane& lane, const LaneIndex& index, const ColumnGrid& grid);

    AxisPlaces places_{AxisKind::Time};
    std::unordered_map<trace::TaskIndex, Lane> known_;
};

} // namespace simul::ui
