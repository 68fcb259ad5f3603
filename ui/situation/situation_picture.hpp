/// A situation as a display list, which the timeline's painter, images and SVG know how to draw.
#pragma once

#include "ui/drawing/display_list.hpp"
#include "ui/situation/situation.hpp"

namespace simul::ui {

/// `selected` is outlined. O(figures). REQUIRES: a QGuiApplication.
DisplayList picture_of(const Situation& situation, trace::TaskIndex selected = trace::kNoTask);

/// A moment of a situation, as a picture that stands alone.
struct SituationContent {
    Cast cast; ///< With seats.
    trace::EventIndex event = 0;
    Instant now{};
    QString title{}; ///< Of the file.
};

/// Twice as wide as high. O(figures). REQUIRES: a QGuiApplication; width_px >= 320.
DisplayList picture_of(const SituationContent& content, double width_px);

} // namespace simul::ui
