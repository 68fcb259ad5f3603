/// Runs side by side as a page: figures, bars, timelines on one axis, what each task saved, and why.
#pragma once

#include "ui/compare/comparison_content.hpp"
#include "ui/compare/comparison_timelines.hpp"

class QLabel;
class QStackedLayout;
class QTableView;
class QPushButton;

namespace simul::ui {

class TaskTable;

class ComparisonPage : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonPage(QWidget* parent = nullptr);

    void show_comparison(ComparisonContent content);
    /// Nothing yet; `what` says why.
    void show_message(const QString& what);
    bool has_content() const { return !content_.runs.empty(); }
    const ComparisonContent& content() const { return content_; }

    ComparisonTimelines& timelines() { return *timelines_; }
    /// The table of tasks beside the timelines; shown by itself where two runs are compared.
    void set_tasks_shown(bool shown);
    QTableView& tasks() { return *tasks_; }

private:
    class Summary;

    QWidget* build_content();
    QWidget* build_tasks();
    void show_lane(const std::optional<ComparedLane>& lane);
    void select_row(int row);

    ComparisonContent content_;
    QStackedLayout* layers_;
    QLabel* message_;
    Summary* summary_;
    ComparisonTimelines* timelines_;
    TaskTable* table_;
    QTableView* tasks_;
    QWidget* tasks_card_;
    QPushButton* show_tasks_;
    QLabel* explanation_;
    QLabel* random_;
};

} // namespace simul::ui
