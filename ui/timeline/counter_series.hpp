/// A whole number that changes with events: the depth of a queue, how many tasks are ready.
#pragma once

#include "ui/timeline/axis.hpp"

#include <string>
#include <vector>

namespace simul::ui {

/// The history of one number, with the greatest value of any stretch found in O(log n).
class CounterSeries {
public:
    CounterSeries(std::string name, trace::ResourceId resource)
        : name_(std::move(name)), resource_(resource) {}

    /// REQUIRES: not before the last change. The value holds until the next one.
    void add(Instant time, trace::EventIndex event, std::int64_t value);
    /// Call it once, after the last change.
    void finish();

    const std::string& name() const { return name_; }
    trace::ResourceId resource() const { return resource_; } ///< 0: the ready queue.
    std::int64_t greatest() const { return greatest_; }
    std::size_t size() const { return values_.size(); }

    /// Just after `event`; 0 before the first change.
    std::int64_t at(trace::EventIndex event) const;

    /// Index of the first change at or after `position`; size() if there is none.
    std::size_t first_from(Position position, const AxisPlaces& axis) const;
    Position position_of(std::size_t change, const AxisPlaces& axis) const;
    std::int64_t value_of(std::size_t change) const { return values_[change]; }

    /// The greatest value that holds for some while in [begin, end): a value replaced within one instant of
    /// the time axis holds for no while, but it counts when nothing else does. REQUIRES: begin < end.
    std::int64_t greatest_in(Position begin, Position end, const AxisPlaces& axis) const;

private:
    std::int64_t greatest_of(std::size_t first, std::size_t last) const;

    static constexpr std::size_t kFan = 16;

    std::string name_;
    trace::ResourceId resource_;
    std::vector<Instant> times_;
    std::vector<trace::EventIndex> events_;
    std::vector<std::int64_t> values_;
    std::vector<std::vector<std::int64_t>> maxima_; ///< Level k: greatest of each 16^(k+1) values.
    std::int64_t greatest_ = 0;
};

/// The ready queue's depth, then the resources whose level changes, by id. O(events).
std::vector<CounterSeries> counter_series(const trace::Trace& trace);

} // namespace simul::ui
