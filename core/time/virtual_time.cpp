#include "core/time/virtual_time.hpp"

#include <cmath>
#include <limits>

namespace simul {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

constexpr std::int64_t add_clamped(std::int64_t left, std::int64_t right) noexcept {
    if (right > 0 && left > kMost - right) return kMost;
    if (right < 0 && left < kLeast - right) return kLeast;
    return left + right;
}

} // namespace

Instant saturating_add(Instant instant, Duration duration) noexcept {
    return Instant{saturating_add(instant.time_since_epoch(), duration)};
}

Duration saturating_add(Duration left, Duration right) noexcept {
    return Duration{add_clamped(left.count(), right.count())};
}

Duration duration_from_seconds(double seconds) noexcept {
    const double nanoseconds = std::nearbyint(seconds * 1e9);
    // 2^63 is exactly representable; the largest Duration is one below it.
    constexpr double kLimit = 9223372036854775808.0;
    if (nanoseconds >= kLimit) return Duration::max();
    if (nanoseconds < -kLimit) return Duration::min();
    return Duration{static_cast<std::int64_t>(nanoseconds)};
}

double to_seconds(Duration duration) noexcept {
    return static_cast<double>(duration.count()) / 1e9;
}

double to_seconds(Instant instant) noexcept {
    return to_seconds(instant.time_since_epoch());
}

} // namespace simul
