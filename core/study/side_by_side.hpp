/// Two runs of anything, one beside the other: before and after a change.
#pragma once

#include "core/scenario/comparison.hpp"

#include <string>

namespace simul::study {

struct Side {
    std::string name;    ///< "pinned"
    std::string caption; ///< "async, OPPONENTS = 24"
    scenario::RunSettings settings;
    scenario::RunResult result;
};

/// What both took, and in a sentence or two what has become of the makespan and what bounds each run. The
/// speed-up is against `before`. O(events × log events).
scenario::Comparison side_by_side(std::string title, Side before, Side after);

/// Runs the scenario as it is and with less or more time at a place, one after the other on this thread. Each
/// task draws from a stream of its own, so that nothing but the place changes. Cancelled: no runs.
scenario::Comparison compare_what_if(const scenario::Scenario& scenario, scenario::RunSettings settings,
                                     const scenario::TimeScale& scale, scenario::Progress& progress);

/// "line 19 × 0.5", "`part2` × 2"
std::string describe(const scenario::TimeScale& scale);

/// What of the settings is worth a caption: "async, OPPONENTS = 24, seed 3".
std::string describe(const scenario::RunSettings& settings);

} // namespace simul::study
