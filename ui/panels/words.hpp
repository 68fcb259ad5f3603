/// How panels say times, waits and numbers.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/theme/time_text.hpp"

#include <QString>

namespace simul::ui {

/// "4 s", "1 min 30 s".
QString duration_text(Duration duration);

/// What a task waits for: "sleep 4 s", "Queue 1: an item", "gather of 5".
QString wait_text(const trace::Trace& trace, const trace::Wait& wait);

/// "23,000" in the reader's locale.
QString count_text(std::size_t count);

} // namespace simul::ui
