/// What the timeline's x-axis counts: virtual time, or events.
#pragma once

#include "core/trace/trace.hpp"

#include <algorithm>
#include <cstdint>

namespace simul::ui {

/// A place on an axis, in the axis's unit: nanoseconds since the start of the run, or events.
using Position = std::int64_t;

/// A half-open stretch of an axis.
struct Range {
    Position begin = 0;
    Position end = 0;

    constexpr Position length() const { return end - begin; }
    constexpr bool contains(Position position) const { return begin <= position && position < end; }
    friend constexpr bool operator==(const Range&, const Range&) = default;
};

/// `range`, moved so as to lie in `outer`, and shortened if it is longer than that.
constexpr Range moved_into(Range range, Range outer) {
    const Position length = std::min(range.length(), outer.length());
    const Position begin = std::clamp(range.begin, outer.begin, outer.end - length);
    return {begin, begin + length};
}

enum class AxisKind : std::uint8_t {
    Time,  ///< Linear in virtual time; simultaneous events coincide.
    Steps, ///< One column an event.
};

/// Places the events and segments of one trace on an axis. A value; the trace must outlive it.
class Axis {
public:
    Axis(AxisKind kind, const trace::Trace& trace) : kind_(kind), trace_(&trace) {}

    AxisKind kind() const { return kind_; }
    /// Where something can be; never empty. The end is the end of the run, which belongs to the picture.
    Range extent() const;

    Position of(trace::EventIndex event) const;
    /// On the steps axis: the place of the first event at or after `instant`.
    Position of(Instant instant) const;
    /// Between two events the steps axis is linear in time. `event` is the last one at or before `instant`.
    double between(trace::EventIndex event, Instant instant) const;

    /// The last event at or before `position`; the first one if there is none. REQUIRES: the trace has
    /// events.
    trace::EventIndex event_at(Position position) const;
    /// The virtual time at `position`.
    Instant instant_at(Position position) const;

    /// `range` of `from`, a view of the same trace, on this axis: the same events.
    Range converted(Range range, const Axis& from) const;

    /// The shortest stretch worth looking at: below it there is nothing more to see.
    Position closest() const { return kind_ == AxisKind::Time ? 20 : 4; }

private:
    AxisKind kind_;
    const trace::Trace* trace_;
};

} // namespace simul::ui
