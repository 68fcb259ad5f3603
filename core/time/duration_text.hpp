/// Durations as people write and read them.
#pragma once

#include "core/time/virtual_time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace simul {

/// "1 h 0 min 55 s", "4 s", "1.5 s", "250 ms", "1.25 µs", "12 ns", "0 s": the largest fitting units, exact to
/// the nanosecond, no trailing zeros. From one minute on whole units are separated ("1 min 30.5 s");
/// Duration::max() is "for ever".
std::string format_duration(Duration duration);

/// A clock face: "12:00:00", "1:00:55", "0:04.000" below an hour with `milliseconds`. Hours are not padded,
/// below an hour they are left out. Rounded to the nearest millisecond, or second where `milliseconds` is
/// false.
std::string format_clock(Duration duration, bool milliseconds = false);

/// Reads "1 h 30 min", "250ms", "1.5 s", "90" (seconds), "1d"; units: d h min m s ms us µs ns; white space is
/// free, a leading '-' negates the whole. nullopt where the text is anything else or out of range.
std::optional<Duration> parse_duration(std::string_view text);

} // namespace simul
