/// The timeline's own keys, and the one table of what they are called.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

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
    RangeToPreviousEdge,
    RangeToNextEdge,
};

/// A key as people are told of it. Texts are marked for translation in the context "Timeline".
struct TimelineKeyRow {
    TimelineKey key;
    const char* keys;        ///< As they are shown: "W", "Shift+→".
    const char* name;        ///< As a command: "Zoom In".
    const char* explanation; ///< Keys that belong together have one, and follow one another.
};
/// A row for each meaning, in the order in which they are explained.
std::span<const TimelineKeyRow> timeline_key_rows();

/// W, A, S and D are meant by their places on the keyboard, whatever letters it has there.
std::optional<TimelineKey> timeline_key(const QKeyEvent& event);

} // namespace simul::ui
