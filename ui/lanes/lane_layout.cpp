#include "ui/lanes/lane_layout.hpp"

#include "ui/lanes/stack_levels.hpp"

#include <algorithm>

namespace simul::ui {

LaneLayout::LaneLayout(const TraceLanes& lanes, const LaneMetrics& metrics, const QSet<QString>& collapsed)
    : LaneLayout(std::make_shared<const ArrangedLanes>(arrange(lanes)), lanes.trace(), metrics, collapsed) {}

LaneLayout::LaneLayout(std::shared_ptr<const ArrangedLanes> arranged, const trace::Trace& trace,
                       const LaneMetrics& metrics, const QSet<QString>& collapsed)
    : arranged_(std::move(arranged)), metrics_(metrics), row_of_task_(trace.task_count() + 1, kNoRow) {
    rows_.reserve(arranged_->lane_count + arranged_->groups.size());
    for (const LaneId lane : arranged_->pinned)
        add_lane(trace, lane, kNoGroup);
    pinned_height_ = height_;
    if (arranged_->has_program_lane) add_row(RowKind::Lane, {}, kNoGroup, metrics_.lane);
    for (std::size_t group = 0; group < arranged_->groups.size(); ++group) {
        const LaneGroup& it = arranged_->groups[group];
        const bool has_heading =
            metrics_.group > 0 && it.tasks.size() > 1 && it.grouping != LaneGrouping::Flat;
        collapsed_.push_back(has_heading && collapsed.contains(it.key));
        if (has_heading)
            add_row(RowKind::Group, {}, group, metrics_.group);
        else if (!rows_.empty())
            height_ += metrics_.gap;
        const double group_top = height_;
        for (const trace::TaskIndex task : it.tasks) {
            if (collapsed_.back())
                row_of_task_[task] = static_cast<std::uint32_t>(rows_.size() - 1);
            else
                add_lane(trace, {task}, group);
        }
        if (!has_heading) height_ = std::max(height_, group_top + metrics_.shortest_group);
    }
}

void LaneLayout::add_lane(const trace::Trace& trace, LaneId lane, std::size_t group) {
    double height = metrics_.lane;
    if (metrics_.stack_level > 0)
        height += metrics_.stack_level * static_cast<double>(deepest_stack(trace, lane.task));
    add_row(RowKind::Lane, lane, group, height);
}

void LaneLayout::add_row(RowKind kind, LaneId lane, std::size_t group, double height) {
    if (kind == RowKind::Lane) {
        auto& row = lane.is_program() ? row_of_task_.back() : row_of_task_[lane.task];
        row = static_cast<std::uint32_t>(rows_.size());
    }
    rows_.push_back({kind, lane, group, height_, height});
    height_ += height;
}

std::size_t LaneLayout::row_at(double y) const {
    const auto below = std::upper_bound(rows_.begin(), rows_.end(), y,
                                        [](double at, const Row& row) { return at < row.top + row.height; });
    return static_cast<std::size_t>(below - rows_.begin());
}

const LaneLayout::Row* LaneLayout::find_row(LaneId lane) const {
    const std::uint32_t row = lane.is_program() ? row_of_task_.back() : row_of_task_[lane.task];
    return row == kNoRow ? nullptr : &rows_[row];
}

LaneId LaneLayout::neighbour(LaneId lane, int by) const {
    const auto count = static_cast<std::ptrdiff_t>(rows_.size());
    const std::ptrdiff_t direction = by < 0 ? -1 : 1;
    const Row* const from = find_row(lane);
    std::ptrdiff_t row = from ? from - rows_.data() : -1;
    for (int left = std::abs(by); left > 0;) {
        row += direction;
        if (row < 0 || row >= count) break;
        const Row& at = rows_[static_cast<std::size_t>(row)];
        if (at.kind != RowKind::Lane) continue;
        lane = at.lane;
        --left;
    }
    return lane;
}

} // namespace simul::ui
