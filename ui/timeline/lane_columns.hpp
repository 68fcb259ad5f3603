/// What lanes show in the pixel columns in view, apart from where and how it is drawn.
#pragma once

#include "ui/timeline/lane_id.hpp"
#include "ui/timeline/lane_walk.hpp"
#include "ui/timeline/trace_lanes.hpp"

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
};

/// What is narrower (in logical pixels) is no bar, but part of the strip beside it.
inline constexpr double kNarrowestBar = 6;

/// O(columns · log segments), and less where there are few. Any thread.
LaneColumns columns_of(const LaneIndex& index, const TimeScale& scale, double column_px);

/// The columns of the lanes that were last looked at, for as long as nothing but the rows in view changes.
class LaneColumnStore {
public:
    /// Works out what is missing, on all cores where it is much.
    void prepare(TraceLanes& lanes, std::span<const LaneId> wanted, const AxisPlaces& places,
                 const TimeScale& scale, double column_px);
    /// REQUIRES: the lane was among the last that were prepared. Valid until the next are.
    const LaneColumns& of(LaneId lane) const { return known_.at(lane.task); }
    /// To be called when another trace comes, which may lie where the last one lay.
    void clear();

private:
    struct View {
        AxisPlaces places{AxisKind::Time};
        Range range;
        double left = 0, width = 0, column_px = 0;
        friend bool operator==(const View&, const View&) = default;
    };
    View view_;
    std::unordered_map<trace::TaskIndex, LaneColumns> known_;
};

} // namespace simul::ui
