#include "ui/player/player.hpp"

namespace simul::ui {

using namespace std::chrono_literals;

namespace {
constexpr auto kFrame = 16ms;
} // namespace

Player::Player(QObject* parent) : QObject(parent) {
    frames_.setTimerType(Qt::PreciseTimer);
    frames_.setInterval(kFrame);
    connect(&frames_, &QTimer::timeout, this, [this] { tick(RealTime{since_frame_.nsecsElapsed()}); });
}

void Player::set_trace(trace::TracePtr trace) {
    const Pacing pacing = playback_.pacing();
    pause();
    playback_ = Playback(std::move(trace));
    playback_.set_pacing(pacing);
    emit trace_changed();
    emit speed_changed();
    emit moved();
}

void Player::play(Direction direction) {
    playback_.play(direction);
    if (!playback_.playing()) return;
    start_frames();
    emit playing_changed();
    emit moved();
}

void Player::pause() {
    if (!playback_.playing()) return;
    playback_.pause();
    frames_.stop();
    emit playing_changed();
}

void Player::toggle() {
    if (playback_.playing())
        pause();
    else
        play();
}

void Player::step(std::int64_t events) {
    pause();
    playback_.step(events);
    emit moved();
}

void Player::seek(trace::EventIndex event) {
    playback_.seek(event);
    emit moved();
}

void Player::seek(Instant instant) {
    playback_.seek(instant);
    emit moved();
}

void Player::to_end() {
    pause();
    playback_.seek(playback_.last());
    if (!playback_.empty()) playback_.seek(playback_.trace()->end_time());
    emit moved();
}

void Player::set_speed(Speed speed) {
    if (speed == playback_.speed()) return;
    playback_.set_speed(speed);
    emit speed_changed();
}

void Player::set_pacing(Pacing pacing) {
    playback_.set_pacing(pacing);
}

void Player::tick(RealTime elapsed) {
    since_frame_.restart();
    playback_.advance(elapsed);
    emit moved();
    if (playback_.playing()) return;
    frames_.stop();
    emit playing_changed();
}

void Player::start_frames() {
    since_frame_.start();
    frames_.start();
}

} // namespace simul::ui
