/// The table of all events, with its filters.
#pragma once

#include "ui/find/event_table_model.hpp"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace simul::ui {

class VirtualTable;

/// It is told of the run, the place in it and what is selected there; it knows no timeline.
class EventTablePanel : public QWidget {
    Q_OBJECT

public:
    explicit EventTablePanel(QWidget* parent = nullptr);

    void set_trace(trace::TracePtr trace);
    /// Makes the event's row the current one, or the row before it if it is filtered out; sends nothing.
    void show_event(trace::EventIndex event);
    /// What "selected lane" and "range" mean.
    void set_task(std::optional<trace::TaskIndex> task);
    void set_range(std::optional<std::pair<trace::EventIndex, trace::EventIndex>> events);

    const EventTableModel& model() const { return *model_; }
    VirtualTable& table() { return *table_; }

signals:
    /// The user has come to the row of that event.
    void event_chosen(simul::trace::EventIndex event);

private:
    void build_filters();
    void apply_filter();
    void show_count();
    void place_columns();

    EventTableModel* model_;
    VirtualTable* table_;
    QLineEdit* text_;
    QComboBox* kind_;
    QCheckBox* only_task_;
    QCheckBox* only_range_;
    QLabel* count_;
    QTimer typing_;
    std::optional<trace::TaskIndex> task_;
    std::optional<std::pair<trace::EventIndex, trace::EventIndex>> range_;
    std::optional<trace::EventIndex> shown_;
    bool showing_ = false;
};

} // namespace simul::ui
