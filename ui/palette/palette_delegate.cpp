#include "ui/palette/palette_delegate.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QPainter>
#include <QTextLayout>

namespace simul::ui {

namespace {

constexpr int kRowHeight = 28;
constexpr int kMargin = 10;

QList<QTextLayout::FormatRange> marks_at(const std::vector<int>& places, const Theme& theme) {
    QList<QTextLayout::FormatRange> ranges;
    for (const int place : places) {
        QTextLayout::FormatRange range;
        range.start = place;
        range.length = 1;
        range.format.setForeground(theme.color(ColorRole::Accent));
        range.format.setFontWeight(QFont::Bold);
        ranges << range;
    }
    return ranges;
}

/// Returns the width that was taken.
int draw_name(QPainter& painter, const QRect& row, const QString& name,
              const QList<QTextLayout::FormatRange>& marks) {
    QTextLayout layout(name, font(FontRole::Body));
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(row.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(row.left(), row.top() + (row.height() - line.height()) / 2));
    return static_cast<int>(line.naturalTextWidth());
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, kRowHeight};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Theme& theme = Theme::of(*option.widget);
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(ColorRole::AccentSurface));
        painter->drawRoundedRect(option.rect, 4, 4);
    }
    const QRect row = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString keys = index.data(kKeys).toString();
    const QFont key_font = font(FontRole::MonoSmall);
    const int keys_width = keys.isEmpty() ? 0 : QFontMetrics(key_font).horizontalAdvance(keys) + kMargin;
    painter->setPen(theme.color(enabled ? ColorRole::Text : ColorRole::TextFaint));
    const QString name = QFontMetrics(font(FontRole::Body))
                             .elidedText(index.data().toString(), Qt::ElideRight, row.width() - keys_width);
    const auto places = index.data(kPlaces).value<std::vector<int>>();
    const int name_width =
        draw_name(*painter, row, name, enabled ? marks_at(places, theme) : QList<QTextLayout::FormatRange>());

    painter->setPen(theme.color(enabled ? ColorRole::TextDim : ColorRole::TextFaint));
    painter->setFont(key_font);
    painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, keys);
    painter->setFont(font(FontRole::Small));
    painter->setPen(theme.color(ColorRole::TextFaint));
    const QRect remark = row.adjusted(name_width + 2 * kMargin, 0, -keys_width, 0);
    painter->drawText(
        remark, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data(kRemark).toString(), Qt::ElideRight, remark.width()));
    painter->restore();
}

} // namespace simul::ui
