/// Counters in words and numbers.
#pragma once

#include "ui/timeline/counters.hpp"
#include "ui/timeline/timeline_frame.hpp"

namespace simul::ui {

/// The states that are counted, and where.
inline constexpr std::pair<trace::TaskState, StateChannel> kCountedStates[]{
    {trace::TaskState::Ready, StateChannel::Ready},     {trace::TaskState::Running, StateChannel::Running},
    {trace::TaskState::Holding, StateChannel::Holding}, {trace::TaskState::Sleeping, StateChannel::Sleeping},
    {trace::TaskState::Waiting, StateChannel::Waiting},
};

/// Just after `event`, beside its name: "3", "1, 4 waiting"; without one, the greatest: "max 7".
QString counter_value(const TimelineFrame& frame, const Counter& counter,
                      std::optional<trace::EventIndex> event);

/// What a pixel column of it shows: "Lock: held, 3 … 5 waiting, within 20 ms".
QString counter_text(const TimelineFrame& frame, const Counter& counter, double x);

/// How long a pixel column is: "20 ms", "1.5 steps".
QString column_length(const TimelineFrame& frame);

} // namespace simul::ui
