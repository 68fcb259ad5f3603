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

    /// Lets real time pass: what the frame timer calls.
    void tick(RealTime elapsed);

signals:
    /// Every time that the playhead has moved, be it only on the way from one event to the next.
    void moved();
    /// Every time that playing begins, ends, or turns round.
    void playing_changed();
    void speed_changed();
    void trace_changed();

private:
    void start_frames();

    Playback playback_;
    QTimer frames_;
    QElapsedTimer since_frame_;
};

} // namespace simul::ui
