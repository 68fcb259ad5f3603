/// Critical paths and what-ifs in the words of the command line.
#pragma once

#include "core/scenario/scenario.hpp"
#include "core/study/what_if.hpp"

#include <string>

namespace simul::app {

/// Who has what share in the run's critical path: a sentence, and a table of the places.
std::string critical_path_text(const scenario::Scenario& scenario, const trace::Trace& trace);

/// Lines by how much shorter the run would be.
std::string what_if_text(const scenario::Scenario& scenario, const study::WhatIf& answer);
/// The same for programs: times in nanoseconds. Ends in '\n'.
std::string what_if_json(const study::WhatIf& answer);

/// A run beside the same one with other times.
std::string scaled_text(const scenario::Scenario& scenario, const scenario::RunResult& before,
                        const scenario::RunResult& after);
std::string scaled_json(const scenario::RunResult& before, const scenario::RunResult& after);

/// A line of a text, 1-based, without its indentation; empty if there is none.
std::string_view line_of(std::string_view text, int number);

} // namespace simul::app
