/// What a run took: the figures of summaries and comparisons.
#pragma once

#include "core/trace/trace.hpp"

#include <array>

namespace simul::trace {

/// Time per state, summed over a task's life, and how often it was resumed.
struct TaskMeasures {
    std::array<Duration, kTaskStateCount> in_state{}; ///< Indexed by TaskState.
    std::uint32_t resumes = 0;
};

struct Measures {
    Duration makespan{};        ///< The clock at the end.
    Duration busy{};            ///< Computing (Hold, Work), summed over threads.
    Duration held{};            ///< Timed waits that held a thread (Hold, Sleep), summed over threads.
    Duration computing{};       ///< While somebody computed; as busy where there is one thread.
    Duration idle{};            ///< While nobody had a thread; makespan - busy - held where there is one.
    Duration waiting_for_cpu{}; ///< Summed over tasks: would have computed, and others did. Part of `ready`.
    Duration in_pools{};        ///< Computing and timed waits on threads of pools, which count nowhere else.
    Duration waiting{};         ///< Summed over tasks: Sleeping, Waiting and Holding.
    Duration ready{};           ///< Summed over tasks: Ready.
    std::uint64_t switches =
        0; ///< Times that another task than the last one was resumed, the first one not counted.
    std::uint64_t resumes = 0;
    std::uint32_t tasks = 0;
    /// Most tasks that were under way at one moment: resumed, not ended, and not waiting for other tasks
    /// (a main that gathers its children is not under way while they are).
    std::uint32_t most_at_once = 0;
    std::optional<Instant> last_work_end; ///< When the thread last ended computing.
};

/// O(events).
Measures measure(const Trace& trace);
/// O(segments of the task).
TaskMeasures measure_task(const Trace& trace, TaskIndex task);

} // namespace simul::trace
