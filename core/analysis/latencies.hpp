/// How long tasks took.
#pragma once

#include "core/trace/trace.hpp"

#include <cstddef>

namespace simul::analysis {

/// Of the tasks' lives, from creation to end. A quantile is the shortest life that so many do not exceed (the
/// nearest rank).
struct Latencies {
    std::size_t tasks = 0; ///< How many there are; with 0, the rest is zero.
    Duration p50{};
    Duration p95{};
    Duration longest{};

    friend bool operator==(const Latencies&, const Latencies&) = default;
};

/// Of all tasks that have ended and that a task has created: what the program starts itself (`main`) lives as
/// long as the run, and says nothing. Where there is none of them, of all that have ended.
Latencies latencies_of(const trace::Trace& trace);

} // namespace simul::analysis
