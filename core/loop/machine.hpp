/// The machine that a program runs on: a model of concurrency is data, not a class.
#pragma once

#include <optional>
#include <string_view>

namespace simul::loop {

/// How many tasks can run at once, and what holds them up.
struct Machine {
    int threads = 1;                      ///< Threads that run tasks.
    int cpus = 1;                         ///< CPUs that computing needs.
    bool timed_wait_holds_thread = false; ///< `await sleep` blocks its thread, as in a synchronous program.

    friend bool operator==(const Machine&, const Machine&) = default;

    /// asyncio: one thread, and waits that let others run.
    static constexpr Machine async() { return {1, 1, false}; }
    /// The synchronous program: every timed wait blocks.
    static constexpr Machine sequential() { return {1, 1, true}; }
};

} // namespace simul::loop
