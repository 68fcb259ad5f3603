/// The curve and the head of an arrow.
#pragma once

#include "ui/drawing/display_list.hpp"

#include <QPainterPath>
#include <QPolygonF>

namespace simul::ui {

struct ArrowShape {
    QPainterPath curve; ///< As much of it as `Arrow::progress` says; two pixels wide.
    QPolygonF head;     ///< At its end; empty where there is no direction.
};

/// Both are empty for an arrow that has not begun.
ArrowShape shape_of(const draw::Arrow& arrow);

} // namespace simul::ui
