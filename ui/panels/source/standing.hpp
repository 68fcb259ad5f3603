/// Where in the scenario's text tasks stand.
#pragma once

#include "core/trace/loop_state.hpp"

#include <map>

namespace simul::ui {

/// The await stack at which `task` (kNoTask: code outside of tasks) stood just after `event`; 0 if it had not
/// begun, or is not known. O(log events of the task); outside of tasks, O(distance to its last event),
/// bounded.
trace::StackId standing_at(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex event);

/// The tasks that stand at one line.
struct LineTasks {
    std::uint32_t ready = 0;
    std::uint32_t sleeping = 0;
    std::uint32_t waiting = 0;
    std::uint32_t running = 0; ///< Those that have a thread: computing, or blocking it.

    std::uint32_t count() const { return ready + sleeping + waiting + running; }
    /// Of what most of them do; Running if one does.
    trace::TaskState state() const;

    friend bool operator==(const LineTasks&, const LineTasks&) = default;
};

/// By 1-based line. O(tasks alive).
std::map<int, LineTasks> lines_with_tasks(const trace::Trace& trace, const trace::LoopState& state);

} // namespace simul::ui
