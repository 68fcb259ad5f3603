/// Which places of the source have what share of the makespan.
#pragma once

#include "core/analysis/critical_path.hpp"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace simul::ui {

class CriticalPathPanel : public QWidget {
    Q_OBJECT

public:
    explicit CriticalPathPanel(QWidget* parent = nullptr);

    /// Largest share first. The path's steps are what a click leads to.
    void show_shares(const trace::Trace& trace, const analysis::CriticalPath& path,
                     std::vector<analysis::PathShare> shares);
    /// Nothing to show; `why` says why not.
    void show_message(const QString& why);
    QTreeWidget& table() { return *table_; }
    QString headline() const;

signals:
    /// A row was chosen: its longest step.
    void step_activated(trace::TaskIndex lane, trace::EventIndex event, int line);

private:
    void activate(int row);

    QLabel* headline_;
    QString headline_text_; ///< Without its fonts.
    QTreeWidget* table_;
    struct Goal {
        trace::TaskIndex lane;
        trace::EventIndex event;
        int line;
    };
    std::vector<Goal> goals_; ///< By row.
};

} // namespace simul::ui
