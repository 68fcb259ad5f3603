#include "ui/player/playback.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace simul::ui {

using namespace std::chrono_literals;
using trace::EventIndex;

namespace {

/// A run that takes no virtual time still gets this long to play.
constexpr RealTime kShortestShow = 4s;
/// No gap costs more: a step of a year at 0.1 × must not overflow.
constexpr RealTime kLongestCost = 24h * 365;

std::size_t bits_of(Duration gap) {
    return std::bit_width(static_cast<std::uint64_t>(std::max(gap, Duration::zero()).count()));
}

/// A cost per event at which so many events take no longer than `most` together.
RealTime step_for(std::size_t events, RealTime most) {
    if (events == 0) return Playback::kBurstStep;
    return std::min<RealTime>(Playback::kBurstStep, most / static_cast<RealTime::rep>(events));
}

} // namespace

Loop loop_of(const trace::Trace& trace) {
    return loop_between(trace, trace.time_of(0), trace.end_time());
}

Loop loop_between(const trace::Trace& trace, Instant begin, Instant end) {
    begin = std::clamp(begin, trace.time_of(0), trace.end_time());
    end = std::clamp(end, begin, trace.end_time());
    // From the first event of the first instant to the last one of the last.
    const auto first = trace.first_event_from(begin);
    const bool at_event = first && trace.time_of(*first) == begin;
    return {{at_event ? *first : trace.last_event_at(begin).value_or(0), begin},
            {trace.last_event_at(end).value_or(0), end}};
}

Loop loop_between(const trace::Trace& trace, EventIndex begin, EventIndex end) {
    const auto last = static_cast<EventIndex>(trace.event_count() - 1);
    begin = std::min(begin, last);
    end = std::clamp(end, begin, last);
    return {{begin, trace.time_of(begin)}, {end, trace.time_of(end)}};
}

Playback::Playback(trace::TracePtr trace) : trace_(std::move(trace)) {
    if (empty()) return;
    scale_ = SpeedScale(trace_->end_time().time_since_epoch());
    for (EventIndex event = 0; event < last(); ++event)
        ++gaps_[bits_of(gap_after(event))];
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
    if (events < 0 && on_the_way()) ++events;
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

void Playback::set_loop(std::optional<Loop> loop) {
    if (empty() || (loop && loop->end <= loop->begin)) loop.reset();
    loop_ = loop;
}

bool Playback::stops_here() const {
    return !stops_.empty() && stops_at(*trace_, stops_, position_);
}

bool Playback::inside(const Loop& loop) const {
    // In real time, as `spent_` is: a clock that was rounded might lie before a beginning that was gone to.
    const auto [begin, end] = loop;
    if (position_ < begin.event || position_ > end.event) return false;
    if (position_ == begin.event && spent_ < cost_until(begin)) return false;
    return position_ < end.event || spent_ <= cost_until(end);
}

void Playback::go_to(const Place& place) {
    seek(place.event);
    spent_ = cost_until(place);
    if (stops_here() && !on_the_way()) pause();
}

RealTime Playback::cost_until(const Place& place) const {
    const Duration gap = gap_after(place.event);
    const Duration beyond = place.time - trace_->time_of(place.event);
    if (gap <= Duration::zero() || beyond <= Duration::zero()) return RealTime::zero();
    const double share =
        std::min(static_cast<double>(beyond.count()) / static_cast<double>(gap.count()), 1.0);
    return RealTime{std::llround(static_cast<double>(cost_after(place.event).count()) * share)};
}

void Playback::advance_forward(RealTime elapsed) {
    if (loop_ && !inside(*loop_)) return go_to(loop_->begin);
    spent_ += elapsed;
    while (true) {
        if (loop_ && position_ == loop_->end.event && spent_ >= cost_until(loop_->end))
            return go_to(loop_->begin);
        const RealTime cost = cost_after(position_);
        if (spent_ < cost) return;
        if (position_ == last()) {
            spent_ = cost;
            return pause();
        }
        spent_ -= cost;
        ++position_;
        if (stops_here()) {
            spent_ = RealTime::zero();
            return pause();
        }
    }
}

void Playback::advance_backward(RealTime elapsed) {
    if (loop_ && !inside(*loop_)) return go_to(loop_->end);
    bool arrives = on_the_way(); // Else it leaves the event that it stands on.
    spent_ -= elapsed;
    while (true) {
        if (arrives && spent_ <= RealTime::zero() && stops_here()) {
            spent_ = RealTime::zero();
            return pause();
        }
        if (loop_ && position_ == loop_->begin.event && spent_ <= cost_until(loop_->begin))
            return go_to(loop_->end);
        if (spent_ >= RealTime::zero()) return;
        if (position_ == 0) {
            spent_ = RealTime::zero();
            return pause();
        }
        --position_;
        spent_ += cost_after(position_);
        arrives = true;
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
    if (gap == Duration::zero()) return pacing_ == Pacing::Adaptive ? crowd_step_ : burst_step_;
    const RealTime cost = proportional(gap);
    if (pacing_ == Pacing::Adaptive) return std::max(cost, crowd_step_);
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
    burst_step_ = step_for(gaps_[0], whole_run);
    crowd_step_ = step_for(count_crowded(), whole_run);
    event_step_ = whole_run / trace_->event_count();
}

std::size_t Playback::count_crowded() const {
    const double longest =
        std::chrono::duration<double>(kBurstStep).count() * static_cast<double>(speed_.count());
    const std::size_t bits = longest >= 9e18
                                 ? gaps_.size() - 1
                                 : bits_of(Duration{std::llround(longest)}); // Too many rather than too few.
    return std::accumulate(gaps_.begin(), gaps_.begin() + static_cast<std::ptrdiff_t>(bits) + 1,
                           std::size_t{0});
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
