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

struct Comparison {
    std::string title;
    std::vector<ComparedRun> runs; ///< In the order of `models`.
    /// One to three plain sentences, derived from the measures: who wins and what bounds it.
    std::string explanation;
};

/// Runs them one after the other on the calling thread. `settings.model` is ignored.
Comparison compare(const Scenario& scenario, const RunSettings& settings, const std::vector<Model>& models,
                   Progress* progress = nullptr);

} // namespace simul::scenario
