#include "ui/window/icons.hpp"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace simul::ui {

namespace {

// All shapes are drawn in a square of 24 by 24.

void add_triangle(QPainterPath& path, qreal left, qreal right) {
    path.moveTo(left, 5);
    path.lineTo(right, 12);
    path.lineTo(left, 19);
    path.closeSubpath();
}

void add_bar(QPainterPath& path, qreal left) {
    path.addRect(left, 5, 2.5, 14);
}

QPainterPath solid_shape(Glyph glyph) {
    QPainterPath path;
    switch (glyph) {
    case Glyph::ToStart:
        add_bar(path, 4);
        add_triangle(path, 13, 7.5);
        add_triangle(path, 20, 13.5);
        break;
    case Glyph::StepBack:
        add_bar(path, 5);
        add_triangle(path, 19, 9);
        break;
    case Glyph::Play: add_triangle(path, 7, 19); break;
    case Glyph::Pause:
        path.addRect(6.5, 5, 4, 14);
        path.addRect(13.5, 5, 4, 14);
        break;
    case Glyph::StepForward:
        add_triangle(path, 5, 15);
        add_bar(path, 16.5);
        break;
    case Glyph::ToEnd:
        add_triangle(path, 4, 10.5);
        add_triangle(path, 11, 16.5);
        add_bar(path, 17.5);
        break;
    case Glyph::Stop: path.addRoundedRect(6, 6, 12, 12, 1.5, 1.5); break;
    default: break;
    }
    return path;
}

QPainterPath outline_shape(Glyph glyph) {
    QPainterPath path;
    switch (glyph) {
    case Glyph::Open:
        path.moveTo(4, 18);
        path.lineTo(4, 6);
        path.lineTo(10, 6);
        path.lineTo(12, 8.5);
        path.lineTo(20, 8.5);
        path.lineTo(20, 18);
        path.closeSubpath();
        break;
    case Glyph::Back:
        path.moveTo(14, 6);
        path.lineTo(8, 12);
        path.lineTo(14, 18);
        break;
    case Glyph::Search:
        path.addEllipse(QPointF(10.5, 10.5), 5.5, 5.5);
        path.moveTo(15, 15);
        path.lineTo(20, 20);
        break;
    case Glyph::Close:
        path.moveTo(7, 7);
        path.lineTo(17, 17);
        path.moveTo(17, 7);
        path.lineTo(7, 17);
        break;
    default: break;
    }
    return path;
}

class GlyphEngine : public QIconEngine {
public:
    explicit GlyphEngine(Glyph glyph) : glyph_(glyph) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const bool on_accent = state == QIcon::On || glyph_ == Glyph::Play || glyph_ == Glyph::Pause;
        const bool accented = on_accent && mode != QIcon::Disabled;
        const QColor ink = palette.color(group, accented ? QPalette::HighlightedText : QPalette::ButtonText);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / 24.0, rect.height() / 24.0);
        painter->fillPath(solid_shape(glyph_), ink);
        painter->strokePath(outline_shape(glyph_), QPen(ink, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new GlyphEngine(glyph_); }

private:
    Glyph glyph_;
};

} // namespace

QIcon glyph_icon(Glyph glyph) {
    return QIcon(new GlyphEngine(glyph));
}

} // namespace simul::ui
