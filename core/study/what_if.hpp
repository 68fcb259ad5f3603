/// Which part of a program is worth making faster?
#pragma once

#include "core/study/parallel.hpp"

#include <array>

namespace simul::study {

/// How much less time a line takes, in percent: the columns of the table.
inline constexpr std::array<int, 3> kLessPercent = {10, 50, 100};

/// A line of the scenario at which time passes, and what the run would be if less did.
struct LineEffect {
    int line = 0;
    std::string function; ///< In which it stands.
    Duration time{};      ///< What sleeping, blocking and computing there take in all, over all tasks.
    std::array<Duration, kLessPercent.size()> makespans{}; ///< By kLessPercent.
};

struct WhatIf {
    scenario::RunResult run; ///< The run as it is.
    Duration makespan{};
    /// First the line whose vanishing would shorten the run most; equal ones in the order of the source.
    std::vector<LineEffect> lines;
};

/// The most lines that are tried: those at which most time passes.
inline constexpr std::size_t kMostLines = 200;

/// Runs the scenario once as it is, and once for each line and each of kLessPercent, on up to `threads`
/// threads (0: all cores). Each task draws from its own stream, so that nothing but the line changes.
/// Cancelled, `lines` is empty; so it is where the run did not finish.
WhatIf what_if(const scenario::Scenario& scenario, scenario::RunSettings settings, unsigned threads,
               Progress& progress);

/// Reads "19=0.5" (a line), "part2=2" (a function): a place and its factor. The error is a sentence.
tl::expected<scenario::TimeScale, std::string> parse_time_scale(std::string_view text);

} // namespace simul::study
