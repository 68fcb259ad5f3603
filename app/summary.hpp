/// Runs and comparisons in the words of the command line.
#pragma once

#include "core/scenario/comparison.hpp"

#include <string>

namespace simul::app {

/// A few lines about one run: how it ended and when, and its figures.
std::string summarize(const scenario::Scenario& scenario, scenario::Model model,
                      const scenario::RunResult& result);

/// What the run warns of, as a compiler would say it: the place, the message, the line, the advice. Errors
/// are not among it: the program, or the end of the run, has told of them. Empty if there is nothing.
std::string warnings_text(const scenario::Scenario& scenario, const trace::Trace& trace);

/// Title, table, explanation.
std::string comparison_text(const scenario::Comparison& comparison);
/// The same for programs: times in nanoseconds. Ends in '\n'.
std::string comparison_json(const scenario::Comparison& comparison);

} // namespace simul::app
