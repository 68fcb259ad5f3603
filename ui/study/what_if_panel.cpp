#include "ui/study/what_if_panel.hpp"

#include "core/time/duration_text.hpp"
#include "ui/study/what_if_place.hpp"
#include "ui/theme/flat_list.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>

namespace simul::ui {

namespace {

enum Column { kLine, kSource, kTime, kFirstAmount, kColumnCount = kFirstAmount + study::kLessPercent.size() };

QString duration(Duration length) {
    return QString::fromStdString(format_duration(length));
}

/// "−8.3 %"; a run can become longer, too.
QString change(Duration before, Duration after) {
    if (after == before) return QStringLiteral("–");
    const Duration length = after < before ? before - after : after - before;
    const double percent = 100 * to_seconds(length) / to_seconds(before);
    return QStringLiteral("%1%2 %")
        .arg(after < before ? QStringLiteral("−") : QStringLiteral("+"))
        .arg(percent, 0, 'f', 1);
}

QString change_in_words(Duration before, Duration after) {
    if (after == before) return WhatIfPanel::tr("The run takes %1, as it does now.").arg(duration(before));
    return WhatIfPanel::tr("The run takes %1 instead of %2.").arg(duration(after), duration(before));
}

bool same(const scenario::RunSettings& a, const scenario::RunSettings& b) {
    return a.model == b.model && a.parameters == b.parameters && a.seed == b.seed &&
           a.arguments == b.arguments;
}

} // namespace

WhatIfPanel::WhatIfPanel(StudyRunner::RankLines rank, QWidget* parent)
    : QWidget(parent), rank_(std::move(rank)), place_(new QLineEdit), factor_(new QComboBox),
      compare_(new QPushButton(tr("Compare"))), start_(new QPushButton(tr("Rank All Lines"))),
      progress_(new QProgressBar), status_(new QLabel), table_(new QTreeWidget) {
    setObjectName(QStringLiteral("what_if"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addLayout(build_question());
    column->addWidget(status_);
    build_table();
    column->addWidget(table_, 1);
    connect(compare_, &QPushButton::clicked, this, &WhatIfPanel::ask);
    connect(place_, &QLineEdit::returnPressed, this, &WhatIfPanel::ask);
    connect(start_, &QPushButton::clicked, this, &WhatIfPanel::rank_or_cancel);
    connect(&runner_, &StudyRunner::ranked, this, &WhatIfPanel::show_answer);
    connect(&runner_, &StudyRunner::progressed, this, [this](std::size_t done, std::size_t all) {
        progress_->setRange(0, static_cast<int>(all));
        progress_->setValue(static_cast<int>(done));
        if (all > 0) say(tr("%1 of %2 runs").arg(done).arg(all));
    });
    connect(&runner_, &StudyRunner::ended, this, [this](bool cancelled) {
        start_->setText(tr("Rank All Lines"));
        progress_->hide();
        if (cancelled) say(tr("Stopped."));
    });
    set_scenario(nullptr, {});
}

WhatIfPanel::~WhatIfPanel() = default;

QLayout* WhatIfPanel::build_question() {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    place_->setObjectName(QStringLiteral("what_if_place"));
    place_->setPlaceholderText(tr("line or function"));
    place_->setToolTip(tr("The number of a line, or the name of a function: what takes time in it itself"));
    place_->setFixedWidth(130);
    factor_->setObjectName(QStringLiteral("what_if_factor"));
    factor_->setEditable(true);
    factor_->setToolTip(tr("How many times as long it takes"));
    factor_->setFixedWidth(84);
    for (const QString& factor : {QStringLiteral("× 0.5"), QStringLiteral("× 0"), QStringLiteral("× 2")})
        factor_->addItem(factor);
    compare_->setObjectName(QStringLiteral("what_if_compare"));
    compare_->setToolTip(tr("Run with that, and show it beside the run as it is"));
    start_->setObjectName(QStringLiteral("rank_lines"));
    start_->setToolTip(tr("Run with 10, 50 and 100 % less time at each line"));
    progress_->setTextVisible(false);
    progress_->setFixedSize(90, 6);
    progress_->hide();
    status_->setObjectName(QStringLiteral("what_if_status"));
    status_->setFont(ui::font(FontRole::Small));
    status_->setTextFormat(Qt::PlainText);
    status_->setContentsMargins(12, 0, 12, 0);
    status_->setWordWrap(true);
    row->addWidget(place_);
    row->addWidget(factor_);
    row->addWidget(compare_);
    row->addStretch(1);
    row->addWidget(progress_);
    row->addWidget(start_);
    return row;
}

void WhatIfPanel::build_table() {
    table_->setObjectName(QStringLiteral("what_if_table"));
    table_->setAccessibleName(tr("By how much the run would be shorter"));
    table_->setColumnCount(kColumnCount);
    QStringList headers{tr("line"), tr("source"), tr("time there")};
    for (const int percent : study::kLessPercent)
        headers << tr("%1 % less").arg(percent);
    table_->setHeaderLabels(headers);
    for (int column = kTime; column < kColumnCount; ++column)
        table_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    table_->setUniformRowHeights(true);
    make_flat_list(*table_, kSource);
    connect(table_, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        place_->setText(item->text(kLine));
        emit line_activated(item->text(kLine).toInt());
    });
    connect(table_, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        place_->setText(item->text(kLine));
        ask();
    });
}

void WhatIfPanel::set_scenario(const scenario::Scenario* scenario, const scenario::RunSettings& settings) {
    const bool as_before = scenario && scenario_ && scenario_->source == scenario->source &&
                           scenario_->path == scenario->path && same(settings_, settings);
    scenario_ = scenario ? std::optional(*scenario) : std::nullopt;
    settings_ = settings;
    for (QWidget* widget : std::initializer_list<QWidget*>{place_, factor_, compare_, start_})
        widget->setEnabled(scenario != nullptr);
    if (as_before) return;
    runner_.cancel();
    table_->clear();
    say(scenario ? tr("What takes time at a place may take less, or more.") : QString());
}

void WhatIfPanel::choose(const QString& place, double factor) {
    place_->setText(place);
    factor_->setCurrentText(QStringLiteral("× %1").arg(factor));
}

void WhatIfPanel::focus_factor() {
    factor_->setFocus();
    factor_->lineEdit()->selectAll();
}

void WhatIfPanel::say(const QString& what, bool wrong) {
    status_->setProperty("dim", !wrong);
    status_->setProperty("wrong", wrong);
    status_->setStyleSheet({}); // Asks for the properties again.
    status_->setText(what);
    status_->setToolTip(what);
}

void WhatIfPanel::ask() {
    const auto scale = read_what_if(place_->text(), factor_->currentText());
    if (!scale) return say(scale.error(), true);
    emit what_if_wanted(*scale);
}

void WhatIfPanel::rank_or_cancel() {
    if (runner_.busy()) return runner_.cancel();
    emit about_to_rank();
    if (!scenario_) return;
    table_->clear();
    start_->setText(tr("Cancel"));
    progress_->setRange(0, 0);
    progress_->show();
    say(tr("Running …"));
    runner_.rank(rank_, *scenario_, settings_);
}

void WhatIfPanel::show_answer(const study::WhatIf& answer) {
    table_->clear();
    for (const study::LineEffect& effect : answer.lines) {
        auto* item = new QTreeWidgetItem(table_);
        item->setText(kLine, QString::number(effect.line));
        item->setText(kSource, line_text(QString::fromStdString(scenario_->source), effect.line));
        item->setFont(kSource, ui::font(FontRole::MonoSmall));
        item->setToolTip(kSource, QString::fromStdString(effect.function));
        item->setText(kTime, duration(effect.time));
        for (std::size_t i = 0; i < effect.makespans.size(); ++i) {
            const int column = kFirstAmount + static_cast<int>(i);
            item->setText(column, change(answer.makespan, effect.makespans[i]));
            item->setToolTip(column, change_in_words(answer.makespan, effect.makespans[i]));
        }
        for (int column = kTime; column < kColumnCount; ++column)
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    if (answer.run.trace && answer.run.trace->ending().kind != trace::RunEnding::Finished)
        return say(tr("The run does not finish: there is nothing to compare."), true);
    say(answer.lines.empty()
            ? tr("No time passes at any line.")
            : tr("The run takes %1. %2")
                  .arg(duration(answer.makespan), answer.run.drew_random_numbers
                                                      ? tr("Each task draws from its own stream.")
                                                      : QString()));
}

} // namespace simul::ui
