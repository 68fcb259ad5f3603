/// Where the lanes are, from top to bottom.
#pragma once

#include "ui/lanes/lane_arrangement.hpp"

#include <memory>
#include <vector>

namespace simul::ui {

/// Heights, in pixels.
struct LaneMetrics {
    double lane = 24;          ///< From one lane to the next.
    double bar = 15;           ///< Of the bar in it.
    double group = 24;         ///< Of a group's heading; 0: groups have none.
    double gap = 0;            ///< Between groups that have no heading.
    double shortest_group = 0; ///< Room for a group without a heading, however few its lanes.
    double stack_level = 0;    ///< Of each level of an await stack below the bar; 0: stacks are not shown.
};

/// Rows below one another; without gaps where groups have headings.
class LaneLayout {
public:
    enum class RowKind : std::uint8_t {
        Lane,  ///< One lane.
        Group, ///< The heading of a group that has several tasks; collapsed, with all its lanes in one.
    };
    struct Row {
        RowKind kind;
        LaneId lane;       ///< Of a lane.
        std::size_t group; ///< Index into groups(); of the program's lane and of pinned ones: kNoGroup.
        double top;
        double height;
    };
    static constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

    /// O(lanes). `arranged` is not null.
    LaneLayout(std::shared_ptr<const ArrangedLanes> arranged, const trace::Trace& trace,
               const LaneMetrics& metrics, const QSet<QString>& collapsed = {});
    /// All lanes, as they are arranged without any choice.
    LaneLayout(const TraceLanes& lanes, const LaneMetrics& metrics, const QSet<QString>& collapsed = {});

    const std::vector<LaneGroup>& groups() const { return arranged_->groups; }
    const std::vector<Row>& rows() const { return rows_; }
    const LaneMetrics& metrics() const { return metrics_; }
    bool is_collapsed(std::size_t group) const { return collapsed_[group]; }
    double height() const { return height_; }

    /// The first rows are pinned: they do not scroll.
    std::size_t pinned_rows() const { return arranged_->pinned.size(); }
    double pinned_height() const { return pinned_height_; }

    /// Index of the row at `y`, or of the next one below; rows().size() below the last one. O(log n).
    std::size_t row_at(double y) const;
    /// The row that shows the lane: its own, or its collapsed group's; null if none does. O(1).
    const Row* find_row(LaneId lane) const;
    /// The lane `by` rows further down (up, if negative), stopping at the ends; headings are passed over.
    LaneId neighbour(LaneId lane, int by) const;

private:
    static constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

    void add_row(RowKind kind, LaneId lane, std::size_t group, double height);
    void add_lane(const trace::Trace& trace, LaneId lane, std::size_t group);

    std::shared_ptr<const ArrangedLanes> arranged_;
    LaneMetrics metrics_;
    std::vector<bool> collapsed_;
    std::vector<Row> rows_;
    std::vector<std::uint32_t> row_of_task_; ///< By task; the last is the program's.
    double height_ = 0;
    double pinned_height_ = 0;
};

} // namespace simul::ui
