#include "ui/panels/output/output_delegate.hpp"

#include "ui/panels/output/ansi_palette.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/fonts.hpp"

#include <QPainter>

namespace simul::ui {

namespace {

constexpr int kMargin = 12;
constexpr int kLineSpacing = 4;

QFont styled(QFont font, const TextStyle& style) {
    font.setBold(style.bold);
    font.setItalic(style.italic);
    font.setUnderline(style.underline);
    font.setStrikeOut(style.strike_out);
    return font;
}

} // namespace

OutputDelegate::OutputDelegate(const OutputModel& model, QObject* parent)
    : QStyledItemDelegate(parent), model_(model) {}

void OutputDelegate::measure() {
    const OutputLines& lines = model_.lines();
    const QFontMetrics metrics(font(FontRole::MonoSmall));
    // Times grow, and so do their texts but for fractions: the last ones and some in between are enough.
    time_width_ = 0;
    const std::size_t stride = std::max<std::size_t>(lines.size() / 64, 1);
    for (std::size_t line = 0; line < lines.size(); line += stride)
        time_width_ = std::max(time_width_, metrics.horizontalAdvance(short_time(lines.time_of(line))));
    time_width_ = std::max(time_width_, metrics.horizontalAdvance(QStringLiteral("00.0 s")));
}

void OutputDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const Theme& theme = Theme::of(*option.widget);
    const auto line = static_cast<std::size_t>(index.row());
    const bool later = model_.lines().begun_by(line) > model_.playhead();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.color(ColorRole::Selection, 0.18));
    painter->setFont(font(FontRole::MonoSmall));
    painter->setPen(theme.color(later ? ColorRole::TextFaint : ColorRole::TextDim));
    const QRect row = option.rect.adjusted(kMargin, 0, 0, 0);
    painter->drawText(QRect(row.left(), row.top(), time_width_, row.height()),
                      Qt::AlignRight | Qt::AlignVCenter, short_time(model_.lines().time_of(line)));
    paint_text(*painter, QRectF(row).adjusted(time_width_ + kMargin, 0, 0, 0), line, theme);
    painter->restore();
}

void OutputDelegate::paint_text(QPainter& painter, QRectF box, std::size_t line, const Theme& theme) const {
    for (const OutputRun& run : model_.lines().runs(line)) {
        const bool later = run.event > model_.playhead();
        const QString text = QString::fromStdString(run.text);
        painter.setFont(styled(font(FontRole::MonoSmall), run.style));
        InkAndPaper look = ink_and_paper(run.style, theme);
        if (later) look = {theme.color(ColorRole::TextFaint), {}};
        const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(text);
        if (look.paper.isValid())
            painter.fillRect(QRectF(box.left(), box.top(), width, box.height()), look.paper);
        painter.setPen(look.ink);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        box.setLeft(box.left() + width);
        if (box.left() > painter.viewport().width()) break;
    }
}

QSize OutputDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    const QFontMetrics metrics(font(FontRole::MonoSmall));
    const int characters = static_cast<int>(model_.lines().longest());
    return {3 * kMargin + time_width_ + characters * metrics.horizontalAdvance(QLatin1Char('m')),
            metrics.height() + kLineSpacing};
}

} // namespace simul::ui
