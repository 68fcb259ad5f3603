/// Which task of one run is which of another.
#pragma once

#include "core/trace/trace.hpp"

#include <vector>

namespace simul::analysis {

/// For each lane of `base` its counterpart in `other`; kNoTask where there is none. Two tasks are
/// counterparts if their creators are, and they are the n-th that those created of one function: names do not
/// matter, nor does the order in which different creators came to it. Threads of pools by their numbers.
/// O(tasks × log tasks).
std::vector<trace::TaskIndex> match_tasks(const trace::Trace& base, const trace::Trace& other);

} // namespace simul::analysis
