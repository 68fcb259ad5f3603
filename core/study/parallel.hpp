/// Many runs at once.
#pragma once

#include "core/scenario/run.hpp"

#include <functional>

namespace simul::study {

/// How far a study is. Any thread.
struct Progress {
    std::atomic<std::size_t> done{0}; ///< Runs that have ended.
    std::atomic<std::size_t> all{0};  ///< Runs there will be.
    scenario::Progress
        runs; ///< Shared by all runs: set `runs.cancel` to end them, and with them the study, soon.
};

/// As many threads as this computer can run at once; at least 1.
unsigned all_cores() noexcept;

/// Calls `job(i)` once for each i below `count`, on up to `threads` threads (0: all cores), in order of i as
/// far as threads are free; comes back when all have ended. Once `progress.runs.cancel` is set no more jobs
/// begin: those that have not are left out. Jobs must not throw.
void run_in_parallel(std::size_t count, unsigned threads, Progress& progress,
                     const std::function<void(std::size_t)>& job);

} // namespace simul::study
