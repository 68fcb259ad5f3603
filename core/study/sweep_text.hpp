/// Sweeps for other programs.
#pragma once

#include "core/study/sweep.hpp"

#include <string>

namespace simul::study {

/// The names of the columns, as CSV's first line: those of the axes, then seed, model and figures; times in
/// seconds. Ends in '\n'.
std::string csv_header(const Sweep& sweep);
/// A line a row (RFC 4180, with '\n').
std::string csv_rows(const std::vector<SweepRow>& rows);
/// One JSON object a line, with the columns' names; times in nanoseconds.
std::string json_rows(const Sweep& sweep, const std::vector<SweepRow>& rows);

} // namespace simul::study
