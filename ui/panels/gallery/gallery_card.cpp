#include "ui/panels/gallery/gallery_card.hpp"

#include "ui/theme/fonts.hpp"
#include "ui/theme/theme.hpp"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace simul::ui {

namespace {

constexpr int kRadius = 8;
constexpr int kPadding = 14;
constexpr int kMostTitleLines = 2;

/// At most so many lines of `text`, the last one elided; returns where the next line would begin.
qreal draw_lines(QPainter& painter, const QRectF& box, const QString& text, int most) {
    const QFontMetricsF metrics(painter.font());
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    qreal y = box.top();
    for (int number = 1; number <= most; ++number) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(box.width());
        const bool more = line.textStart() + line.textLength() < text.size();
        const QString words = number == most && more ? metrics.elidedText(text.mid(line.textStart()),
                                                                          Qt::ElideRight, box.width())
                                                     : text.mid(line.textStart(), line.textLength());
        painter.drawText(QPointF(box.left(), y + metrics.ascent()), words.trimmed());
        y += metrics.lineSpacing();
    }
    layout.endLayout();
    return y;
}

} // namespace

GalleryCard::GalleryCard(const QString& title, const QString& description, QWidget* parent)
    : QAbstractButton(parent), description_(QString(description).remove(QLatin1Char('`')).simplified()) {
    setText(title);
    setAccessibleDescription(description_);
    setToolTip(description.trimmed());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(kSmallest.height());
    setMinimumWidth(kSmallest.width());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GalleryCard::set_picture(const QImage& picture) {
    picture_ = picture;
    update();
}

void GalleryCard::enterEvent(QEnterEvent*) {
    update();
}
void GalleryCard::leaveEvent(QEvent*) {
    update();
}

void GalleryCard::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(card, kRadius, kRadius);
    painter.fillPath(outline, theme.color(isDown() || underMouse() ? ColorRole::Raised : ColorRole::Surface));
    painter.setClipPath(outline);
    const QRectF picture(card.topLeft(), QSizeF(card.width(), kPictureHeight));
    painter.fillRect(picture, theme.color(ColorRole::Sunken));
    if (!picture_.isNull()) painter.drawImage(picture, picture_);
    painter.setClipping(false);

    QRectF text = card.adjusted(kPadding, kPictureHeight + 11, -kPadding, -8);
    painter.setFont(ui::font(FontRole::Heading));
    painter.setPen(theme.color(ColorRole::Text));
    text.setTop(draw_lines(painter, text, this->text(), kMostTitleLines) + 4);
    painter.setFont(ui::font(FontRole::Small));
    painter.setPen(theme.color(ColorRole::TextDim));
    const qreal line = QFontMetricsF(painter.font()).lineSpacing();
    draw_lines(painter, text, description_, static_cast<int>(text.height() / line));

    const bool lit = hasFocus() || underMouse();
    painter.setPen(QPen(theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Border), lit ? 2 : 1));
    painter.drawPath(outline);
}

} // namespace simul::ui
