#include "ui/panels/words.hpp"

#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <QLocale>

namespace simul::ui {

using namespace std::chrono_literals;

QString short_time(Instant instant) {
    const Duration since_start = instant.time_since_epoch();
    if (since_start < 1min) return duration_text(since_start);
    const bool whole_seconds = since_start % 1s == Duration::zero();
    return QString::fromStdString(format_clock(since_start, !whole_seconds));
}

QString duration_text(Duration duration) {
    return QString::fromStdString(format_duration(duration));
}

QString wait_text(const trace::Trace& trace, const trace::Wait& wait) {
    return QString::fromStdString(trace::describe_wait(trace, wait));
}

QString count_text(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace simul::ui
