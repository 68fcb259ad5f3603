/// Flags on the ruler: places that somebody has written a note on.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui {

struct Bookmark {
    trace::EventIndex event = 0;
    std::optional<trace::EventIndex> until{}; ///< Of a range: its last event.
    QString text;
};

namespace geometry {

/// A pennant at the top of the ruler for each that is in view, with a pole down to `bottom`; of a range, a
/// bar from its beginning to its end.
void add_bookmarks(DisplayList& list, const TimelineFrame& frame, const std::vector<Bookmark>& bookmarks,
                   double bottom);

/// The one whose pennant is at `point`, the last of several.
std::optional<std::size_t> bookmark_at(const TimelineFrame& frame, const std::vector<Bookmark>& bookmarks,
                                       QPointF point);

} // namespace geometry
} // namespace simul::ui
