/// Counters in words and numbers.
#pragma once

#include "ui/counters/counters.hpp"
#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui {

/// Just after `event`, beside its name: "3", "1, 4 waiting"; without one, the greatest: "max 7".
QString counter_value(const TimelineFrame& frame, const Counter& counter,
                      std::optional<trace::EventIndex> event);

/// What a pixel column of it shows: "Lock: held, 3 … 5 waiting, within 20 ms".
QString counter_text(const TimelineFrame& frame, const Counter& counter, double x);

/// How long a pixel column is: "20 ms", "1.5 steps".
QString column_length(const TimelineFrame& frame);

} // namespace simul::ui
