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
constexpr int kDescriptionLines = 3;

/// At most so many lines of `text`, the last one elided.
void draw_lines(QPainter& painter, const QRectF& box, const QString& text, int most) {
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
}

} // namespace

GalleryCard::GalleryCard(const QString& title, const QString& description, QWidget* parent)
    : QAbstractButton(parent),
      description_(QString(description).replace(QLatin1Char('\n'), QLatin1Char(' ')).simplified()) {
    setText(title);
    setAccessibleDescription(description_);
    setToolTip(description.trimmed());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(kSize);
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
    const QRectF picture(card.topLeft(), QSizeF(card.width(), kPictureSize.height()));
    painter.fillRect(picture, theme.color(ColorRole::Sunken));
    if (!picture_.isNull()) painter.drawImage(picture, picture_);
    painter.setClipping(false);

    QRectF text = card.adjusted(kPadding, kPictureSize.height() + 12, -kPadding, 0);
    painter.setFont(ui::font(FontRole::Heading));
    painter.setPen(theme.color(ColorRole::Text));
    draw_lines(painter, text, this->text(), 1);
    text.setTop(text.top() + QFontMetricsF(painter.font()).lineSpacing() + 4);
    painter.setFont(ui::font(FontRole::Small));
    painter.setPen(theme.color(ColorRole::TextDim));
    draw_lines(painter, text, description_, kDescriptionLines);

    const bool lit = hasFocus() || underMouse();
    painter.setPen(QPen(theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Border), lit ? 2 : 1));
    painter.drawPath(outline);
}

} // namespace simul::ui
