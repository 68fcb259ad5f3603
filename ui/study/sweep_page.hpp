/// Parameters over ranges, models and seeds: what to run, how far it is, and the plot of what came of it.
#pragma once

#include "ui/study/study_runner.hpp"
#include "ui/study/sweep_chart.hpp"

#include <QElapsedTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace simul::ui {

class AxisEditor;

class SweepPage : public QWidget {
    Q_OBJECT

public:
    explicit SweepPage(StudyRunner::SweepPart run, QWidget* parent = nullptr);
    ~SweepPage() override;

    /// What will be swept; `settings` is what all runs have in common.
    void set_scenario(const scenario::Scenario& scenario, const scenario::RunSettings& settings);

    AxisEditor& first_axis() { return *first_; }
    AxisEditor& second_axis() { return *second_; }
    SweepChart& chart() { return *chart_; }
    bool busy() const { return runner_.busy(); }
    const std::vector<study::SweepRow>& rows() const { return rows_; }

    /// Runs what the form says, unless something is wrong with it; while it runs, stops it.
    void start_or_cancel();
    void show_figure(SweepFigure figure);
    void set_seeds(int count);
    void set_logarithmic(bool x, bool y);
    /// The table as CSV; whole or not at all. The error is a sentence.
    tl::expected<void, QString> save_table(const QString& path) const;

signals:
    /// A point was clicked: these settings make its run again.
    void run_wanted(const simul::scenario::RunSettings& settings);

private:
    QWidget* build_form();
    QWidget* build_plot();
    QLayout* build_figures();
    void connect_parts();
    tl::expected<study::Sweep, QString> sweep_of_form() const;
    void check();
    void show_rows(const std::vector<study::SweepRow>& rows);
    void show_progress(std::size_t done, std::size_t all);
    void show_end(bool cancelled);
    void show_plot();
    void save_plot();
    void choose_table_file();

    StudyRunner::SweepPart run_;
    std::optional<scenario::Scenario> scenario_;
    scenario::RunSettings settings_;
    study::Sweep sweep_; ///< Of which rows_ are.
    std::vector<study::SweepRow> rows_;
    QString title_;
    QElapsedTimer since_start_;

    AxisEditor* first_ = nullptr;
    AxisEditor* second_ = nullptr;
    std::vector<std::pair<scenario::Model, QCheckBox*>> models_;
    QSpinBox* seeds_ = nullptr;
    QLabel* count_ = nullptr;
    QPushButton* start_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QLabel* status_ = nullptr;
    QComboBox* figure_ = nullptr;
    QCheckBox* log_x_ = nullptr;
    QCheckBox* log_y_ = nullptr;
    QPushButton* save_plot_ = nullptr;
    QPushButton* save_table_ = nullptr;
    SweepChart* chart_ = nullptr;
    StudyRunner runner_; ///< Last: its destructor waits for runs.
};

} // namespace simul::ui
