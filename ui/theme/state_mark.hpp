/// Shapes that tell a task's state without colour.
#pragma once

#include "ui/theme/theme.hpp"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>
#include <vector>

namespace simul::ui {

/// A part of a mark, in a square from -1 to 1.
struct MarkPart {
    QPainterPath path;
    double stroke = 0;        ///< Width of the line along the path; 0: the path is filled.
    bool knocked_out = false; ///< In the background's colour, upon the parts before it.
};

/// The mark of a state: a triangle for running, two bars for holding, a ring for ready, a clock for sleeping,
/// a hatched ring for waiting, a check for done, a cross for failed, a struck ring for cancelled. Empty for
/// NotCreated.
const std::vector<MarkPart>& state_mark(trace::TaskState state);

/// The colour of a state's mark. Waiting's fill is quiet, made for long bars; its mark has that of the
/// hatching.
ColorRole mark_color(trace::TaskState state);

/// Draws the mark inside `box` (square). Legible from 8 pixels on.
void paint_state_mark(QPainter& painter, const QRectF& box, trace::TaskState state, const Theme& theme);

/// The same as an icon, for lists, trees and menus.
QIcon state_icon(trace::TaskState state, const Theme& theme);

/// "running", "holding", … as people read it, translated.
QString state_text(trace::TaskState state);

} // namespace simul::ui
