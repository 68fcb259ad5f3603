/// The machine that a program runs on: a model of concurrency is data, not a class.
#pragma once

#include "core/time/virtual_time.hpp"

namespace simul::machine {

/// How many tasks can be under way at once, and what holds them up. The rules are in the room's README.
struct Machine {
    int threads = 1;                      ///< Threads that run tasks.
    int cpus = 1;                         ///< CPUs that computing needs.
    bool timed_wait_holds_thread = false; ///< `await sleep` blocks its thread, as in a synchronous program.

    /// How long a computation keeps its CPU while others wait for one. REQUIRES: positive.
    Duration switch_interval = std::chrono::milliseconds(5);
    /// CPU time that it takes a CPU to turn to another computation than its last one. REQUIRES: not negative.
    Duration switch_cost{};

    /// Whether a task that blocks leaves threads for others. Where there is one thread, it is the loop's own:
    /// whatever holds it holds everything, and computing asks for no CPU.
    constexpr bool has_many_threads() const noexcept { return threads > 1; }

    friend bool operator==(const Machine&, const Machine&) = default;

    /// asyncio: one thread, and waits that let others run.
    static constexpr Machine async() { return {1, 1, false}; }
    /// The synchronous program: every timed wait blocks.
    static constexpr Machine sequential() { return {1, 1, true}; }
    /// A pool of threads under CPython's global interpreter lock: one of them computes.
    static constexpr Machine under_one_lock(int threads) { return {threads, 1, true}; }
    /// Worker processes: each computes on a CPU of its own.
    static constexpr Machine processes(int count) { return {count, count, true}; }
};

} // namespace simul::machine
