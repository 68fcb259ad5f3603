/// How many tasks are in each state, exactly, as a mean over any stretch of an axis.
#pragma once

#include "core/memory/prefetch.hpp"
#include "ui/axis/axis.hpp"
#include "ui/counters/state_changes.hpp"

#include <memory>

namespace simul::ui {

/// A value for each StateChannel.
template <class Value>
struct ByChannel {
    std::array<Value, kStateChannelCount> values{};

    Value& operator[](StateChannel channel) { return values[static_cast<std::size_t>(channel)]; }
    const Value& operator[](StateChannel channel) const { return values[static_cast<std::size_t>(channel)]; }
    friend bool operator==(const ByChannel&, const ByChannel&) = default;
};

/// The integrals of all counts from the beginning of the run up to a place. They are counted modulo 2^64:
/// only their differences mean something, as long as tasks × units of a stretch stay below 2^63 (292 years of
/// one task, on the time axis).
using StateSums = ByChannel<std::uint64_t>;

/// Prefix sums of all changes on one axis, kept for every 32nd: about three bytes an event. Immutable; any
/// threads may read it.
class StateCounts {
public:
    /// `changes` is not null. O(events + silent changes · log).
    StateCounts(std::shared_ptr<const StateChanges> changes, AxisPlaces places);

    const AxisPlaces& places() const { return places_; }

    /// O(log events).
    StateSums sums_to(Position place) const;
    /// The same where `first_event`, the first one at or after the place, is known, for one place after
    /// another: `near` is where the last one was found, 0 at first.
    StateSums sums_to(Position place, trace::EventIndex first_event, std::size_t& near) const;
    /// Asks for what sums up to a place with that `first_event` are made of.
    void prefetch(trace::EventIndex first_event) const {
        if (first_event == 0) return;
        const std::size_t block = (first_event - 1) / kBlock;
        memory::prefetch_object(&of_events_[block]);
        changes_->prefetch(block * kBlock, kBlock);
    }
    /// The mean counts in [begin, end), which are the counts themselves where nothing changes.
    /// REQUIRES: begin < end.
    ByChannel<double> mean(Position begin, Position end) const;
    static ByChannel<double> mean(const StateSums& from, const StateSums& to, Position length);

    /// The most tasks that live at one place for some while, and the most that compute, others included.
    std::int64_t most_alive() const { return most_alive_; }
    std::int64_t most_running() const { return most_running_; }

private:
    static constexpr std::size_t kBlock = 32;

    /// All that lies before a block of changes, None apart.
    struct Checkpoint {
        std::array<std::int32_t, kStateChannelCount - 1> counts{};
        std::array<std::uint64_t, kStateChannelCount - 1> sums{}; ///< Up to `place`.
        Position place = 0;                                       ///< Of the block's first change.
    };
    struct OfEvents;
    struct OfSilence;

    template <class Changes>
    static std::vector<Checkpoint> checkpoints_of(Changes changes);
    template <class Changes>
    static void add(const std::vector<Checkpoint>& checkpoints, Changes changes, std::size_t last,
                    Position place, StateSums& sums);
    void sort_silent();
    void find_greatest();

    std::shared_ptr<const StateChanges> changes_;
    AxisPlaces places_;
    std::vector<Position> silent_places_; ///< In order.
    std::vector<StateChange> silent_;     ///< In the same order.
    std::vector<Checkpoint> of_events_;
    std::vector<Checkpoint> of_silence_;
    std::int64_t most_alive_ = 0;
    std::int64_t most_running_ = 0;
};

} // namespace simul::ui
