#include "ui/counters/counter_columns.hpp"

#include "ui/drawing/on_all_cores.hpp"

#include <functional>
#include <map>

namespace simul::ui {
namespace {

constexpr std::size_t kWorthAThread = 200'000; ///< Events of a run.
constexpr std::size_t kAhead = 8;              ///< Columns for which memory is asked ahead.

/// Each fills one tile.
using Jobs = std::vector<std::function<void()>>;

void run(const Jobs& jobs, const trace::Trace& trace) {
    if (trace.event_count() > kWorthAThread)
        on_all_cores(jobs.size(), [&](std::size_t job) { jobs[job](); });
    else
        std::for_each(jobs.begin(), jobs.end(), [](const auto& job) { job(); });
}

std::vector<EventStretch> stretches_of(const trace::Trace& trace, const AxisPlaces& places,
                                       const ColumnGrid& grid) {
    std::vector<EventStretch> stretches;
    stretches.reserve(static_cast<std::size_t>(grid.count()));
    trace::EventIndex near =
        0; // What comes next lies about as far from the last as that from the one before.
    trace::EventIndex last = 0;
    const auto first_from = [&](Position place) {
        const trace::EventIndex first = first_event_from(trace, places, place, near);
        near = first + (first - std::min(first, last));
        last = first;
        return first;
    };
    Position end = 0;
    for (int column = 0; column < grid.count(); ++column) {
        const Position begin = grid.position(column);
        const bool follows = column > 0 && begin == end;
        EventStretch stretch;
        stretch.first = follows ? stretches.back().last : first_from(begin);
        end = std::max(begin + 1, grid.position(column + 1));
        stretch.last = first_from(end);
        const bool starts_with_event =
            stretch.first != stretch.last && places.of(trace.time_of(stretch.first), stretch.first) == begin;
        stretch.after_begin =
            starts_with_event ? first_event_from(trace, places, begin + 1, stretch.first) : stretch.first;
        stretches.push_back(stretch);
    }
    return stretches;
}

std::vector<std::int64_t> greatest_of(const CounterSeries& series,
                                      const std::vector<EventStretch>& stretches) {
    std::vector<std::int64_t> greatest;
    greatest.reserve(stretches.size());
    CounterSeries::Place place =
        stretches.empty() ? CounterSeries::Place{} : series.place_of(stretches[0].first);
    for (const EventStretch& stretch : stretches)
        greatest.push_back(series.in(stretch, place).greatest);
    return greatest;
}

/// Stacks shares so that their sum is rounded, not each of them.
class ShareStack {
public:
    explicit ShareStack(std::int64_t whole)
        : per_unit_(255.0 / static_cast<double>(std::max<std::int64_t>(1, whole))) {}

    void add(trace::TaskState state, double units) {
        height_ += units * per_unit_;
        const int top = std::clamp(static_cast<int>(std::lround(height_)), filled_, 255);
        shares_.share[static_cast<std::size_t>(state)] = static_cast<std::uint8_t>(top - filled_);
        filled_ = top;
    }
    const draw::ColumnShares& shares() const { return shares_; }

private:
    double per_unit_;
    double height_ = 0;
    int filled_ = 0;
    draw::ColumnShares shares_;
};

draw::ColumnShares shares_of(const StateCounts& states, CounterKind kind, const ByChannel<double>& mean) {
    if (kind == CounterKind::Processors) {
        ShareStack stack(states.most_running());
        stack.add(trace::TaskState::Running, mean[StateChannel::Running] + mean[StateChannel::OtherRunning]);
        return stack.shares();
    }
    ShareStack stack(states.most_alive());
    for (const auto& [state, channel] : kCountedStates)
        stack.add(state, mean[channel]);
    return stack.shares();
}

/// The same columns of all counters that are means: they are worked out together.
struct MeansOfTile {
    ColumnGrid columns;
    std::vector<std::pair<CounterKind, std::vector<draw::ColumnShares>*>> shares;
};

void fill(const MeansOfTile& tile, const StateCounts& states, Range run,
          const std::vector<EventStretch>& stretches) {
    const ColumnGrid& grid = tile.columns;
    for (const auto& [kind, shares] : tile.shares)
        shares->assign(static_cast<std::size_t>(grid.count()), {});
    std::optional<Position> summed_to;
    StateSums sums;
    std::size_t near = 0;
    for (std::size_t column = 0; column < stretches.size(); ++column) {
        const Position left = grid.position(static_cast<int>(column));
        const Position begin = std::max(run.begin, left);
        const Position end =
            std::min(run.end, std::max(left + 1, grid.position(static_cast<int>(column) + 1)));
        if (begin >= end) continue;
        if (column + kAhead < stretches.size()) states.prefetch(stretches[column + kAhead].last);
        // At the run's ends, what lies beyond has no events, and those at the end itself add nothing.
        if (summed_to != begin) sums = states.sums_to(begin, stretches[column].first, near);
        const StateSums next = states.sums_to(end, stretches[column].last, near);
        const ByChannel<double> mean = StateCounts::mean(sums, next, end - begin);
        for (const auto& [kind, shares] : tile.shares)
            (*shares)[column] = shares_of(states, kind, mean);
        sums = next;
        summed_to = end;
    }
}

} // namespace

void CounterColumnStore::prepare(std::shared_ptr<const Counters> counters,
                                 std::span<const Counter* const> wanted, const Axis& axis,
                                 const TimeScale& scale, const ColumnGrid& grid) {
    if (counters != counters_ || axis.places() != places_) {
        *this = {};
        counters_ = std::move(counters);
        places_ = axis.places();
    }
    const trace::Trace& trace = *counters_->request.trace;
    Jobs jobs;
    for (const auto& [columns, tile] : stretches_.cover(grid))
        jobs.push_back(
            [&, this, columns = columns, tile = tile] { *tile = stretches_of(trace, places_, columns); });
    run(jobs, trace);

    jobs.clear();
    const trace::EventIndex first = first_event_from(trace, places_, scale.range().begin);
    const trace::EventIndex last = first_event_from(trace, places_, scale.range().end + 1);
    const auto add_number = [&](NumberColumns& number, const CounterSeries& series) {
        number.first = series.changes().first_from(first);
        number.last = series.changes().first_from(last);
        number.is_crowded = static_cast<double>(number.last - number.first) > std::ceil(scale.width());
        if (!number.is_crowded) return;
        for (const auto& [columns, tile] : number.greatest.cover(grid))
            jobs.push_back([&, this, columns = columns, tile = tile] {
                *tile = greatest_of(series, stretches_.at(columns));
            });
    };
    std::map<std::int64_t, MeansOfTile> means_of_tiles;
    const StateCounts* const states = counters_->states.get();
    const auto add_means = [&](MeanColumns& means, CounterKind kind) {
        means.is_known = states != nullptr && states->places() == places_;
        if (!means.is_known) return;
        for (const auto& [columns, tile] : means.shares.cover(grid))
            means_of_tiles.try_emplace(columns.first(), MeansOfTile{columns, {}})
                .first->second.shares.emplace_back(kind, tile);
    };
    for (const Counter* counter : wanted) {
        CounterColumns& columns = columns_[counter];
        if (counter->level) add_number(columns.level, *counter->level);
        if (counter->waiters) add_number(columns.waiters, *counter->waiters);
        if (!counter->level && !counter->waiters) add_means(columns.means, counter->kind);
    }
    for (const auto& each : means_of_tiles)
        jobs.push_back([&, this, tile = &each.second] {
            fill(*tile, *states, axis.extent(), stretches_.at(tile->columns));
        });
    run(jobs, trace);
}

} // namespace simul::ui
