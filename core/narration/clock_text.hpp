/// A moment as sentences name it. Private to this room.
#pragma once

#include "core/time/duration_text.hpp"
#include "core/time/virtual_time.hpp"

#include <string>

namespace simul::narration {

/// "1 min 5 s"
inline std::string clock(Instant instant) {
    return format_duration(instant.time_since_epoch());
}

} // namespace simul::narration
