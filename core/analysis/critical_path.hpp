/// Why a run took as long as it did.
#pragma once

#include "core/trace/trace.hpp"

#include <string>
#include <vector>

namespace simul::analysis {

/// A stretch of the critical path: what one lane did while the end of the run waited for just that.
struct PathStep {
    trace::TaskIndex lane; ///< kNoTask: code outside of tasks.
    Instant begin;
    Instant end;
    /// Running: it computed. Holding: it blocked its thread. Sleeping, Waiting: it waited, and nobody else
    /// had to do anything for it. Ready: it waited for a thread or a CPU, and it is not known who had it.
    trace::TaskState state;
    trace::StackId stack;    ///< Where it stood.
    trace::EventIndex event; ///< With which the stretch began.

    friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// The chain of work and waits that determines the makespan, in order of time. The steps follow one another
/// without gaps from the first instant of the run to its end.
///
/// It is found from the end: whoever came last was woken by somebody, or had waited for a timer, or for a
/// thread or CPU that somebody else gave back just then; and before that, that one. So a chain leads through
/// tasks that wait for one another and through tasks that were in one another's way alike: to shorten any of
/// its steps is to shorten the run, until another chain is the longest.
using CriticalPath = std::vector<PathStep>;

/// O(events × log events); in a run that was cut short, up to where it ended.
CriticalPath critical_path(const trace::Trace& trace);

/// What one place in the source has of a critical path.
struct PathShare {
    trace::TaskState state = trace::TaskState::Waiting;
    std::string function; ///< The innermost; empty: no place of the scenario's.
    int line = 0;
    Duration time{};
    std::uint32_t steps = 0;
    std::uint32_t lanes = 0;                ///< How many tasks and pool threads were there.
    trace::TaskIndex lane = trace::kNoTask; ///< The first of them.
    std::size_t longest = 0;                ///< Index of its longest step in the path; of several the first.
};

/// By place and state, largest first; shares of one size in the order of the path.
std::vector<PathShare> shares_of(const trace::Trace& trace, const CriticalPath& path);

/// "98.5 % of the makespan is computing in `play` line 39 of 24 tasks". REQUIRES: the makespan is not zero.
std::string describe(const trace::Trace& trace, const PathShare& share);

} // namespace simul::analysis
