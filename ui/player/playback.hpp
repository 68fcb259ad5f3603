/// The playhead as a pure model: real time in, the event under the playhead out.
#pragma once

#include "core/trace/trace.hpp"
#include "ui/player/speed_scale.hpp"
#include "ui/player/stop_condition.hpp"

#include <array>
#include <compare>

namespace simul::ui {

/// A stretch of the spectator's time.
using RealTime = std::chrono::nanoseconds;

/// How the spectator's time is shared out among the events.
enum class Pacing : std::uint8_t {
    Proportional, ///< As virtual time passes. Events of one instant, which take none, follow each other at a
                  ///< visible pace.
    Capped,       ///< The same, but no wait is longer than `Playback::kLongestWait`.
    EachEvent,    ///< Every event gets the same time.
    Adaptive,     ///< As Proportional, and slower where much happens at once: events that lie close together
                  ///< follow each other at a visible pace, too.
};

/// A place of the playhead: the last event that it has reached, and a time from there up to the next one.
struct Place {
    trace::EventIndex event = 0;
    Instant time{};

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// A part of a run that is played over and over.
struct Loop {
    Place begin;
    Place end;

    friend bool operator==(const Loop&, const Loop&) = default;
};

/// All of a run; the part between two times, with everything that happens at them; from an event to another
/// one. All are clamped to the run. REQUIRES: the trace has events.
Loop loop_of(const trace::Trace& trace);
Loop loop_between(const trace::Trace& trace, Instant begin, Instant end);
Loop loop_between(const trace::Trace& trace, trace::EventIndex begin, trace::EventIndex end);

/// Where the playhead stands in a trace, and how it moves as real time passes. It stands on an event, or on
/// the way from one event to the next; `position` is the last event it has reached. Backwards is the exact
/// mirror of forwards. No timers, no threads: whoever owns it says how much time has passed.
class Playback {
public:
    /// The most that a wait takes under Pacing::Capped.
    static constexpr RealTime kLongestWait = std::chrono::milliseconds(600);
    /// The time that an event of a burst (several at one instant; under Pacing::Adaptive, close together)
    /// gets, if all bursts of the run together then take no longer than the rest of the run; else less.
    static constexpr RealTime kBurstStep = std::chrono::milliseconds(160);

    Playback() = default;
    /// Starts on the first event, paused, at the run's usual speed. O(events).
    explicit Playback(trace::TracePtr trace);

    const trace::TracePtr& trace() const { return trace_; }
    /// No trace, or one without events: nothing below has any effect.
    bool empty() const { return !trace_ || trace_->empty(); }

    trace::EventIndex position() const { return position_; }
    /// Has left `position` for the next event.
    bool on_the_way() const { return spent_ > RealTime::zero(); }
    Place place() const { return {position_, clock()}; }
    /// The virtual time under the playhead; between two events while it is on its way.
    Instant clock() const;
    trace::EventIndex last() const;
    bool at_start() const { return position_ == 0 && spent_ == RealTime::zero(); }
    bool at_end() const;

    bool playing() const { return playing_; }
    Direction direction() const { return direction_; }
    Speed speed() const { return speed_; }
    Pacing pacing() const { return pacing_; }
    const SpeedScale& scale() const { return scale_; }

    /// From the far end, where there is nothing left to play in that direction.
    void play(Direction direction = Direction::Forward);
    void pause() { playing_ = false; }
    /// Both keep the place, on the way between two events too.
    void set_speed(Speed speed);
    void set_pacing(Pacing pacing);

    /// Clamped to the trace.
    void seek(trace::EventIndex event);
    /// To the last event at or before `instant`, and on the way from there.
    void seek(Instant instant);
    /// So many events on (or back, if negative). A step back from between two events goes to the earlier one.
    void step(std::int64_t events);

    /// Where playing pauses: on the event itself, in both directions. Who starts there leaves it. A frame
    /// costs O(events crossed × stops).
    void set_stops(std::vector<StopCondition> stops) { stops_ = std::move(stops); }
    const std::vector<StopCondition>& stops() const { return stops_; }

    /// Plays this part over and over, instead of stopping at the ends of the run: from its end to its
    /// beginning, backwards the other way round; from outside of it, from there. nullopt, or a part without
    /// extent: none.
    void set_loop(std::optional<Loop> loop);
    const std::optional<Loop>& loop() const { return loop_; }

    /// Lets real time pass. Stops at the end of the trace, or at its start when it plays backwards, and at
    /// the stops. Where a loop begins anew, the rest of `elapsed` is dropped.
    void advance(RealTime elapsed);

private:
    void advance_forward(RealTime elapsed);
    void advance_backward(RealTime elapsed);
    bool stops_here() const;
    bool inside(const Loop& loop) const;
    void go_to(const Place& place);
    /// The real time from a place's event to the place.
    RealTime cost_until(const Place& place) const;
    /// How many events are followed by the next one within the time of a burst's step.
    std::size_t count_crowded() const;
    /// The virtual time from an event to the next one; from the last one, to the end of the run.
    Duration gap_after(trace::EventIndex event) const;
    /// The real time that this takes.
    RealTime cost_after(trace::EventIndex event) const;
    RealTime proportional(Duration gap) const;
    void update_paces();
    double share_of_gap() const;
    void set_share_of_gap(double share);

    trace::TracePtr trace_;
    SpeedScale scale_;
    /// Events by the number of bits of the time to the next one; [0]: simultaneous ones.
    std::array<std::size_t, 64> gaps_{};
    trace::EventIndex position_ = 0;
    RealTime spent_{}; ///< On the way from `position_` to the next event.
    bool playing_ = false;
    Direction direction_ = Direction::Forward;
    Pacing pacing_ = Pacing::Adaptive;
    std::vector<StopCondition> stops_;
    std::optional<Loop> loop_;
    Speed speed_ = std::chrono::seconds(1);
    RealTime burst_step_{}; ///< What an event of a burst gets at the present speed.
    RealTime crowd_step_{}; ///< The same under Pacing::Adaptive: the least that any event gets.
    RealTime event_step_{}; ///< What every event gets under Pacing::EachEvent.
};

} // namespace simul::ui
