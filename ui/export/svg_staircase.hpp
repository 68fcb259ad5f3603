/// Columns of shares as SVG path data.
#pragma once

#include "ui/drawing/display_list.hpp"

#include <QString>

namespace simul::ui {

/// The outline of all shares of a strip from its bottom up to those of `last`, as a subpath: its top rises
/// and falls in steps, and where it does not a step costs nothing. In tenths of pixels, which no screen
/// shows.
///
/// States are drawn from the last one to the first, each over the one before: so a change costs one step,
/// where a shape for each state of each column would cost several coordinates.
QString svg_staircase(const draw::Columns& strip, trace::TaskState last);

} // namespace simul::ui
