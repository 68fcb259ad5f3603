#include "ui/theme/time_text.hpp"

#include "core/time/duration_text.hpp"

namespace simul::ui {

using namespace std::chrono_literals;

QString short_time(Instant instant) {
    const Duration since_start = instant.time_since_epoch();
    if (since_start < 1min) return QString::fromStdString(format_duration(since_start));
    const bool whole_seconds = since_start % 1s == Duration::zero();
    return QString::fromStdString(format_clock(since_start, !whole_seconds));
}

} // namespace simul::ui
