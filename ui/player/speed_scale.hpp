/// The range of playback speeds that makes sense for one run, and its logarithmic slider.
#pragma once

#include "core/time/virtual_time.hpp"

#include <string>

namespace simul::ui {

/// Virtual time per second of real time: 3 s means that the clock of the run moves three times as fast as
/// ours. Always positive.
using Speed = Duration;

/// From a tenth of real time (or slower, where the run lasts less than a few seconds) to the whole run in a
/// few seconds.
class SpeedScale {
public:
    static constexpr int kSliderSteps = 200;

    explicit SpeedScale(Duration makespan = {});

    Speed slowest() const { return slowest_; }
    Speed fastest() const { return fastest_; }
    /// Plays the run in about twenty seconds, at a round speed.
    Speed usual() const { return usual_; }

    /// The speed at which the whole run takes so long to play, within the range.
    Speed whole_run_in(std::chrono::seconds real_time) const;
    /// The real time that the whole run takes at a speed, waits alone.
    std::chrono::nanoseconds time_for_whole_run(Speed speed) const;

    /// Both ways round, 0 … kSliderSteps; clamped.
    Speed at_slider(int position) const;
    int slider_of(Speed speed) const;

    /// The next round speed (1, 2, 5, 10, …) in that direction, within the range.
    Speed faster_than(Speed speed) const;
    Speed slower_than(Speed speed) const;

private:
    Speed clamp(Speed speed) const;

    Duration makespan_;
    Speed slowest_;
    Speed fastest_;
    Speed usual_;
};

/// "3 s / s", "2 min / s", "100 ms / s": rounded to two digits.
std::string format_speed(Speed speed);
/// "20 s": how long the whole run takes at that speed, to two digits; empty for a run that takes no time.
std::string format_whole_run(const SpeedScale& scale, Speed speed);

} // namespace simul::ui
