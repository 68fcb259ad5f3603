/// Display lists on paint devices.
#pragma once

#include "ui/drawing/display_list.hpp"

class QPainter;

namespace simul::ui {

/// Draws `list` with its top left corner at the painter's origin: on a widget or an image (where device
/// pixels count: mixed columns and hatching are blitted), or on PDF (where all is shapes and text).
/// The background is the caller's.
void paint(QPainter& painter, const DisplayList& list, const Theme& theme);

} // namespace simul::ui
