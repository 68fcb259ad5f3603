/// The timeline's own keys; TIMELINE.md in words: W S zoom, A D pan, arrows move the selection.
#pragma once

#include <cstdint>
#include <optional>

class QKeyEvent;

namespace simul::ui {

enum class TimelineKey : std::uint8_t {
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    PreviousSegment,
    NextSegment,
    LaneAbove,
    LaneBelow,
    CenterOrFit,
    ShowAll,
    ZoomToSelection,
    ExpandAll,
    Activate,
    Clear,
};

/// W, A, S and D are meant by their places on the keyboard, whatever letters it has there.
std::optional<TimelineKey> timeline_key(const QKeyEvent& event);

} // namespace simul::ui
