/// Which events the playhead has just crossed, and how long ago: they glow for a while.
#pragma once

#include "ui/player/playback.hpp"
#include "ui/timeline/lit_event.hpp"

#include <deque>

namespace simul::ui {

/// Pure: time is passed in.
class Afterglow {
public:
    static constexpr RealTime kLength = std::chrono::milliseconds(700);
    /// More cannot be followed by eye, and cost time to draw.
    static constexpr std::size_t kMost = 48;

    /// The playhead went from one event to another. A leap (a seek, the last event to a new trace's first)
    /// lights only where it landed.
    void cross(trace::EventIndex from, trace::EventIndex to);
    void leap(trace::EventIndex to);
    void clear() { lights_.clear(); }

    void advance(RealTime elapsed);
    bool glowing() const { return !lights_.empty(); }
    /// Newest first.
    std::vector<LitEvent> lights() const;

private:
    struct Light {
        trace::EventIndex event;
        RealTime age;
    };
    void light(trace::EventIndex event);

    std::deque<Light> lights_; ///< Newest first.
};

} // namespace simul::ui
