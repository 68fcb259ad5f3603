#include "ui/window/flat_style.hpp"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOptionComboBox>

namespace simul::ui {

namespace {

constexpr qreal kRadius = 5;

void paint_combo_box(QPainter& painter, const QStyleOptionComboBox& option, const QRectF& arrow) {
    const QPalette& palette = option.palette;
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focused   ? QPen(palette.color(QPalette::Highlight))
                   : hovered ? QPen(palette.color(QPalette::PlaceholderText))
                             : QPen(Qt::NoPen));
    painter.setBrush(palette.color(QPalette::Button));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    const QPointF center = arrow.center();
    painter.setPen(
        QPen(palette.color(QPalette::ButtonText), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF{center + QPointF(-4, -2), center + QPointF(0, 2), center + QPointF(4, -2)});
    painter.restore();
}

void paint_focus(QPainter& painter, const QStyleOption& option) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QGuiApplication::palette().color(QPalette::Highlight)); // A list may have its own.
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.restore();
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                   QPainter* painter, const QWidget* widget) const {
    const auto* combo_box =
        control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr;
    if (!combo_box || combo_box->editable)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    paint_combo_box(*painter, *combo_box, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget));
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
    if (element == PE_FrameTabBarBase) return;
    if (element == PE_FrameFocusRect) return paint_focus(*painter, *option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace simul::ui
