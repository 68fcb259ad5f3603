#include "ui/compare/task_table.hpp"

#include "ui/lanes/segment_words.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/timeline/comparison_table.hpp"

#include <algorithm>

namespace simul::ui {

using trace::kNoTask;
using trace::TaskIndex;

namespace {

std::optional<Duration> life_of(const trace::Trace& trace, TaskIndex task) {
    if (task == kNoTask) return std::nullopt;
    const trace::TaskInfo& info = trace.task(task);
    if (!info.ended) return std::nullopt;
    return trace.time_of(*info.ended) - trace.time_of(info.created);
}

} // namespace

TaskTable::Row TaskTable::make_row(const ComparisonContent& content, std::vector<TaskIndex> lanes) const {
    Row row{.name = {}, .lanes = std::move(lanes)};
    for (std::size_t run = 0; run < content.runs.size(); ++run) {
        const trace::Trace& trace = *content.runs[run].trace;
        if (row.name.isEmpty() && row.lanes[run] != kNoTask) row.name = lane_name(trace, {row.lanes[run]});
        row.lives.push_back(life_of(trace, row.lanes[run]));
    }
    if (content.runs.size() == 2 && row.lives[0] && row.lives[1]) row.saved = *row.lives[0] - *row.lives[1];
    return row;
}

void TaskTable::set_content(const ComparisonContent& content) {
    beginResetModel();
    names_.clear();
    rows_.clear();
    longest_ = {};
    std::vector<std::vector<bool>> has_row;
    for (const ComparedTrace& run : content.runs) {
        names_ << run.name;
        longest_ = std::max(longest_, run.measures.makespan);
        has_row.emplace_back(run.trace->task_count(), false);
    }
    const auto counterpart = [&](std::size_t run, TaskIndex base) {
        const std::vector<TaskIndex>& of_run = content.runs[run].counterparts;
        if (run == 0) return base;
        return base < of_run.size() ? of_run[base] : kNoTask;
    };
    const std::size_t runs = content.runs.size();
    for (std::size_t first = 0; first < runs; ++first) {
        const trace::Trace& trace = *content.runs[first].trace;
        for (TaskIndex task = 0; task < trace.task_count(); ++task) {
            if (trace.is_pool_thread(task) || has_row[first][task]) continue;
            std::vector<TaskIndex> lanes(runs, kNoTask);
            lanes[first] = task;
            for (std::size_t run = 0; run < runs && first == 0; ++run)
                lanes[run] = counterpart(run, task);
            for (std::size_t run = 0; run < runs; ++run)
                if (lanes[run] != kNoTask) has_row[run][lanes[run]] = true;
            rows_.push_back(make_row(content, std::move(lanes)));
        }
    }
    endResetModel();
}

TaskIndex TaskTable::lane(int row, std::size_t run) const {
    return rows_[static_cast<std::size_t>(row)].lanes[run];
}

int TaskTable::row_of(std::size_t run, TaskIndex lane) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.lanes[run] == lane; });
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int TaskTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int TaskTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(names_.size()) + 1 + (has_saved() ? 1 : 0);
}

std::optional<Duration> TaskTable::value(const Row& row, int column) const {
    const auto run = static_cast<std::size_t>(column - 1);
    return run < row.lives.size() ? row.lives[run] : row.saved;
}

QString TaskTable::text(const Row& row, int column) const {
    if (column == 0) return row.name;
    const std::optional<Duration> length = value(row, column);
    if (!length) return QStringLiteral("–");
    if (column <= names_.size()) return comparison_time(*length, longest_);
    if (*length == Duration::zero()) return QStringLiteral("0");
    return *length > Duration::zero() ? comparison_time(*length, longest_)
                                      : QStringLiteral("−") + comparison_time(-*length, longest_);
}

QVariant TaskTable::data(const QModelIndex& index, int role) const {
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return text(row, index.column());
    if (role == Qt::TextAlignmentRole && index.column() > 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole) return ui::font(FontRole::MonoSmall);
    return {};
}

QVariant TaskTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::FontRole) return ui::font(FontRole::Small);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return tr("task");
    return section <= names_.size() ? names_[section - 1] : tr("saved");
}

void TaskTable::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged();
    const bool ascending = order == Qt::AscendingOrder;
    std::stable_sort(rows_.begin(), rows_.end(), [&](const Row& a, const Row& b) {
        if (column == 0) return ascending ? a.lanes < b.lanes : b.lanes < a.lanes;
        const auto left = value(a, column), right = value(b, column);
        if (!left || !right) return left.has_value() && !right.has_value();
        return ascending ? *left < *right : *right < *left;
    });
    emit layoutChanged();
}

} // namespace simul::ui
