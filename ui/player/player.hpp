/// Playback on a screen: a frame timer drives it, signals tell the panels.
#pragma once

#include "ui/player/playback.hpp"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace simul::ui {

/// Owns the playhead of a window. Lives on the window's thread.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);

    /// Starts on its first event, paused. The pacing stays.
    void set_trace(trace::TracePtr trace);
    const Playback& playback() const { return playback_; }

    void play(Direction direction = Direction::Forward);
    void pause();
    void toggle();
    void step(std::int64_t events);
    void seek(trace::EventIndex event);
    void seek(Instant instant);
    void to_start() { seek(trace::EventIndex{0}); }
    void to_end();
    void set_speed(Speed speed);
    void set_pacing(Pacing pacing);

    /// Where playing pauses. They stay when another trace comes.
    void set_stops(std::vector<StopCondition> stops);
    /// As Playback::set_loop; it goes with its trace.
    void set_loop(std::optional<Loop> loop);
    /// Pauses, and goes to the nearest event in that direction that meets one of the conditions; `not_found`
    /// if there is none. Looks at so many events at once and goes on between frames, until anything else
    /// moves the playhead.
    void run_until(std::vector<StopCondition> conditions, Direction direction);
    /// Over an await of the task (over_await), or `not_found`.
    void step_over_await(trace::TaskIndex task, Direction direction);
    bool searching() const { return search_.has_value(); }

    /// Events looked at in one go: some milliseconds.
    static constexpr std::size_t kSearchSlice = 100'000;

    /// Lets real time pass: what the frame timer calls.
    void tick(RealTime elapsed);

signals:
    /// Every time that the playhead has moved, be it only on the way from one event to the next.
    void moved();
    /// Every time that playing begins, ends, or turns round.
    void playing_changed();
    void speed_changed();
    void trace_changed();
    /// Playing has come to a stop of set_stops.
    void stopped();
    /// Nothing that was looked for lies in that direction.
    void not_found();

private:
    void start_frames();
    void search_on();
    void forget_search();
    /// The playhead's event, as something to look on from: what is behind it backwards includes the event
    /// that it has left.
    trace::EventIndex outlook(Direction direction) const;

    Playback playback_;
    std::optional<StopSearch> search_;
    QTimer slices_; ///< Of the search.
    QTimer frames_;
    QElapsedTimer since_frame_;
};

} // namespace simul::ui
