#include "ui/study/sweep_page.hpp"

#include "core/study/sweep_text.hpp"
#include "ui/study/axis_editor.hpp"
#include "ui/theme/fonts.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSpinBox>

namespace simul::ui {

namespace {

constexpr int kFormWidth = 290;
constexpr int kMostSeeds = 1000;

QString grouped(std::size_t number) {
    return QLocale().toString(static_cast<qulonglong>(number));
}

QLabel* caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(ui::font(FontRole::Small));
    label->setProperty("dim", true);
    return label;
}

} // namespace

SweepPage::SweepPage(StudyRunner::SweepPart run, QWidget* parent) : QWidget(parent), run_(std::move(run)) {
    setObjectName(QStringLiteral("sweep"));
    setAccessibleName(tr("Sweep"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(build_form());
    row->addWidget(build_plot(), 1);
    setFocusProxy(start_);
    connect_parts();
    check();
    show_plot();
}

SweepPage::~SweepPage() = default;

QWidget* SweepPage::build_form() {
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("sweep_form"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(12);
    first_ = new AxisEditor(tr("Vary"), false);
    second_ = new AxisEditor(tr("and"), true);
    first_->setObjectName(QStringLiteral("first_axis"));
    second_->setObjectName(QStringLiteral("second_axis"));
    column->addWidget(first_);
    column->addWidget(second_);
    auto* models = new QGridLayout;
    models->setVerticalSpacing(5);
    models->addWidget(caption(tr("under")), 0, 0, 1, 2);
    for (const scenario::Model model : scenario::all_models()) {
        const std::string_view name = scenario::name_of(model);
        auto* box = new QCheckBox(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        box->setChecked(true);
        box->setObjectName(QStringLiteral("model_") + box->text());
        const int place = static_cast<int>(models_.size());
        models->addWidget(box, 1 + place / 2, place % 2);
        models_.emplace_back(model, box);
        connect(box, &QCheckBox::toggled, this, &SweepPage::check);
    }
    column->addLayout(models);
    auto* seeds = new QHBoxLayout;
    seeds->addWidget(caption(tr("Seeds for each point")), 1);
    seeds_ = new QSpinBox;
    seeds_->setObjectName(QStringLiteral("seeds"));
    seeds_->setRange(1, kMostSeeds);
    seeds_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    seeds_->setFixedWidth(70);
    seeds_->setToolTip(
        tr("Runs that differ in their random numbers only; the plot shows the band they fill"));
    seeds->addWidget(seeds_);
    column->addLayout(seeds);
    column->addStretch(1);
    count_ = caption({});
    count_->setObjectName(QStringLiteral("run_count"));
    count_->setWordWrap(true);
    column->addWidget(count_);
    start_ = new QPushButton(tr("Run the Sweep"));
    start_->setObjectName(QStringLiteral("start_sweep"));
    start_->setProperty("primary", true);
    column->addWidget(start_);
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setFixedHeight(6);
    status_ = caption({});
    status_->setObjectName(QStringLiteral("sweep_status"));
    status_->setWordWrap(true);
    column->addWidget(progress_);
    column->addWidget(status_);
    // A low window scrolls the form rather than be made higher by it.
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedWidth(kFormWidth);
    area->setWidget(card);
    return area;
}

QLayout* SweepPage::build_figures() {
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    figure_ = new QComboBox;
    figure_->setObjectName(QStringLiteral("figure"));
    figure_->setMinimumHeight(28);
    figure_->setMinimumWidth(210);
    for (const QString& name :
         {tr("Makespan"), tr("Speed-up"), tr("Time of a task, median"), tr("Time of a task, p95"),
          tr("Time of a task, longest"), tr("CPU busy (%)"), tr("Switches")})
        figure_->addItem(name);
    log_x_ = new QCheckBox(tr("Logarithmic x"));
    log_y_ = new QCheckBox(tr("Logarithmic y"));
    log_x_->setObjectName(QStringLiteral("log_x"));
    log_y_->setObjectName(QStringLiteral("log_y"));
    save_plot_ = new QPushButton(tr("Save Plot…"));
    save_table_ = new QPushButton(tr("Save Table…"));
    row->addWidget(figure_);
    row->addWidget(log_x_);
    row->addWidget(log_y_);
    row->addStretch(1);
    row->addWidget(save_plot_);
    row->addWidget(save_table_);
    return row;
}

QWidget* SweepPage::build_plot() {
    auto* plot = new QWidget;
    auto* column = new QVBoxLayout(plot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    chart_ = new SweepChart;
    column->addLayout(build_figures());
    column->addWidget(chart_, 1);
    return plot;
}

void SweepPage::connect_parts() {
    connect(first_, &AxisEditor::changed, this, &SweepPage::check);
    connect(second_, &AxisEditor::changed, this, &SweepPage::check);
    connect(seeds_, &QSpinBox::valueChanged, this, &SweepPage::check);
    connect(start_, &QPushButton::clicked, this, &SweepPage::start_or_cancel);
    connect(figure_, &QComboBox::currentIndexChanged, this, &SweepPage::show_plot);
    connect(log_x_, &QCheckBox::toggled, this, &SweepPage::show_plot);
    connect(log_y_, &QCheckBox::toggled, this, &SweepPage::show_plot);
    connect(save_plot_, &QPushButton::clicked, this, &SweepPage::save_plot);
    connect(save_table_, &QPushButton::clicked, this, &SweepPage::choose_table_file);
    connect(&runner_, &StudyRunner::rows_came, this, &SweepPage::show_rows);
    connect(&runner_, &StudyRunner::progressed, this, &SweepPage::show_progress);
    connect(&runner_, &StudyRunner::ended, this, &SweepPage::show_end);
    connect(chart_, &SweepChart::point_activated, this, [this](std::size_t row) {
        if (row < rows_.size()) emit run_wanted(study::settings_of(sweep_, rows_[row]));
    });
}

void SweepPage::set_scenario(const scenario::Scenario& scenario, const scenario::RunSettings& settings) {
    const bool other_file = !scenario_ || scenario_->path != scenario.path;
    if (other_file) {
        runner_.cancel();
        rows_.clear();
        status_->clear();
        progress_->reset();
    }
    scenario_ = scenario;
    settings_ = settings;
    first_->set_scenario(*scenario_);
    second_->set_scenario(*scenario_);
    if (other_file) show_plot();
    check();
}

tl::expected<study::Sweep, QString> SweepPage::sweep_of_form() const {
    study::Sweep sweep;
    for (const AxisEditor* editor : {first_, second_}) {
        auto axis = editor->axis();
        if (!axis) return tl::make_unexpected(axis.error());
        if (!*axis) continue;
        if (!sweep.axes.empty() && sweep.axes.front().parameter == (*axis)->parameter)
            return tl::make_unexpected(tr("Choose two different parameters."));
        sweep.axes.push_back(std::move(**axis));
    }
    for (const auto& [model, box] : models_)
        if (box->isChecked()) sweep.models.push_back(model);
    if (sweep.models.empty()) return tl::make_unexpected(tr("Choose a model."));
    sweep.seeds.clear();
    for (int i = 0; i < seeds_->value(); ++i)
        sweep.seeds.push_back(settings_.seed + static_cast<std::uint64_t>(i));
    sweep.settings = settings_;
    return sweep;
}

void SweepPage::check() {
    if (!count_ || !seeds_ || !first_ || !second_ || runner_.busy()) return;
    const auto sweep = sweep_of_form();
    start_->setEnabled(scenario_ && sweep);
    if (!sweep) return count_->setText(sweep.error());
    const std::size_t runs = study::point_count(*sweep) * sweep->models.size();
    count_->setText(tr("%1 runs. Each task draws its random numbers from a stream of its own, so that all "
                       "models run the same durations.")
                        .arg(grouped(runs)));
}

void SweepPage::start_or_cancel() {
    if (runner_.busy()) return runner_.cancel();
    auto sweep = sweep_of_form();
    if (!scenario_ || !sweep) return;
    sweep_ = *sweep;
    rows_.clear();
    title_ = QString::fromStdString(scenario_->title);
    since_start_.start();
    start_->setText(tr("Cancel"));
    status_->setText(tr("Running …"));
    show_plot();
    runner_.sweep(run_, *scenario_, std::move(*sweep));
}

void SweepPage::show_rows(const std::vector<study::SweepRow>& rows) {
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    show_plot();
}

void SweepPage::show_progress(std::size_t done, std::size_t all) {
    progress_->setRange(0, static_cast<int>(all));
    progress_->setValue(static_cast<int>(done));
    status_->setText(tr("%1 of %2 points").arg(grouped(done), grouped(all)));
}

void SweepPage::show_end(bool cancelled) {
    start_->setText(tr("Run the Sweep"));
    const QString seconds = QString::number(static_cast<double>(since_start_.elapsed()) / 1000, 'f', 1);
    const auto text = cancelled ? tr("Stopped after %1 runs in %2 s.") : tr("%1 runs in %2 s.");
    status_->setText(text.arg(grouped(rows_.size()), seconds));
    check();
    show_plot();
}

void SweepPage::show_figure(SweepFigure figure) {
    figure_->setCurrentIndex(static_cast<int>(figure));
}

void SweepPage::set_seeds(int count) {
    seeds_->setValue(count);
}

void SweepPage::set_logarithmic(bool x, bool y) {
    log_x_->setChecked(x);
    log_y_->setChecked(y);
}

void SweepPage::show_plot() {
    if (!chart_) return;
    const auto figure = static_cast<SweepFigure>(figure_->currentIndex());
    SweepPlot plot;
    plot.y_title = figure_->currentText();
    plot.y_is_time = is_time(figure);
    if (!sweep_.axes.empty() && !rows_.empty()) {
        const study::Axis& axis = sweep_.axes.front();
        plot.title = title_;
        plot.x_title = QString::fromStdString(axis.parameter);
        plot.lines = lines_of(sweep_, rows_, figure);
        if (!has_numbers(axis))
            for (const scenario::ParameterValue& value : axis.values)
                plot.x_names << QString::fromStdString(scenario::to_text(value));
    }
    plot.log_x = log_x_->isChecked() && plot.x_names.isEmpty();
    plot.log_y = log_y_->isChecked();
    save_plot_->setEnabled(!plot.lines.empty());
    save_table_->setEnabled(!rows_.empty());
    chart_->show_plot(std::move(plot));
}

void SweepPage::save_plot() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Plot"), QStringLiteral("sweep.png"),
                                                      tr("Pictures (*.png *.svg)"));
    if (path.isEmpty()) return;
    const auto saved = chart_->save(path);
    status_->setText(saved ? tr("Saved %1.").arg(path) : saved.error());
}

void SweepPage::choose_table_file() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Table"), QStringLiteral("sweep.csv"),
                                                      tr("Tables (*.csv)"));
    if (path.isEmpty()) return;
    const auto saved = save_table(path);
    status_->setText(saved ? tr("Saved %1.").arg(path) : saved.error());
}

tl::expected<void, QString> SweepPage::save_table(const QString& path) const {
    const std::string text = study::csv_header(sweep_) + study::csv_rows(rows_);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size()) ||
        !file.commit())
        return tl::make_unexpected(tr("cannot write %1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace simul::ui
