/// How much time was spent at each line of the scenario.
#pragma once

#include "core/trace/trace.hpp"

#include <vector>

namespace simul::ui {

/// The time that all tasks together stood at a line: computing, waiting and ready alike. A line counts what
/// the innermost function of an await stack stands at, so that sums of lines are sums of lives.
struct LineHeat {
    std::vector<Duration> by_line; ///< By 1-based line; as long as it has to be.
    Duration most{};               ///< Of the hottest line.

    /// Zero where nobody stood.
    Duration at(int line) const {
        return line < 1 || static_cast<std::size_t>(line) >= by_line.size()
                   ? Duration::zero()
                   : by_line[static_cast<std::size_t>(line)];
    }
    /// 0 for none, else 1 to `levels`: a quarter of the hottest line's time is half of the levels, so that
    /// one hot line does not make all others look cold.
    int level(int line, int levels) const;

    friend bool operator==(const LineHeat&, const LineHeat&) = default;
};

/// O(events): for a thread that may take its time.
LineHeat heat_of(const trace::Trace& trace);

} // namespace simul::ui
