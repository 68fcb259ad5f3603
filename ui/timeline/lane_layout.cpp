#include "ui/timeline/lane_layout.hpp"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>

namespace simul::ui {

QString LaneGroup::title() const {
    if (function == kPoolThreads) return QCoreApplication::translate("Timeline", "pool threads");
    return function.isEmpty() ? QCoreApplication::translate("Timeline", "other tasks") : function;
}

QString LaneGroup::size_text() const {
    return (function == kPoolThreads ? QCoreApplication::translate("Timeline", "%1 threads")
                                     : QCoreApplication::translate("Timeline", "%1 tasks"))
        .arg(tasks.size());
}

LaneLayout::LaneLayout(const TraceLanes& lanes, const LaneMetrics& metrics, const QSet<QString>& collapsed)
    : metrics_(metrics), row_of_task_(lanes.trace().task_count() + 1) {
    add_groups(lanes.trace());
    if (lanes.has_program_lane()) add_row(RowKind::Lane, {}, kNoGroup, metrics_.lane);
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        const LaneGroup& it = groups_[group];
        const bool has_heading = metrics_.group > 0 && it.tasks.size() > 1;
        collapsed_.push_back(has_heading && collapsed.contains(it.function));
        if (has_heading)
            add_row(RowKind::Group, {}, group, metrics_.group);
        else if (!rows_.empty())
            height_ += metrics_.gap;
        const double group_top = height_;
        for (const trace::TaskIndex task : it.tasks) {
            if (collapsed_.back())
                row_of_task_[task] = rows_.size() - 1;
            else
                add_row(RowKind::Lane, {task}, group, metrics_.lane);
        }
        if (!has_heading) height_ = std::max(height_, group_top + metrics_.shortest_group);
    }
}

void LaneLayout::add_groups(const trace::Trace& trace) {
    QHash<QString, std::size_t> by_function;
    for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
        const bool is_pool_thread = trace.is_pool_thread(task);
        const QString function = is_pool_thread ? QString(LaneGroup::kPoolThreads)
                                                : QString::fromStdString(trace.task(task).function);
        const auto found = by_function.constFind(function);
        if (found != by_function.constEnd()) {
            groups_[*found].tasks.push_back(task);
        } else {
            by_function.insert(function, groups_.size());
            groups_.push_back({function, {task}});
        }
    }
}

void LaneLayout::add_row(RowKind kind, LaneId lane, std::size_t group, double height) {
    if (kind == RowKind::Lane) {
        auto& row = lane.is_program() ? row_of_task_.back() : row_of_task_[lane.task];
        row = rows_.size();
    }
    rows_.push_back({kind, lane, group, height_, height});
    height_ += height;
}

std::size_t LaneLayout::row_at(double y) const {
    const auto below = std::upper_bound(rows_.begin(), rows_.end(), y,
                                        [](double at, const Row& row) { return at < row.top + row.height; });
    return static_cast<std::size_t>(below - rows_.begin());
}

const LaneLayout::Row& LaneLayout::row_of(LaneId lane) const {
    return rows_[lane.is_program() ? row_of_task_.back() : row_of_task_[lane.task]];
}

LaneId LaneLayout::neighbour(LaneId lane, int by) const {
    const auto count = static_cast<std::ptrdiff_t>(rows_.size());
    const std::ptrdiff_t direction = by < 0 ? -1 : 1;
    std::ptrdiff_t row = &row_of(lane) - rows_.data();
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
