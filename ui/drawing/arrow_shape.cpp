#include "ui/drawing/arrow_shape.hpp"

#include <cmath>

namespace simul::ui {
namespace {

QPainterPath beginning_of(const QPainterPath& curve, double share) {
    constexpr int kPieces = 32;
    QPainterPath part(curve.pointAtPercent(0));
    for (int i = 1; i <= kPieces; ++i)
        part.lineTo(curve.pointAtPercent(share * i / kPieces));
    return part;
}

QPolygonF head_at(QPointF tip, QPointF behind) {
    const QPointF along = tip - behind;
    const double length = std::hypot(along.x(), along.y());
    if (length <= 0) return {};
    const QPointF unit = along / length;
    const QPointF across(-unit.y(), unit.x());
    return QPolygonF(QList<QPointF>{tip + unit, tip - unit * 7 + across * 4, tip - unit * 7 - across * 4});
}

} // namespace

ArrowShape shape_of(const draw::Arrow& arrow) {
    // A cubic reaches three quarters of its control points. Within a lane it goes above its ends.
    const bool is_level = std::abs(arrow.from.y() - arrow.to.y()) < 1;
    const QPointF bulge = is_level ? QPointF(0, -arrow.bulge * 4 / 3) : QPointF(arrow.bulge * 4 / 3, 0);
    QPainterPath curve(arrow.from);
    curve.cubicTo(arrow.from + bulge, arrow.to + bulge, arrow.to);
    if (arrow.progress <= 0 || curve.length() <= 0) return {};
    const double end = std::min(arrow.progress, 1.0);
    const QPolygonF head = head_at(curve.pointAtPercent(end), curve.pointAtPercent(end * 0.9));
    return {arrow.progress < 1 ? beginning_of(curve, end) : curve, head};
}

} // namespace simul::ui
