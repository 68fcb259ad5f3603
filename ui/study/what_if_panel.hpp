/// What if a line took less time? One that is chosen, beside the run as it is; or all of them, ranked.
#pragma once

#include "ui/study/study_runner.hpp"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace simul::ui {

class WhatIfPanel : public QWidget {
    Q_OBJECT

public:
    explicit WhatIfPanel(StudyRunner::RankLines rank, QWidget* parent = nullptr);
    ~WhatIfPanel() override;

    /// What is asked about; another text or other settings make the ranking one of the past: it goes.
    void set_scenario(const scenario::Scenario* scenario, const scenario::RunSettings& settings);
    /// "19" or a function's name, and a factor; asks for nothing yet.
    void choose(const QString& place, double factor);
    void focus_factor();
    /// Ranks all lines; while that goes on, stops it.
    void rank_or_cancel();
    bool busy() const { return runner_.busy(); }
    QTreeWidget& table() { return *table_; }

signals:
    /// Run with another time at a place, beside the run as it is.
    void what_if_wanted(const simul::scenario::TimeScale& scale);
    void line_activated(int line);
    /// A ranking begins: settings and text of the moment are wanted (set_scenario).
    void about_to_rank();

private:
    QLayout* build_question();
    void build_table();
    void ask();
    void show_answer(const study::WhatIf& answer);
    void say(const QString& what, bool wrong = false);

    StudyRunner::RankLines rank_;
    std::optional<scenario::Scenario> scenario_;
    scenario::RunSettings settings_;
    QLineEdit* place_;
    QComboBox* factor_;
    QPushButton* compare_;
    QPushButton* start_;
    QProgressBar* progress_;
    QLabel* status_;
    QTreeWidget* table_;
    StudyRunner runner_; ///< Last: its destructor waits for runs.
};

} // namespace simul::ui
