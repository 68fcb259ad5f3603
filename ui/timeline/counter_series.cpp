#include "ui/timeline/counter_series.hpp"

#include <algorithm>
#include <map>

namespace simul::ui {

void CounterSeries::add(Instant time, trace::EventIndex event, std::int64_t value) {
    greatest_ = std::max(greatest_, value);
    times_.push_back(time);
    events_.push_back(event);
    values_.push_back(value);
}

void CounterSeries::finish() {
    const std::vector<std::int64_t>* below = &values_;
    while (below->size() > kFan) {
        std::vector<std::int64_t> level;
        for (std::size_t i = 0; i < below->size(); i += kFan) {
            const auto begin = below->begin() + static_cast<std::ptrdiff_t>(i);
            const auto end = below->begin() + static_cast<std::ptrdiff_t>(std::min(i + kFan, below->size()));
            level.push_back(*std::max_element(begin, end));
        }
        maxima_.push_back(std::move(level));
        below = &maxima_.back();
    }
}

std::int64_t CounterSeries::at(trace::EventIndex event) const {
    const auto after = std::upper_bound(events_.begin(), events_.end(), event);
    return after == events_.begin() ? 0 : values_[static_cast<std::size_t>(after - events_.begin()) - 1];
}

std::size_t CounterSeries::first_from(Position position, const AxisPlaces& axis) const {
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (position_of(middle, axis) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Position CounterSeries::position_of(std::size_t change, const AxisPlaces& axis) const {
    return axis.of(times_[change], events_[change]);
}

std::int64_t CounterSeries::greatest_in(Position begin, Position end, const AxisPlaces& axis) const {
    const std::size_t first = first_from(begin, axis);
    const std::size_t last = first_from(end, axis);
    const bool starts_changed = first < last && position_of(first, axis) == begin;
    // What held before holds at the beginning, unless it is replaced right there.
    const std::int64_t before = first > 0 && !starts_changed ? values_[first - 1] : 0;
    return first == last ? before : std::max(before, greatest_of(first, last));
}

std::int64_t CounterSeries::greatest_of(std::size_t first, std::size_t last) const {
    std::int64_t greatest = values_[first];
    const std::vector<std::int64_t>* level = &values_;
    std::size_t next_level = 0;
    // Up the levels as long as whole blocks lie inside, taking what sticks out on either side.
    while (true) {
        const bool can_rise = next_level < maxima_.size() && last - first >= 2 * kFan;
        const std::size_t inner_first = can_rise ? (first + kFan - 1) / kFan * kFan : last;
        const std::size_t inner_last = can_rise ? last / kFan * kFan : last;
        for (std::size_t i = first; i < inner_first; ++i)
            greatest = std::max(greatest, (*level)[i]);
        for (std::size_t i = inner_last; i < last; ++i)
            greatest = std::max(greatest, (*level)[i]);
        if (!can_rise) return greatest;
        level = &maxima_[next_level++];
        first = inner_first / kFan;
        last = inner_last / kFan;
    }
}

namespace {

/// The resources' names; those that several have are numbered: "Lock 1", "Lock 2".
std::vector<std::string> resource_names(const trace::Trace& trace) {
    std::map<std::string, int> count, used;
    for (trace::ResourceId id = 1; id <= trace.resource_count(); ++id)
        ++count[trace.resource(id).name];
    std::vector<std::string> names;
    for (trace::ResourceId id = 1; id <= trace.resource_count(); ++id) {
        const std::string& name = trace.resource(id).name;
        names.push_back(count[name] == 1 ? name : name + " " + std::to_string(++used[name]));
    }
    return names;
}

} // namespace

std::vector<CounterSeries> counter_series(const trace::Trace& trace) {
    std::vector<CounterSeries> series;
    series.emplace_back("ready queue", 0);
    const std::vector<std::string> names = resource_names(trace);
    for (trace::ResourceId id = 1; id <= trace.resource_count(); ++id)
        series.emplace_back(names[id - 1], id);

    std::int64_t ready = 0;
    std::vector<bool> is_ready(trace.task_count());
    for (trace::EventIndex event = 0; event < trace.event_count(); ++event) {
        const trace::EventKind kind = trace.kind_of(event);
        if (kind == trace::EventKind::Level) {
            const trace::Event level = trace.event(event);
            series[level.resource].add(level.time, event, level.value);
        } else if (kind == trace::EventKind::Ready || kind == trace::EventKind::Resume) {
            const trace::TaskIndex task = trace.task_of(event);
            if (trace.is_pool_thread(task)) continue;
            const bool now_ready = kind == trace::EventKind::Ready;
            if (is_ready[task] == now_ready) continue;
            is_ready[task] = now_ready;
            ready += now_ready ? 1 : -1;
            series.front().add(trace.time_of(event), event, ready);
        }
    }
    std::erase_if(series, [](const CounterSeries& it) { return it.size() == 0; });
    for (CounterSeries& it : series)
        it.finish();
    return series;
}

} // namespace simul::ui
