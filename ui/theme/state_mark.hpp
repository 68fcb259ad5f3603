/// Shapes that tell a task's state without colour.
#pragma once

#include "ui/theme/theme.hpp"

#include <QIcon>
#include <QPainter>

namespace simul::ui {

/// Draws the mark of `state` inside `box` (square): a triangle for running, two bars for holding, a ring for
/// ready, a clock for sleeping, a hatched disc for waiting, a check for done, a cross for failed, a struck
/// ring for cancelled. Legible from 8 pixels on.
void paint_state_mark(QPainter& painter, const QRectF& box, trace::TaskState state, const Theme& theme);

/// The same as an icon, for lists, trees and menus.
QIcon state_icon(trace::TaskState state, const Theme& theme);

/// "running", "holding the loop", … as people read it, translated.
QString state_text(trace::TaskState state);

} // namespace simul::ui
