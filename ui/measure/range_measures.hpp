/// What a range of a run measures.
#pragma once

#include "core/trace/trace.hpp"

#include <array>
#include <functional>
#include <optional>

namespace simul::ui {

/// Half-open both ways: [begin, end) in time, [first, last) in events. Of simultaneous events only some may
/// belong to it.
struct MeasuredRange {
    Instant begin{};
    Instant end{};
    trace::EventIndex first = 0;
    trace::EventIndex last = 0;

    friend bool operator==(const MeasuredRange&, const MeasuredRange&) = default;
};

/// The stretches of one state. Quantiles are nearest-rank: values that occur.
struct StretchMeasures {
    std::size_t count = 0;
    Duration sum{};
    Duration min{};
    Duration p50{};
    Duration p95{};
    Duration max{};

    /// Rounded down. REQUIRES: count > 0.
    Duration mean() const { return sum / static_cast<Duration::rep>(count); }
};

struct RangeMeasures {
    Duration length{};
    std::size_t events = 0;
    std::size_t lanes = 0;                                        ///< That live in the range.
    Duration sum{};                                               ///< Of all states: shares are shares of it.
    std::array<StretchMeasures, trace::kTaskStateCount> states{}; ///< By TaskState; ends have no stretches.
};

/// Of one task's lane, or of all tasks (threads of pools left out, as in all measures). nullopt: `cancelled`
/// said so; it is asked every few thousand stretches. O(stretches in the range · log); 8 bytes for each while
/// it computes.
std::optional<RangeMeasures> measure_range(const trace::Trace& trace, const MeasuredRange& range,
                                           std::optional<trace::TaskIndex> task,
                                           const std::function<bool()>& cancelled);

} // namespace simul::ui
