#include "ui/measure/measure_panel.hpp"

#include "core/time/duration_text.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/state_mark.hpp"
#include "ui/theme/time_text.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace simul::ui {

using trace::TaskState;

namespace {

constexpr TaskState kOrder[]{TaskState::Running, TaskState::Holding, TaskState::Ready, TaskState::Sleeping,
                             TaskState::Waiting};

/// To the thousandth of its unit: what a freely chosen range cuts off has nine digits that say nothing.
QString words(Duration duration) {
    Duration::rep grain = 1;
    for (const Duration unit : {Duration(1'000'000'000), Duration(1'000'000)}) {
        if (duration < unit) continue;
        grain = unit.count() / 1'000;
        break;
    }
    const Duration rounded((duration.count() + grain / 2) / grain * grain);
    return QString::fromStdString(format_duration(rounded));
}

QString share_text(Duration part, Duration all) {
    if (all <= Duration::zero()) return QStringLiteral("–");
    const double percent = 100.0 * static_cast<double>(part.count()) / static_cast<double>(all.count());
    return QStringLiteral("%1 %").arg(percent, 0, 'f', percent < 10 ? 1 : 0);
}

QStringList row_of(TaskState state, const StretchMeasures& measures, Duration all) {
    return {state_text(state),   share_text(measures.sum, all),
            words(measures.sum), QLocale().toString(qulonglong{measures.count}),
            words(measures.min), words(measures.mean()),
            words(measures.p50), words(measures.p95),
            words(measures.max)};
}

} // namespace

MeasurePanel::MeasurePanel(QWidget* parent)
    : QWidget(parent), summary_(new QLabel), only_lane_(new QCheckBox(tr("Only the selected lane"))),
      table_(new QTreeWidget) {
    setObjectName(QStringLiteral("measures"));
    setAccessibleName(tr("Measured range"));
    setFocusProxy(table_);
    summary_->setObjectName(QStringLiteral("measures_summary"));
    summary_->setFont(ui::font(FontRole::Small));
    summary_->setProperty("dim", true);
    summary_->setWordWrap(true);
    summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    only_lane_->setFont(ui::font(FontRole::Small));
    only_lane_->setChecked(true);
    table_->setObjectName(QStringLiteral("measures_table"));
    table_->setAccessibleName(tr("Times by state"));
    table_->setHeaderLabels({tr("State"), tr("Share"), tr("Sum"), tr("Count"), tr("Min"), tr("Mean"),
                             tr("p50"), tr("p95"), tr("Max")});
    table_->setFont(ui::font(FontRole::Small));
    table_->header()->setFont(ui::font(FontRole::Small));
    table_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table_->header()->setStretchLastSection(true);
    table_->headerItem()->setTextAlignment(0, Qt::AlignLeft);
    for (int column = 1; column < table_->columnCount(); ++column)
        table_->headerItem()->setTextAlignment(column, Qt::AlignRight);
    table_->setRootIsDecorated(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setTabKeyNavigation(false);
    table_->installEventFilter(this);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 6, 12, 2);
    top->addWidget(summary_, 1);
    top->addWidget(only_lane_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(table_, 1);
    connect(only_lane_, &QCheckBox::toggled, this, &MeasurePanel::scope_changed);
    set_lane({});
    clear();
}

void MeasurePanel::clear() {
    range_.clear();
    shown_.clear();
    table_->clear();
    summary_->setText(tr("Nothing is measured. Drag along the ruler, or press Shift with ← and → on the "
                         "timeline; E measures the selected segment."));
}

void MeasurePanel::set_range(const MeasuredRange& range) {
    range_ =
        tr("%1 – %2: %3").arg(short_time(range.begin), short_time(range.end), words(range.end - range.begin));
    summary_->setText(tr("%1, being measured …").arg(range_));
}

void MeasurePanel::set_lane(const QString& name) {
    only_lane_->setEnabled(!name.isEmpty());
    only_lane_->setText(name.isEmpty() ? tr("Only the selected lane") : tr("Only %1").arg(name));
}

bool MeasurePanel::wants_lane() const {
    return only_lane_->isChecked() && only_lane_->isEnabled();
}

void MeasurePanel::show_measures(const RangeMeasures& measures) {
    const QLocale locale;
    const QString events = measures.events == 1
                               ? tr("1 event")
                               : tr("%1 events").arg(locale.toString(qulonglong{measures.events}));
    const QString lanes =
        measures.lanes == 1 ? tr("1 lane") : tr("%1 lanes").arg(locale.toString(qulonglong{measures.lanes}));
    summary_->setText(QStringLiteral("%1 · %2 · %3").arg(range_, events, lanes));
    table_->clear();
    shown_.clear();
    for (const TaskState state : kOrder) {
        const StretchMeasures& stretches = measures.states[static_cast<std::size_t>(state)];
        if (stretches.count == 0) continue;
        auto* row = new QTreeWidgetItem(table_, row_of(state, stretches, measures.sum));
        for (int column = 1; column < table_->columnCount(); ++column)
            row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        shown_.push_back(state);
    }
    set_icons();
}

void MeasurePanel::set_icons() {
    for (int row = 0; row < table_->topLevelItemCount(); ++row)
        table_->topLevelItem(row)->setIcon(
            0, state_icon(shown_[static_cast<std::size_t>(row)], Theme::of(*this)));
}

QString MeasurePanel::text() const {
    QStringList lines{summary_->text()};
    const auto line_of = [&](const QTreeWidgetItem& item) {
        QStringList cells;
        for (int column = 0; column < table_->columnCount(); ++column)
            cells << item.text(column);
        return cells.join(QLatin1Char('\t'));
    };
    lines << line_of(*table_->headerItem());
    for (int row = 0; row < table_->topLevelItemCount(); ++row)
        lines << line_of(*table_->topLevelItem(row));
    return lines.join(QLatin1Char('\n'));
}

void MeasurePanel::copy() const {
    QGuiApplication::clipboard()->setText(text());
}

bool MeasurePanel::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy))
        return false;
    copy();
    return true;
}

void MeasurePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) set_icons();
}

} // namespace simul::ui
