/// Virtual time: whole nanoseconds, counted from the start of a run.
///
/// Durations are `std::chrono` durations, so `5s` and `250ms` (std::chrono_literals) can be written as they
/// are. An Instant is a point on the virtual clock and cannot be mixed up with a duration or with real time.
/// All arithmetic here saturates: a wait "for ever" (float infinity, 1e30 s) is a wait until Duration::max().
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace simul {

/// A length of virtual time, in nanoseconds.
using Duration = std::chrono::nanoseconds;

/// The clock of a run. It has no `now()`: the event loop owns the time, and it moves only when the loop says
/// so.
struct VirtualClock {
    using duration = Duration;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<VirtualClock, duration>;
    static constexpr bool is_steady = true;
};

/// A point in virtual time; the run begins at `Instant{}` (zero).
using Instant = VirtualClock::time_point;

/// `instant + duration`, clamped to the ends of the range instead of overflowing.
Instant saturating_add(Instant instant, Duration duration) noexcept;

/// `left + right`, clamped likewise.
Duration saturating_add(Duration left, Duration right) noexcept;

/// Seconds to the nearest nanosecond (ties to even), clamped to the range of Duration. REQUIRES: not NaN.
Duration duration_from_seconds(double seconds) noexcept;

/// Up to here whole seconds are as exact as numbers of the language: as many nanoseconds are a double.
inline constexpr std::chrono::seconds kExactSeconds{9'000'000};

/// The count of nanoseconds divided by 10⁹ as a double: what `loop.time()` and `time.perf_counter()` return.
double to_seconds(Duration duration) noexcept;
double to_seconds(Instant instant) noexcept;

} // namespace simul
