/// What the views of one trace derive from it, computed when first asked for and then kept.
#pragma once

#include "ui/counters/counters.hpp"
#include "ui/lanes/lane_id.hpp"
#include "ui/lanes/lane_index.hpp"

#include <memory>
#include <optional>

namespace simul::ui {

/// For one thread; the trace itself may be read by others meanwhile.
class TraceLanes {
public:
    /// `trace` is not null.
    explicit TraceLanes(trace::TracePtr trace);

    const trace::Trace& trace() const { return *trace_; }
    const trace::TracePtr& trace_ptr() const { return trace_; }

    /// Code outside of tasks held the thread at some time: it has a lane.
    bool has_program_lane() const { return !program_states_.empty(); }
    trace::SegmentList segments(LaneId lane) const;
    /// O(segments) the first time, and when AxisKind::Both has another share than last time.
    const LaneIndex& index(LaneId lane, const AxisPlaces& places);

    /// Those that are shown; null while they are not counted. Counting takes O(events): whoever shows them
    /// says where that is done (CounterView).
    const std::shared_ptr<const Counters>& counters() const { return counters_; }
    void set_counters(std::shared_ptr<const Counters> counters) { counters_ = std::move(counters); }

    /// States that are to be seen somewhere on that axis, by TaskState: what a legend explains.
    const std::array<bool, trace::kTaskStateCount>& states_present(const Axis& axis);

private:
    void copy_program_segments();

    trace::TracePtr trace_;
    // The program's lane as columns, the gaps between its segments included.
    std::vector<Instant> program_begins_;
    std::vector<trace::EventIndex> program_firsts_;
    std::vector<trace::TaskState> program_states_;
    Instant program_end_{};
    trace::EventIndex program_last_ = 0;

    std::array<std::vector<std::unique_ptr<LaneIndex>>, kAxisKindCount>
        indexes_; ///< By AxisKind; the last is the program's.
    std::shared_ptr<const Counters> counters_;
    std::array<std::optional<std::array<bool, trace::kTaskStateCount>>, kAxisKindCount>
        states_present_; ///< By AxisKind.
};

} // namespace simul::ui
