/// What each event of a run changes about how many lanes are in which state.
#pragma once

#include "core/memory/prefetch.hpp"
#include "core/trace/trace.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace simul::ui {

/// What is counted: tasks in each of the states that last, and what else computes.
enum class StateChannel : std::uint8_t {
    None,
    Ready,
    Running,
    Holding,
    Sleeping,
    Waiting,
    OtherRunning, ///< Pool threads and the program outside of tasks, while they compute.
};
inline constexpr std::size_t kStateChannelCount = 7;

/// The states that are counted, and where.
inline constexpr std::pair<trace::TaskState, StateChannel> kCountedStates[]{
    {trace::TaskState::Ready, StateChannel::Ready},     {trace::TaskState::Running, StateChannel::Running},
    {trace::TaskState::Holding, StateChannel::Holding}, {trace::TaskState::Sleeping, StateChannel::Sleeping},
    {trace::TaskState::Waiting, StateChannel::Waiting},
};

/// A lane leaves one channel for another.
struct StateChange {
    StateChannel from = StateChannel::None;
    StateChannel to = StateChannel::None;

    bool is_none() const { return from == to; }
    friend bool operator==(const StateChange&, const StateChange&) = default;
};

/// A change that comes without an event of its own: a sleeper is ready from when its timer is due, a held
/// thread is let go when its time is over.
struct SilentChange {
    Instant time;
    trace::EventIndex event; ///< As Segment::first.
    StateChange change;
};

/// All changes of all lanes, those of events by their index: a byte an event. Immutable.
class StateChanges {
public:
    /// `trace` is not null. O(events); it asks for the trace's lanes.
    explicit StateChanges(trace::TracePtr trace);

    const trace::Trace& trace() const { return *trace_; }
    std::size_t event_count() const { return by_event_.size(); }
    StateChange at(trace::EventIndex event) const { return by_event_[event].change(); }
    /// Asks for those of some events.
    void prefetch(std::size_t first, std::size_t count) const {
        memory::prefetch_object(by_event_.data() + first, count * sizeof(Packed));
    }
    /// 1, 0 or -1: how many tasks more are in the loop's ready queue after the event.
    int joins_ready_queue(trace::EventIndex event) const { return by_event_[event].joins_ready_queue(); }
    /// In no order.
    const std::vector<SilentChange>& silent() const { return silent_; }

private:
    class Packed {
    public:
        StateChange change() const {
            return {static_cast<StateChannel>(bits_ & 7), static_cast<StateChannel>(bits_ >> 3 & 7)};
        }
        int joins_ready_queue() const { return (bits_ >> 6 & 1) - (bits_ >> 7); }
        void set(StateChange change) {
            const unsigned both = static_cast<unsigned>(change.from) | static_cast<unsigned>(change.to) << 3;
            bits_ = static_cast<std::uint8_t>((bits_ & 192u) | both);
        }
        void set_joins_ready_queue(bool joins) {
            bits_ = static_cast<std::uint8_t>((bits_ & 63u) | (joins ? 64u : 128u));
        }

    private:
        std::uint8_t bits_ = 0;
    };

    void add(trace::TaskIndex lane, Instant time, trace::EventIndex event, StateChange change);
    void add_lane(trace::TaskIndex task);
    void add_program();
    void follow_ready_queue();

    trace::TracePtr trace_;
    std::vector<Packed> by_event_;
    std::vector<SilentChange> silent_;
};

} // namespace simul::ui
