/// The passes of the event loop, found in a recorded run.
#pragma once

#include "core/trace/trace.hpp"

#include <optional>
#include <vector>

namespace simul::trace {

/// One pass: the loop runs what was ready when it began, each task once; what becomes ready meanwhile waits
/// for the next one.
struct LoopPass {
    std::uint32_t number = 0;      ///< From 1; Trace::pass_of where the trace knows it.
    EventIndex first = 0;          ///< Its first step.
    std::uint32_t steps = 0;       ///< Of tasks, in all of the pass.
    std::uint32_t steps_begun = 0; ///< Up to the event that was asked for.

    friend bool operator==(const LoopPass&, const LoopPass&) = default;
};

/// The steps of each pass. Where the trace does not say which pass an event is in (Trace::pass_of), passes
/// follow from the order of its events: a pass runs what was queued before its first step, so the first step
/// that was queued later begins the next one. Then a pass in which no task takes a step (callbacks alone) has
/// no number, and a task that a callback wakes before the first step of a pass is taken to be in it, though
/// the loop ran it one pass later.
class LoopPasses {
public:
    /// O(events); 4 bytes a step and 8 a pass.
    explicit LoopPasses(const Trace& trace);

    /// False where several tasks run at once, on threads: there is no one loop whose passes could be told.
    bool known() const { return known_; }
    std::size_t count() const { return begins_.size(); }
    /// The pass that `event` is in, or that has ended last; nullopt before the first one, and where passes
    /// are not known. O(log events).
    std::optional<LoopPass> at(EventIndex event) const;

private:
    std::vector<EventIndex> steps_;      ///< The resumes of tasks.
    std::vector<std::uint32_t> begins_;  ///< Indexes into `steps_`: the first step of each pass.
    std::vector<std::uint32_t> numbers_; ///< Of each pass.
    bool known_ = true;
};

} // namespace simul::trace
