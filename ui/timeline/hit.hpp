/// What is drawn at a point: every pixel of a timeline names what it shows.
#pragma once

#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui {

enum class HitKind : std::uint8_t {
    Nothing,
    Ruler,
    GroupHeader,
    LaneHeader,
    Lane,     ///< On a lane, where its task does not live.
    Segment,  ///< `event` began it.
    Mark,     ///< `event` is a resume, an end or a creation.
    Fold,     ///< Several segments in one pixel column; `event` began the first of them.
    LaneFold, ///< Several lanes in one pixel row: `rows` of the layout.
    Counter,
};

struct Hit {
    HitKind kind = HitKind::Nothing;
    LaneId lane{};                            ///< Of LaneHeader, Lane, Segment, Mark, Fold.
    std::size_t group = LaneLayout::kNoGroup; ///< Of GroupHeader, and of a collapsed group's Fold.
    std::optional<trace::EventIndex> event{};
    std::size_t folded = 0;                     ///< Of Fold: how many segments.
    std::pair<std::size_t, std::size_t> rows{}; ///< Of LaneFold: [first, last).
    const Counter* counter = nullptr;           ///< Of Counter; valid until others are counted.
};

/// `counters` is where their strips are. O(log n).
Hit hit_test(const TimelineFrame& frame, const QRectF& counters, QPointF point);

/// What a tool tip says about it; empty for nothing.
QString hit_text(const TimelineFrame& frame, const Hit& hit, QPointF point);

} // namespace simul::ui
