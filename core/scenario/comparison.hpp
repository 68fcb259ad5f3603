/// One scenario under several models.
#pragma once

#include "core/scenario/run.hpp"
#include "core/trace/measures.hpp"

namespace simul::scenario {

struct ComparedRun {
    Model model;
    RunResult result;
    trace::Measures measures;
    double speed_up = 1; ///< Against the first run of the comparison (sequential, if it is there).
};

/// One to three plain sentences, derived from the measures: who wins and why, and what bounds everybody. For
/// runs that did not finish: nothing.
std::string explain(const std::vector<ComparedRun>& runs);

struct Comparison {
    std::string title;
    std::vector<ComparedRun> runs; ///< In the order of `models`.
    std::string explanation;       ///< See `explain`.
};

/// Runs them one after the other on the calling thread. `settings.model` is ignored. Cancelled, it ends with
/// the runs there are so far.
Comparison compare(const Scenario& scenario, const RunSettings& settings, const std::vector<Model>& models,
                   Progress* progress = nullptr);

} // namespace simul::scenario
