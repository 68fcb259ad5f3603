/// One scenario under several models.
#pragma once

#include "core/analysis/latencies.hpp"
#include "core/scenario/run.hpp"
#include "core/trace/measures.hpp"

namespace simul::scenario {

struct ComparedRun {
    Model model;
    RunResult result;
    trace::Measures measures;
    double speed_up = 1; ///< Against the first run of the comparison (sequential, if it is there).
    analysis::Latencies latencies{}; ///< Of the tasks.
    std::string name{};              ///< What it is called; empty: by its model.
    std::string caption{};           ///< What else to say of it, in a few words; may be empty.

    /// Times that another task was resumed than the last one, and that a CPU turned to another computation.
    std::uint64_t switches() const noexcept { return measures.switches + result.cpu_switches; }
    /// What part of the time its CPUs computed for tasks and the program, from 0 to 1; 0 in no time.
    double cpu_utilisation() const noexcept;
    /// What part of the time its threads were had: by computing, by timed waits, by waiting for a CPU.
    double thread_utilisation() const noexcept;
};

/// One to three plain sentences, derived from the measures: who wins and why, what bounds the winner (its
/// CPUs, its threads, a pool, or its critical path), and what holds others up. For runs that did not finish:
/// nothing.
std::string explain(const std::vector<ComparedRun>& runs);

struct Comparison {
    std::string title;
    std::vector<ComparedRun> runs; ///< In the order of `models`.
    std::string explanation;       ///< See `explain`.
    /// What random numbers the runs have drawn, in a sentence; empty if none.
    std::string about_random_numbers{};
};

/// Runs them one after the other on the calling thread. `settings.model` is ignored, and so is
/// `settings.random`: each task draws from a stream of its own, so that all models run the same durations.
/// Cancelled, it ends with the runs there are so far.
Comparison compare(const Scenario& scenario, const RunSettings& settings, const std::vector<Model>& models,
                   Progress* progress = nullptr);

} // namespace simul::scenario
