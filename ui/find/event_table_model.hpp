/// The events of a run as rows: nothing is stored for those that nobody looks at.
#pragma once

#include "ui/find/event_filter.hpp"
#include "ui/find/latest_work.hpp"

#include <QAbstractTableModel>

namespace simul::ui {

/// Without a filter, row n is event n. With one, the rows that pass are found beside the window's thread and
/// appear as they are found: 4 bytes each.
class EventTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kStep, kTime, kTask, kWhat, kLine, kColumnCount };

    explicit EventTableModel(QObject* parent = nullptr);

    /// Null: no rows. The filter is another run's: it ends.
    void set_trace(trace::TracePtr trace);
    const trace::TracePtr& trace() const { return trace_; }
    void set_filter(EventFilter filter);
    const EventFilter& filter() const { return filter_; }
    /// More rows may yet appear.
    bool filtering() const { return work_.busy(); }

    /// REQUIRES: row < rowCount(). O(1).
    trace::EventIndex event_at(int row) const;
    /// The row of the event, or of the last one before it that is shown; -1: there is none. O(log rows).
    int row_at_or_before(trace::EventIndex event) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// filtering() is another, or rows have come.
    void progressed();

private:
    QString text_of(trace::EventIndex event, Column column) const;
    void begin_filtering();
    void append(const std::vector<trace::EventIndex>& events);

    trace::TracePtr trace_;
    EventFilter filter_;
    std::vector<trace::EventIndex> rows_; ///< Unless all pass.
    LatestWork work_;
};

} // namespace simul::ui
