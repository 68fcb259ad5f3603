/// A situation as a display list, which the timeline's painter, images and SVG know how to draw.
#pragma once

#include "ui/situation/situation.hpp"
#include "ui/timeline/display_list.hpp"

namespace simul::ui {

/// `selected` is outlined. O(figures). REQUIRES: a QGuiApplication.
DisplayList picture_of(const Situation& situation, trace::TaskIndex selected = trace::kNoTask);

} // namespace simul::ui
