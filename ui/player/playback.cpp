#include "ui/player/playback.hpp"

#include <algorithm>
#include <cmath>

namespace simul::ui {

using namespace std::chrono_literals;
using trace::EventIndex;

namespace {

/// A run that takes no virtual time still gets this long to play.
constexpr RealTime kShortestShow = 4s;
/// No gap costs more: a step of a year at 0.1 × must not overflow.
constexpr RealTime kLongestCost = 24h * 365;

std::size_t count_simultaneous(const trace::Trace& trace) {
    std::size_t count = 0;
    for (EventIndex event = 1; event < trace.event_count(); ++event) {
        if (trace.time_of(event) == trace.time_of(event - 1)) ++count;
    }
    return count;
}

} // namespace

Playback::Playback(trace::TracePtr trace) : trace_(std::move(trace)) {
    if (empty()) return;
    scale_ = SpeedScale(trace_->end_time().time_since_epoch());
    simultaneous_ = count_simultaneous(*trace_);
    speed_ = scale_.usual();
    update_paces();
}

EventIndex Playback::last() const {
    return empty() ? 0 : static_cast<EventIndex>(trace_->event_count() - 1);
}

bool Playback::at_end() const {
    return empty() || (position_ == last() && spent_ >= proportional(gap_after(position_)));
}

Instant Playback::clock() const {
    if (empty()) return {};
    const auto gap = static_cast<double>(gap_after(position_).count());
    return trace_->time_of(position_) + Duration{std::llround(gap * share_of_gap())};
}

void Playback::play(Direction direction) {
    if (empty()) return;
    direction_ = direction;
    playing_ = true;
    if (direction == Direction::Forward && at_end()) seek(EventIndex{0});
    if (direction == Direction::Backward && at_start()) seek(last());
}

void Playback::set_speed(Speed speed) {
    const double share = share_of_gap();
    speed_ = std::max<Speed>(speed, 1ns);
    update_paces();
    set_share_of_gap(share);
}

void Playback::set_pacing(Pacing pacing) {
    const double share = share_of_gap();
    pacing_ = pacing;
    set_share_of_gap(share);
}

void Playback::seek(EventIndex event) {
    position_ = std::min(event, last());
    spent_ = RealTime::zero();
}

void Playback::seek(Instant instant) {
    if (empty()) return;
    seek(trace_->last_event_at(instant).value_or(0));
    const Duration gap = gap_after(position_);
    const Duration beyond = instant - trace_->time_of(position_);
    if (gap <= Duration::zero() || beyond <= Duration::zero()) return;
    set_share_of_gap(std::min(static_cast<double>(beyond.count()) / static_cast<double>(gap.count()), 1.0));
}

void Playback::step(std::int64_t events) {
    if (empty() || events == 0) return;
    const bool on_the_way = spent_ > RealTime::zero();
    if (events < 0 && on_the_way) ++events;
    const std::int64_t target = static_cast<std::int64_t>(position_) + events;
    seek(static_cast<EventIndex>(std::clamp<std::int64_t>(target, 0, last())));
}

void Playback::advance(RealTime elapsed) {
    if (!playing_ || elapsed <= RealTime::zero()) return;
    if (direction_ == Direction::Forward)
        advance_forward(elapsed);
    else
        advance_backward(elapsed);
}

void Playback::advance_forward(RealTime elapsed) {
    spent_ += elapsed;
    for (RealTime cost = cost_after(position_); spent_ >= cost; cost = cost_after(position_)) {
        if (position_ == last()) {
            spent_ = cost;
            pause();
            return;
        }
        spent_ -= cost;
        ++position_;
    }
}

void Playback::advance_backward(RealTime elapsed) {
    spent_ -= elapsed;
    while (spent_ < RealTime::zero()) {
        if (position_ == 0) {
            spent_ = RealTime::zero();
            pause();
            return;
        }
        --position_;
        spent_ += cost_after(position_);
    }
}

Duration Playback::gap_after(EventIndex event) const {
    const Instant next = event == last() ? trace_->end_time() : trace_->time_of(event + 1);
    return std::max(next - trace_->time_of(event), Duration::zero());
}

RealTime Playback::cost_after(EventIndex event) const {
    const Duration gap = gap_after(event);
    if (event == last()) return proportional(gap);
    if (pacing_ == Pacing::EachEvent) return event_step_;
    if (gap == Duration::zero()) return burst_step_;
    const RealTime cost = proportional(gap);
    return pacing_ == Pacing::Capped ? std::min(cost, kLongestWait) : cost;
}

RealTime Playback::proportional(Duration gap) const {
    const double seconds = static_cast<double>(gap.count()) / static_cast<double>(speed_.count());
    if (seconds >= std::chrono::duration<double>(kLongestCost).count()) return kLongestCost;
    return RealTime{std::llround(seconds * 1e9)};
}

void Playback::update_paces() {
    if (empty()) return;
    const RealTime whole_run = std::max(proportional(trace_->end_time().time_since_epoch()), kShortestShow);
    burst_step_ = simultaneous_ == 0 ? kBurstStep : std::min<RealTime>(kBurstStep, whole_run / simultaneous_);
    event_step_ = whole_run / trace_->event_count();
}

double Playback::share_of_gap() const {
    if (empty() || spent_ == RealTime::zero()) return 0;
    const RealTime cost = cost_after(position_);
    return cost <= RealTime::zero() ? 0
                                    : static_cast<double>(spent_.count()) / static_cast<double>(cost.count());
}

void Playback::set_share_of_gap(double share) {
    if (empty()) return;
    spent_ = RealTime{std::llround(static_cast<double>(cost_after(position_).count()) * share)};
}

} // namespace simul::ui
