#include "ui/compare/comparison_view.hpp"

#include "ui/timeline/display_painter.hpp"

#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace simul::ui {

namespace {

constexpr double kNarrowest = 720;

QString qstring(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

ComparisonContent content_of(const scenario::Comparison& comparison) {
    ComparisonContent content;
    content.title = QString::fromStdString(comparison.title);
    content.explanation = QString::fromStdString(comparison.explanation);
    for (const scenario::ComparedRun& run : comparison.runs)
        content.runs.push_back({qstring(scenario::name_of(run.model)),
                                {},
                                run.result.trace,
                                run.measures,
                                run.speed_up,
                                run.switches()});
    return content;
}

ComparisonView::ComparisonView(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("comparison"));
    setAccessibleName(tr("Comparison of models"));
    setFrameShape(NoFrame);
}

void ComparisonView::show_comparison(ComparisonContent content) {
    content_ = std::move(content);
    message_.clear();
    lay_out();
    verticalScrollBar()->setValue(0);
    // What the picture says, for those who do not see it.
    QStringList said{content_.title};
    for (const ComparedTrace& run : content_.runs)
        said << QStringLiteral("%1: ×%2").arg(run.name, QString::number(run.speed_up, 'f', 1));
    setAccessibleDescription((said << content_.explanation).join(QStringLiteral(". ")));
}

void ComparisonView::show_message(const QString& what) {
    content_ = {};
    picture_ = {};
    message_ = what;
    lay_out();
}

void ComparisonView::lay_out() {
    if (has_content())
        picture_ = comparison_display_list_fitting(
            content_, QSizeF(std::max<double>(viewport()->width(), kNarrowest), viewport()->height()));
    const auto set_range = [](QScrollBar* bar, int content, int visible) {
        bar->setPageStep(visible);
        bar->setSingleStep(40);
        bar->setRange(0, std::max(content - visible, 0));
    };
    set_range(verticalScrollBar(), static_cast<int>(picture_.size.height()), viewport()->height());
    set_range(horizontalScrollBar(), static_cast<int>(picture_.size.width()), viewport()->width());
    viewport()->update();
}

void ComparisonView::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.color(ColorRole::Background));
    if (has_content()) {
        painter.translate(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        paint(painter, picture_, theme);
    } else {
        painter.setPen(theme.color(ColorRole::TextDim));
        painter.setFont(ui::font(FontRole::Body));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, message_);
    }
}

void ComparisonView::resizeEvent(QResizeEvent*) {
    lay_out();
}

bool ComparisonView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) viewport()->update();
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace simul::ui
