/// Why does it run just now?
#pragma once

#include "core/narration/narrator.hpp"

namespace simul::narration {

/// A stage on the way to a step of a task.
enum class StageKind : std::uint8_t {
    Created, ///< The task was made.
    Waits,   ///< It began to wait, or set its timer.
    Deed,    ///< Another task did what ends the wait: it ended, put an item, …
    Due,     ///< Its timer, or its time limit, was due.
    Queued,  ///< Its next step was put at the end of the ready queue.
    Steps,   ///< The step begins.
};

struct Stage {
    StageKind kind;
    trace::EventIndex event; ///< Of Due: the same as that of Queued.
    Instant time;
    std::optional<std::uint32_t> pass; ///< Of the event loop; nullopt outside of passes, or if not recorded.
};

/// The stages that led to the step that `event` belongs to, in order of time: timer due → future's result set
/// → callback queued in pass k → the task steps in pass k + 1. Empty if the event belongs to no step of a
/// task. O(log events), and the length of the step.
std::vector<Stage> why_now(const Narrator& narrator, trace::EventIndex event);

/// The same in words, a sentence a stage. Empty if there are none.
std::vector<std::string> in_words(const Narrator& narrator, const std::vector<Stage>& stages);

} // namespace simul::narration
