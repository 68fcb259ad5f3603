#include "core/sync/timeout.hpp"

namespace simul::sync {

using namespace loop;

std::optional<Payload> Timeout::enter(EventLoop& loop) {
    state_ = State::Entered;
    loop_ = &loop;
    task_ = loop.current_task();
    if (!task_)
        return simulation_.front_end().make_error(ErrorKind::Runtime, "Timeout should be used inside a task");
    set_timer();
    return std::nullopt;
}

std::optional<Payload> Timeout::reschedule(std::optional<Instant> when) {
    if (state_ != State::Entered)
        return simulation_.front_end().make_error(
            ErrorKind::Runtime, "Cannot change state of " + std::string(state_name()) + " Timeout");
    when_ = when;
    cancel_timer();
    set_timer();
    return std::nullopt;
}

std::optional<Payload> Timeout::exit(const Outcome& body) {
    cancel_timer();
    if (state_ == State::Entered) state_ = State::Exited;
    if (state_ != State::Expiring) return std::nullopt;
    state_ = State::Expired;
    const int others = task_->uncancel();
    if (others == 0 && body.is_cancelled()) return simulation_.front_end().make_error(ErrorKind::Timeout, "");
    return std::nullopt;
}

std::string_view Timeout::state_name() const noexcept {
    switch (state_) {
    case State::Created: return "created";
    case State::Entered: return "active";
    case State::Expiring: return "expiring";
    case State::Expired: return "expired";
    case State::Exited: return "finished";
    }
    return "";
}

void Timeout::set_timer() {
    if (!when_) return;
    const Callback callback{&expire, this, {}};
    timer_ = *when_ <= loop_->now() ? loop_->call_soon_handle(callback) : loop_->call_at(*when_, callback);
}

void Timeout::cancel_timer() {
    if (!timer_) return;
    if (timer_->when() == Instant{}) {
        timer_->cancel();
    } else {
        loop_->cancel(*timer_);
    }
    timer_.reset();
}

void Timeout::expire(EventLoop&, RefCounted* target, RefCounted*) {
    auto& self = static_cast<Timeout&>(*target);
    const Ref<Timeout> alive(&self);
    self.task_->cancel();
    self.state_ = State::Expiring;
    self.timer_.reset();
}

} // namespace simul::sync
