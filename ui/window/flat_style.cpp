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

void paint_check_box(QPainter& painter, const QStyleOption& option) {
    const QPalette& palette = option.palette;
    const bool is_on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool is_enabled = option.state & QStyle::State_Enabled;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!is_enabled) painter.setOpacity(0.5);
    painter.setPen(palette.color(is_on ? QPalette::Highlight : QPalette::PlaceholderText));
    painter.setBrush(palette.color(is_on ? QPalette::Highlight : QPalette::Base));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(
        QPen(palette.color(QPalette::HighlightedText), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF center = box.center();
    const double unit = box.width() / 13;
    if (option.state & QStyle::State_NoChange)
        painter.drawLine(center - QPointF(3 * unit, 0), center + QPointF(3 * unit, 0));
    else if (is_on)
        painter.drawPolyline(QPolygonF{center + QPointF(-3, 0) * unit, center + QPointF(-1, 2.5) * unit,
                                       center + QPointF(3.2, -2.5) * unit});
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
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        return paint_check_box(*painter, *option);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace simul::ui
