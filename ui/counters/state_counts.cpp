#include "ui/counters/state_counts.hpp"

#include "core/trace/partition_near.hpp"
#include "ui/axis/event_stretch.hpp"

#include <algorithm>
#include <numeric>

namespace simul::ui {
namespace {

constexpr std::size_t kCounted = kStateChannelCount - 1;

using Counts = std::array<std::int32_t, kCounted>;

std::size_t index_of(StateChannel channel) {
    return static_cast<std::size_t>(channel) - 1;
}

void apply(StateChange change, Counts& counts) {
    if (change.from != StateChannel::None) --counts[index_of(change.from)];
    if (change.to != StateChannel::None) ++counts[index_of(change.to)];
}

/// What the counts add to the sums over a stretch; modulo 2^64 as they are.
std::uint64_t product(std::int64_t count, Position length) {
    return static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(length);
}

} // namespace

struct StateCounts::OfEvents {
    const StateChanges& changes;
    const AxisPlaces& places;

    std::size_t size() const { return changes.event_count(); }
    StateChange change(std::size_t i) const { return changes.at(static_cast<trace::EventIndex>(i)); }
    /// Of one after another: many happen at one instant.
    Position place(std::size_t i) {
        const auto event = static_cast<trace::EventIndex>(i);
        if (places.kind() != AxisKind::Steps && event >= instant.end)
            instant = changes.trace().instant_of(event);
        return places.of(instant.time, event);
    }

    trace::InstantOfEvents instant{Instant{}, 0}; ///< Of the last one asked for.
};

struct StateCounts::OfSilence {
    const std::vector<Position>& at;
    const std::vector<StateChange>& changes;

    std::size_t size() const { return at.size(); }
    StateChange change(std::size_t i) const { return changes[i]; }
    Position place(std::size_t i) const { return at[i]; }
};

StateCounts::StateCounts(std::shared_ptr<const StateChanges> changes, AxisPlaces places)
    : changes_(std::move(changes)), places_(places) {
    sort_silent();
    of_events_ = checkpoints_of(OfEvents{*changes_, places_});
    of_silence_ = checkpoints_of(OfSilence{silent_places_, silent_});
    find_greatest();
}

void StateCounts::sort_silent() {
    const std::vector<SilentChange>& all = changes_->silent();
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto place_of = [&](std::uint32_t i) { return places_.of(all[i].time, all[i].event); };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return place_of(a) < place_of(b); });
    silent_places_.reserve(all.size());
    silent_.reserve(all.size());
    for (const std::uint32_t i : order) {
        silent_places_.push_back(place_of(i));
        silent_.push_back(all[i].change);
    }
}

template <class Changes>
std::vector<StateCounts::Checkpoint> StateCounts::checkpoints_of(Changes changes) {
    std::vector<Checkpoint> checkpoints;
    checkpoints.reserve(changes.size() / kBlock + 1);
    Checkpoint now;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const StateChange change = changes.change(i);
        const bool begins_block = i % kBlock == 0;
        if (change.is_none() && !begins_block) continue;
        const Position place = changes.place(i);
        for (std::size_t channel = 0; channel < kCounted; ++channel)
            now.sums[channel] += product(now.counts[channel], place - now.place);
        now.place = place;
        if (begins_block) checkpoints.push_back(now);
        apply(change, now.counts);
    }
    return checkpoints;
}

template <class Changes>
void StateCounts::add(const std::vector<Checkpoint>& checkpoints, Changes changes, std::size_t last,
                      Position place, StateSums& sums) {
    if (last == 0) return;
    const std::size_t block = (last - 1) / kBlock;
    Checkpoint now = checkpoints[block];
    const auto add_up_to = [&now](Position to) {
        for (std::size_t channel = 0; channel < kCounted; ++channel)
            now.sums[channel] += product(now.counts[channel], to - now.place);
        now.place = to;
    };
    for (std::size_t i = block * kBlock; i < last; ++i) {
        const StateChange change = changes.change(i);
        if (change.is_none()) continue;
        add_up_to(changes.place(i));
        apply(change, now.counts);
    }
    add_up_to(place);
    for (std::size_t channel = 0; channel < kCounted; ++channel)
        sums.values[channel + 1] += now.sums[channel];
}

StateSums StateCounts::sums_to(Position place) const {
    std::size_t near = 0;
    return sums_to(place, first_event_from(changes_->trace(), places_, place), near);
}

StateSums StateCounts::sums_to(Position place, trace::EventIndex first_event, std::size_t& near) const {
    StateSums sums;
    add(of_events_, OfEvents{*changes_, places_}, first_event, place, sums);
    near = trace::partition_near(silent_places_.size(), near,
                                 [&](std::size_t silent) { return silent_places_[silent] < place; });
    add(of_silence_, OfSilence{silent_places_, silent_}, near, place, sums);
    return sums;
}

ByChannel<double> StateCounts::mean(Position begin, Position end) const {
    return mean(sums_to(begin), sums_to(end), end - begin);
}

ByChannel<double> StateCounts::mean(const StateSums& from, const StateSums& to, Position length) {
    ByChannel<double> mean;
    for (std::size_t channel = 1; channel < kStateChannelCount; ++channel) {
        const auto units = static_cast<std::int64_t>(to.values[channel] - from.values[channel]);
        mean.values[channel] = static_cast<double>(units) / static_cast<double>(length);
    }
    return mean;
}

void StateCounts::find_greatest() {
    OfEvents events{*changes_, places_};
    Counts counts{};
    std::size_t silent = 0;
    Position here = 0;
    // What holds until the next place with a change holds for some while.
    const auto move_to = [&](Position place) {
        if (place <= here) return;
        here = place;
        const auto other = counts[index_of(StateChannel::OtherRunning)];
        std::int64_t alive = -other;
        for (const std::int32_t count : counts)
            alive += count;
        most_alive_ = std::max<std::int64_t>(most_alive_, alive);
        most_running_ =
            std::max<std::int64_t>(most_running_, counts[index_of(StateChannel::Running)] + other);
    };
    const auto add_silent = [&](Position before) {
        for (; silent < silent_.size() && silent_places_[silent] < before; ++silent) {
            move_to(silent_places_[silent]);
            apply(silent_[silent], counts);
        }
    };
    for (std::size_t i = 0; i < events.size(); ++i) {
        const StateChange change = events.change(i);
        if (change.is_none()) continue;
        const Position place = events.place(i);
        add_silent(place);
        move_to(place);
        apply(change, counts);
    }
    const auto count = static_cast<trace::EventIndex>(events.size());
    const Position end = places_.of(changes_->trace().end_time(), count);
    add_silent(end);
    move_to(end);
}

} // namespace simul::ui
