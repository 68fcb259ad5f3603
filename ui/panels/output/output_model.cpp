#include "ui/panels/output/output_model.hpp"

#include <algorithm>
#include <climits>

namespace simul::ui {

void OutputModel::set_trace(trace::TracePtr trace) {
    beginResetModel();
    lines_ = trace ? OutputLines(std::move(trace)) : OutputLines();
    playhead_ = 0;
    begun_ = lines_.size() == 0 ? 0 : static_cast<int>(lines_.begun_at(0));
    rows_ = rows_for(begun_);
    endResetModel();
}

void OutputModel::set_playhead(trace::EventIndex playhead) {
    if (lines_.size() == 0 || playhead == playhead_) return;
    const int first_changed = std::max(std::min(begun_, static_cast<int>(lines_.begun_at(playhead))) - 1, 0);
    playhead_ = playhead;
    begun_ = static_cast<int>(lines_.begun_at(playhead));
    const int rows = rows_for(begun_);
    if (rows > rows_) {
        beginInsertRows({}, rows_, rows - 1);
        rows_ = rows;
        endInsertRows();
    } else if (rows < rows_) {
        beginRemoveRows({}, rows, rows_ - 1);
        rows_ = rows;
        endRemoveRows();
    }
    if (rows_ > first_changed) emit dataChanged(index(first_changed), index(rows_ - 1));
}

void OutputModel::set_later_output(LaterOutput later) {
    beginResetModel();
    later_ = later;
    rows_ = rows_for(begun_);
    endResetModel();
}

int OutputModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

QVariant OutputModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || role != Qt::DisplayRole) return {};
    return QString::fromStdString(lines_.text(static_cast<std::size_t>(index.row())));
}

int OutputModel::rows_for(int begun) const {
    const auto all = static_cast<int>(std::min<std::size_t>(lines_.size(), INT_MAX));
    return later_ == LaterOutput::Hidden ? begun : all;
}

} // namespace simul::ui
