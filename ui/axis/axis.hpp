/// What the timeline's x-axis counts: virtual time, events, or both.
#pragma once

#include "core/trace/trace.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

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
    Both,  ///< Nonlinear in time: a place counts both, so that a burst of simultaneous events opens like an
           ///< accordion while long waits stay long.
};
inline constexpr std::size_t kAxisKindCount = 3;

/// Where an axis places what happens at some time as some event: a value without the trace.
class AxisPlaces {
public:
    /// REQUIRES: kind is not Both.
    constexpr AxisPlaces(AxisKind kind) : kind_(kind) {}
    /// (1 - share) of the time and share of the event's number, each event being `per_event` nanoseconds
    /// long.
    static constexpr AxisPlaces both(double share, double per_event) {
        AxisPlaces places(AxisKind::Time);
        places.kind_ = AxisKind::Both;
        places.of_time_ = 1 - share;
        places.of_event_ = share * per_event;
        return places;
    }

    constexpr AxisKind kind() const { return kind_; }
    Position of(Instant time, trace::EventIndex event) const {
        const Position nanoseconds = time.time_since_epoch().count();
        if (kind_ == AxisKind::Time) return nanoseconds;
        if (kind_ == AxisKind::Steps) return event;
        return static_cast<Position>(of_time_ * static_cast<double>(nanoseconds) +
                                     of_event_ * static_cast<double>(event));
    }
    /// Between two events.
    double of(Instant time, double event) const {
        const auto nanoseconds = static_cast<double>(time.time_since_epoch().count());
        return kind_ == AxisKind::Time    ? nanoseconds
               : kind_ == AxisKind::Steps ? event
                                          : of_time_ * nanoseconds + of_event_ * event;
    }
    friend constexpr bool operator==(const AxisPlaces&, const AxisPlaces&) = default;

private:
    AxisKind kind_;
    double of_time_ = 0;
    double of_event_ = 0;
};

/// Places the events and segments of one trace on an axis. A value; the trace must outlive it.
class Axis {
public:
    /// `share`: of AxisKind::Both, how much of a place its event's number is. 0 would be the time axis, 1 the
    /// steps axis in other units: what lies between morphs one into the other.
    Axis(AxisKind kind, const trace::Trace& trace, double share = 0.5);

    AxisKind kind() const { return places_.kind(); }
    const AxisPlaces& places() const { return places_; }
    /// Where something can be; never empty. The end is the end of the run, which belongs to the picture.
    Range extent() const;

    Position of(trace::EventIndex event) const;
    /// Of the first event at `instant`. Where there is none: on the steps axis of the next event, on both in
    /// between.
    Position of(Instant instant) const;
    /// Between two events each axis is linear in time. `event` is the last one at or before `instant`.
    double between(trace::EventIndex event, Instant instant) const;

    /// The last event at or before `position`; the first one if there is none. REQUIRES: the trace has
    /// events.
    trace::EventIndex event_at(Position position) const;
    /// The first event at or after `instant`; nullopt if there is none.
    std::optional<trace::EventIndex> first_event_from(Instant instant) const {
        return trace_->first_event_from(instant);
    }
    /// The virtual time at `position`.
    Instant instant_at(Position position) const;

    /// `range` of `from`, a view of the same trace, on this axis: the same events.
    Range converted(Range range, const Axis& from) const;

    /// How long an event is on the way from the time axis to the steps axis, in nanoseconds: the run's length
    /// shared out among its events.
    double nanoseconds_per_event() const;

    /// The shortest stretch worth looking at: below it there is nothing more to see.
    Position closest() const { return kind() == AxisKind::Steps ? 4 : 20; }

private:
    /// An event, and how far on the way to the next one.
    double event_place(Position position) const;

    AxisPlaces places_;
    const trace::Trace* trace_;
};

} // namespace simul::ui
