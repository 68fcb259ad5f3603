#include "ui/panels/problems/problems_panel.hpp"

#include "ui/panels/words.hpp"
#include "ui/theme/flat_list.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace simul::ui {

using Severity = trace::Problem::Severity;

namespace {

enum Column { kMessage, kPlace, kTime, kColumnCount };

/// A triangle for what may be wrong, a disc for what is, an "i" for what is worth knowing: told apart by
/// shape as well.
QIcon severity_icon(Severity severity, const Theme& theme) {
    constexpr int kSize = 32;
    QPixmap pixmap(kSize, kSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool warning = severity == Severity::Warning;
    painter.setBrush(theme.color(severity == Severity::Error ? ColorRole::Error
                                 : warning                   ? ColorRole::Warning
                                                             : ColorRole::Link));
    if (warning)
        painter.drawPolygon(QPolygonF{{16, 3}, {30, 28}, {2, 28}});
    else
        painter.drawEllipse(QRectF(3, 3, 26, 26));
    QFont bold = font(FontRole::Heading);
    bold.setPixelSize(20);
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme.color(ColorRole::Surface));
    painter.drawText(QRectF(0, warning ? 5 : 0, kSize, kSize), Qt::AlignCenter,
                     severity == Severity::Note ? QStringLiteral("i") : QStringLiteral("!"));
    return pixmap;
}

} // namespace

ProblemsPanel::ProblemsPanel(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(QStringLiteral("problems"));
    setAccessibleName(tr("Problems"));
    setColumnCount(kColumnCount);
    setHeaderHidden(true);
    setWordWrap(true);
    make_flat_list(*this, kMessage);
    const auto activate_item = [this](QTreeWidgetItem* item) { activate(indexOfTopLevelItem(item)); };
    connect(this, &QTreeWidget::itemClicked, this, activate_item);
    connect(this, &QTreeWidget::itemActivated, this, activate_item);
}

void ProblemsPanel::show_problems(std::vector<ProblemItem> problems, const trace::Trace* trace) {
    problems_ = std::move(problems);
    clear();
    for (const ProblemItem& problem : problems_) {
        auto* item = new QTreeWidgetItem(this);
        item->setText(kMessage, problem.advice.isEmpty()
                                    ? problem.message
                                    : problem.message + QLatin1Char('\n') + problem.advice);
        item->setToolTip(kMessage, item->text(kMessage));
        if (problem.line > 0) item->setText(kPlace, tr("line %1").arg(problem.line));
        if (problem.event && trace) item->setText(kTime, short_time(trace->time_of(*problem.event)));
        for (const int column : {kPlace, kTime})
            item->setForeground(column, palette().placeholderText());
    }
    set_icons();
}

int ProblemsPanel::count() const {
    return static_cast<int>(std::count_if(problems_.begin(), problems_.end(), [](const ProblemItem& problem) {
        return problem.severity != Severity::Note;
    }));
}

void ProblemsPanel::activate(int row) {
    if (row < 0) return;
    const ProblemItem problem = problems_[static_cast<std::size_t>(row)];
    if (problem.event) emit event_activated(*problem.event);
    if (problem.line > 0) emit line_activated(problem.line, std::max(problem.column, 1));
}

void ProblemsPanel::set_icons() {
    const Theme& theme = Theme::of(*this);
    for (int row = 0; row < topLevelItemCount(); ++row)
        topLevelItem(row)->setIcon(kMessage,
                                   severity_icon(problems_[static_cast<std::size_t>(row)].severity, theme));
}

void ProblemsPanel::changeEvent(QEvent* event) {
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) set_icons();
}

void ProblemsPanel::paintEvent(QPaintEvent* event) {
    QTreeWidget::paintEvent(event);
    if (!problems_.empty()) return;
    QPainter painter(viewport());
    painter.setFont(ui::font(FontRole::Body));
    painter.setPen(Theme::of(*this).color(ColorRole::TextFaint));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No problems."));
}

} // namespace simul::ui
