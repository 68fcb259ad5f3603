#include "ui/find/event_table_model.hpp"

#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <QElapsedTimer>
#include <QLocale>
#include <algorithm>

namespace simul::ui {

using trace::EventIndex;

namespace {

constexpr std::size_t kSlice = 4096;
/// So often rows that were found are handed over.
constexpr int kHandOverMilliseconds = 100;

QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

EventTableModel::EventTableModel(QObject* parent) : QAbstractTableModel(parent) {
    connect(&work_, &LatestWork::finished, this, &EventTableModel::progressed);
}

void EventTableModel::set_trace(trace::TracePtr trace) {
    beginResetModel();
    work_.cancel();
    trace_ = std::move(trace);
    filter_ = {};
    rows_ = {};
    endResetModel();
    emit progressed();
}

void EventTableModel::set_filter(EventFilter filter) {
    if (filter == filter_) return;
    beginResetModel();
    work_.cancel();
    filter_ = std::move(filter);
    rows_ = {};
    endResetModel();
    if (trace_ && !filter_.passes_all()) begin_filtering();
    emit progressed();
}

void EventTableModel::begin_filtering() {
    work_.start([this, trace = trace_, filter = filter_](const LatestWork::Job& job) {
        EventFiltering filtering(trace, filter);
        std::vector<EventIndex> found;
        QElapsedTimer since_told;
        since_told.start();
        const auto hand_over = [&] {
            job.tell([this, events = std::exchange(found, {})] { append(events); });
            since_told.restart();
        };
        while (filtering.advance(kSlice, found)) {
            if (job.cancelled()) return;
            if (since_told.elapsed() > kHandOverMilliseconds && !found.empty()) hand_over();
        }
        hand_over();
    });
}

void EventTableModel::append(const std::vector<EventIndex>& events) {
    if (events.empty()) return;
    const auto count = static_cast<int>(rows_.size());
    beginInsertRows({}, count, count + static_cast<int>(events.size()) - 1);
    rows_.insert(rows_.end(), events.begin(), events.end());
    endInsertRows();
    emit progressed();
}

EventIndex EventTableModel::event_at(int row) const {
    return filter_.passes_all() ? static_cast<EventIndex>(row) : rows_[static_cast<std::size_t>(row)];
}

int EventTableModel::row_at_or_before(EventIndex event) const {
    if (filter_.passes_all()) return std::min(static_cast<int>(event), rowCount() - 1);
    return static_cast<int>(std::upper_bound(rows_.begin(), rows_.end(), event) - rows_.begin()) - 1;
}

int EventTableModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !trace_) return 0;
    return static_cast<int>(filter_.passes_all() ? trace_->event_count() : rows_.size());
}

int EventTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::DisplayRole) return text_of(event_at(index.row()), column);
    const bool is_number = column == kStep || column == kTime || column == kLine;
    if (role == Qt::TextAlignmentRole)
        return int((is_number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QString EventTableModel::text_of(EventIndex event, Column column) const {
    switch (column) {
    case kStep: return QLocale().toString(qulonglong{event} + 1);
    case kTime: return qstring(format_duration(trace_->time_of(event).time_since_epoch()));
    case kTask: {
        const trace::TaskIndex task = trace_->task_of(event);
        return task == trace::kNoTask ? tr("the program") : qstring(trace_->task(task).label);
    }
    case kWhat: return qstring(trace::describe_event(*trace_, event));
    case kLine: {
        const int line = trace_->line_of(trace_->event(event).stack);
        return line == 0 ? QString() : QString::number(line);
    }
    case kColumnCount: break;
    }
    return {};
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool is_number = section == kStep || section == kTime || section == kLine;
    if (role == Qt::TextAlignmentRole && is_number) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case kStep: return tr("Step");
    case kTime: return tr("Time");
    case kTask: return tr("Task");
    case kWhat: return tr("What happens");
    case kLine: return tr("Line");
    default: return {};
    }
}

} // namespace simul::ui
