/// Shows what a range measures.
#pragma once

#include "ui/measure/range_measures.hpp"

#include <QWidget>

class QCheckBox;
class QLabel;
class QTreeWidget;

namespace simul::ui {

class MeasurePanel : public QWidget {
    Q_OBJECT

public:
    explicit MeasurePanel(QWidget* parent = nullptr);

    /// Nothing is measured: says how that is done.
    void clear();
    /// The range, until its measures are there.
    void set_range(const MeasuredRange& range);
    /// The lane that can be measured alone; empty: none is selected.
    void set_lane(const QString& name);
    bool wants_lane() const;
    void show_measures(const RangeMeasures& measures);

    /// As a table with tabs.
    QString text() const;
    void copy() const;

signals:
    /// wants_lane() is another.
    void scope_changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void set_icons();

    QLabel* summary_;
    QCheckBox* only_lane_;
    QTreeWidget* table_;
    QString range_;
    std::vector<trace::TaskState> shown_; ///< By row of the table.
};

} // namespace simul::ui
