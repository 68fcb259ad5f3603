/// The conditions that a task can be in, and the words for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace simul::trace {

/// A task's condition between two events; every picture gives each its own colour. Values are stored in
/// files: never renumber.
enum class TaskState : std::uint8_t {
    NotCreated,
    Ready,    ///< Could run; waits for the loop, a thread or a CPU.
    Running,  ///< On the thread, computing (or taking no time at all).
    Holding,  ///< On the thread, in a timed blocking call: the thread is held and does nothing.
    Sleeping, ///< On a timer.
    Waiting,  ///< For another task, a queue, a lock, …
    Done,
    Failed,
    Cancelled,
};
inline constexpr std::size_t kTaskStateCount = 9;

std::string_view name_of(TaskState state) noexcept; ///< "running", "ready", …

/// Done, Failed or Cancelled.
constexpr bool is_end(TaskState state) noexcept {
    return state >= TaskState::Done;
}

} // namespace simul::trace
