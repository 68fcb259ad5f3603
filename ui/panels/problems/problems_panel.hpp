/// What is wrong with the file or went wrong in the run, with places to jump to.
#pragma once

#include "ui/panels/problems/problem_item.hpp"

#include <QTreeWidget>

namespace simul::ui {

class ProblemsPanel : public QTreeWidget {
    Q_OBJECT

public:
    explicit ProblemsPanel(QWidget* parent = nullptr);

    /// `trace` gives the times of events; it may be null.
    void show_problems(std::vector<ProblemItem> problems, const trace::Trace* trace);
    const std::vector<ProblemItem>& problems() const { return problems_; }
    /// Notes not counted.
    int count() const;

signals:
    void line_activated(int line, int column);
    void event_activated(trace::EventIndex event);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void activate(int row);
    void set_icons();

    std::vector<ProblemItem> problems_;
};

} // namespace simul::ui
