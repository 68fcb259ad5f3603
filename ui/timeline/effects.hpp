/// What an event made happen: where arrows from it end.
#pragma once

#include "core/trace/trace.hpp"

#include <vector>

namespace simul::ui {

/// More effects than that of one step are not looked for.
inline constexpr std::size_t kMostEffects = 256;

/// The step of a task that an event belongs to: from its Resume (or the event itself, where it belongs to
/// none) to what ended it, inclusive. O(events of the step).
struct StepOfTask {
    trace::EventIndex first;
    trace::EventIndex last;
};
StepOfTask step_of(const trace::Trace& trace, trace::EventIndex event);

/// The creations and wake-ups (Create, Ready) of other tasks that the task's step with `event` caused, in
/// order. A task that ends wakes others by callbacks of a later pass: those count too, as far as they come
/// within a few thousand events. At most kMostEffects.
std::vector<trace::EventIndex> effects_of(const trace::Trace& trace, trace::EventIndex event);

/// The Resume of `task` in whose step it caused `effect`, an event of another task; `effect` itself if there
/// is none. O(log events of the task + steps in between).
trace::EventIndex step_that_caused(const trace::Trace& trace, trace::TaskIndex task,
                                   trace::EventIndex effect);

} // namespace simul::ui
