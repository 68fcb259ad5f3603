/// Why did the run take so long?
#pragma once

#include "core/narration/narrator.hpp"

namespace simul::narration {

/// The critical path in words: "It took 11 s because one thing had to follow the other: Task-2 (`chain`)
/// slept for 4 s in `part1`, line 19; then it slept for 7 s in `part2`, line 28. All else went on meanwhile."
/// Of a long path, the places that have the largest shares. Empty if the run took no time. O(events × log
/// events).
std::string why_it_took(const Narrator& narrator);

} // namespace simul::narration
