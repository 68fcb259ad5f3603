#include "ui/player/speed_scale.hpp"

#include "core/time/duration_text.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

using namespace std::chrono_literals;

namespace {

/// Real time that the slowest, the usual and the fastest playback of a run take, unless real time itself
/// fits between them.
constexpr int kSlowestSeconds = 120;
constexpr int kUsualSeconds = 20;
constexpr int kFastestSeconds = 3;

constexpr Speed kTenthOfRealTime = 100ms;

double decade_below(double value) {
    return std::pow(10.0, std::floor(std::log10(value)));
}

/// The largest of 1, 2, 5 × 10ⁿ nanoseconds that is not above `speed`.
Speed round_down(Speed speed) {
    const double value = static_cast<double>(std::max<Duration::rep>(speed.count(), 1));
    const double decade = decade_below(value);
    for (const double digit : {5.0, 2.0}) {
        if (digit * decade <= value) return Speed{std::llround(digit * decade)};
    }
    return Speed{std::llround(decade)};
}

Speed round_up(Speed speed) {
    const Speed below = round_down(speed);
    if (below == speed) return speed;
    const bool is_two = std::llround(static_cast<double>(below.count()) /
                                     decade_below(static_cast<double>(below.count()))) == 2;
    return is_two ? below * 5 / 2 : below * 2;
}

} // namespace

SpeedScale::SpeedScale(Duration makespan)
    : makespan_(std::max(makespan, Duration::zero())),
      slowest_(std::max<Speed>(std::min<Speed>(kTenthOfRealTime, makespan / kSlowestSeconds), 1ns)),
      fastest_(std::max<Speed>(makespan / kFastestSeconds, slowest_ * 10)),
      usual_(clamp(round_down(std::max<Speed>(makespan / kUsualSeconds, 1ns)))) {
    if (makespan <= Duration::zero()) {
        slowest_ = kTenthOfRealTime;
        fastest_ = 10s;
        usual_ = 1s;
    }
}

Speed SpeedScale::clamp(Speed speed) const {
    return std::clamp(speed, slowest_, fastest_);
}

Speed SpeedScale::whole_run_in(std::chrono::seconds real_time) const {
    return clamp(std::max<Speed>(makespan_ / std::max<std::int64_t>(real_time.count(), 1), 1ns));
}

std::chrono::nanoseconds SpeedScale::time_for_whole_run(Speed speed) const {
    const double seconds = static_cast<double>(makespan_.count()) /
                           static_cast<double>(std::max<Duration::rep>(speed.count(), 1));
    return std::chrono::nanoseconds{std::llround(std::min(seconds, 1e9) * 1e9)};
}

Speed SpeedScale::at_slider(int position) const {
    const double share = std::clamp(position, 0, kSliderSteps) / static_cast<double>(kSliderSteps);
    const double ratio = static_cast<double>(fastest_.count()) / static_cast<double>(slowest_.count());
    return clamp(Speed{std::llround(static_cast<double>(slowest_.count()) * std::pow(ratio, share))});
}

int SpeedScale::slider_of(Speed speed) const {
    const double ratio = static_cast<double>(fastest_.count()) / static_cast<double>(slowest_.count());
    const double above = static_cast<double>(clamp(speed).count()) / static_cast<double>(slowest_.count());
    return static_cast<int>(std::lround(kSliderSteps * std::log(above) / std::log(ratio)));
}

Speed SpeedScale::faster_than(Speed speed) const {
    return clamp(round_up(speed + Speed{1}));
}

Speed SpeedScale::slower_than(Speed speed) const {
    return clamp(round_down(std::max<Speed>(speed - Speed{1}, 1ns)));
}

namespace {

/// To two digits, and above a minute to whole seconds.
Duration rounded(Duration duration) {
    const double value = static_cast<double>(std::max<Duration::rep>(duration.count(), 1));
    const double unit = std::max(decade_below(value) / 10, 1.0);
    const Duration shown{std::llround(std::round(value / unit) * unit)};
    return shown > 1min ? Duration{std::chrono::round<std::chrono::seconds>(shown)} : shown;
}

} // namespace

std::string format_speed(Speed speed) {
    return format_duration(rounded(speed)) + " / s";
}

std::string format_whole_run(const SpeedScale& scale, Speed speed) {
    const Duration whole{scale.time_for_whole_run(speed)};
    return whole <= Duration::zero() ? std::string() : format_duration(rounded(whole));
}

} // namespace simul::ui
