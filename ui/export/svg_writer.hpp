/// SVG that is small and can be edited: shapes with classes, texts as texts.
///
/// QSvgGenerator writes the whole state of the painter before every shape (1.7 MB for a run of 25 tasks, ten
/// times what this writes), patterns as nothing, and titles without escaping.
#pragma once

#include "ui/drawing/display_list.hpp"

#include <QByteArray>

namespace simul::ui {

/// Colours and fonts stand in one style sheet at its top, by role.
QByteArray to_svg(const DisplayList& picture, const Theme& theme, const QString& title);

} // namespace simul::ui
