#include "ui/player/player.hpp"

namespace simul::ui {

using namespace std::chrono_literals;
using trace::EventIndex;

namespace {
constexpr auto kFrame = 16ms;
} // namespace

Player::Player(QObject* parent) : QObject(parent) {
    frames_.setTimerType(Qt::PreciseTimer);
    frames_.setInterval(kFrame);
    connect(&frames_, &QTimer::timeout, this, [this] { tick(RealTime{since_frame_.nsecsElapsed()}); });
    slices_.setInterval(0);
    connect(&slices_, &QTimer::timeout, this, &Player::search_on);
}

void Player::set_trace(trace::TracePtr trace) {
    const Pacing pacing = playback_.pacing();
    std::vector<StopCondition> stops = playback_.stops();
    pause();
    forget_search();
    playback_ = Playback(std::move(trace));
    playback_.set_pacing(pacing);
    playback_.set_stops(std::move(stops));
    emit trace_changed();
    emit speed_changed();
    emit moved();
}

void Player::play(Direction direction) {
    forget_search();
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
    forget_search();
    playback_.step(events);
    emit moved();
}

void Player::seek(trace::EventIndex event) {
    forget_search();
    playback_.seek(event);
    emit moved();
}

void Player::seek(Instant instant) {
    forget_search();
    playback_.seek(instant);
    emit moved();
}

void Player::to_end() {
    pause();
    forget_search();
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

void Player::set_stops(std::vector<StopCondition> stops) {
    playback_.set_stops(std::move(stops));
}

void Player::set_loop(std::optional<Loop> loop) {
    playback_.set_loop(loop);
}

EventIndex Player::outlook(Direction direction) const {
    const bool left_it = direction == Direction::Backward && playback_.on_the_way();
    return playback_.position() + (left_it ? 1 : 0);
}

void Player::run_until(std::vector<StopCondition> conditions, Direction direction) {
    pause();
    forget_search();
    if (playback_.empty()) return;
    search_.emplace(playback_.trace(), std::move(conditions), outlook(direction), direction);
    search_on();
}

void Player::step_over_await(trace::TaskIndex task, Direction direction) {
    pause();
    forget_search();
    if (playback_.empty()) return;
    if (const auto event = over_await(*playback_.trace(), task, outlook(direction), direction))
        seek(*event);
    else
        emit not_found();
}

void Player::search_on() {
    if (!search_->advance(kSearchSlice)) {
        slices_.start();
        return;
    }
    const std::optional<EventIndex> found = search_->found();
    forget_search();
    if (found)
        seek(*found);
    else
        emit not_found();
}

void Player::forget_search() {
    slices_.stop();
    search_.reset();
}

void Player::tick(RealTime elapsed) {
    since_frame_.restart();
    const bool was_playing = playback_.playing();
    playback_.advance(elapsed);
    emit moved();
    if (playback_.playing()) return;
    frames_.stop();
    emit playing_changed();
    const bool at_stop = !playback_.stops().empty() && !playback_.on_the_way() && !playback_.empty() &&
                         stops_at(*playback_.trace(), playback_.stops(), playback_.position());
    if (was_playing && at_stop) emit stopped();
}

void Player::start_frames() {
    since_frame_.start();
    frames_.start();
}

} // namespace simul::ui
