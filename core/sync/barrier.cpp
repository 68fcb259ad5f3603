#include "core/sync/barrier.hpp"

#include <array>
#include <string_view>

namespace simul::sync {

using namespace loop;

Barrier::Barrier(Simulation& simulation, std::int64_t parties)
    : Primitive(simulation, ResourceKind::Barrier, "Barrier"), condition_(make_ref<Condition>(simulation)),
      parties_(parties) {}

Operation Barrier::wait(EventLoop& loop) {
    const Ref<Barrier> self(this);
    const Operation acquiring = condition_->lock()->acquire(loop);
    Outcome outcome = co_await run(acquiring);
    if (!outcome.is_value()) co_return outcome;
    const Operation passing = pass(loop);
    outcome = co_await run(passing);
    condition_->lock()->release();
    co_return outcome;
}

Operation Barrier::pass(EventLoop& loop) {
    const Operation blocking = condition_->wait_until(
        loop, [this] { return state_ != State::Draining && state_ != State::Resetting; });
    Outcome outcome = co_await run(blocking);
    if (!outcome.is_value()) co_return outcome;
    if (state_ == State::Broken) co_return error(ErrorKind::BrokenBarrier, "Barrier aborted");

    const std::int64_t index = count_++;
    report_level(count_);
    outcome = Outcome::value(simulation().front_end().make_integer(index));
    if (index + 1 == parties_) {
        state_ = State::Draining;
        condition_->notify_all();
    } else {
        const Operation filling = condition_->wait_until(loop, [this] { return state_ != State::Filling; });
        Outcome filled = co_await run(filling);
        if (!filled.is_value()) {
            outcome = filled;
        } else if (state_ == State::Broken || state_ == State::Resetting) {
            outcome = error(ErrorKind::BrokenBarrier, "Abort or reset of barrier");
        }
    }
    --count_;
    report_level(count_);
    leave();
    co_return outcome;
}

void Barrier::leave() {
    if (count_ != 0) return;
    if (state_ == State::Resetting || state_ == State::Draining) state_ = State::Filling;
    condition_->notify_all();
}

Operation Barrier::reset(EventLoop& loop) {
    const Ref<Barrier> self(this);
    const Operation acquiring = condition_->lock()->acquire(loop);
    Outcome outcome = co_await run(acquiring);
    if (!outcome.is_value()) co_return outcome;
    state_ = count_ > 0 ? State::Resetting : State::Filling;
    condition_->notify_all();
    condition_->lock()->release();
    co_return Outcome::value();
}

Operation Barrier::abort(EventLoop& loop) {
    const Ref<Barrier> self(this);
    const Operation acquiring = condition_->lock()->acquire(loop);
    Outcome outcome = co_await run(acquiring);
    if (!outcome.is_value()) co_return outcome;
    state_ = State::Broken;
    condition_->notify_all();
    condition_->lock()->release();
    co_return Outcome::value();
}

std::string Barrier::describe() const {
    static constexpr std::array<std::string_view, 4> kNames{"filling", "draining", "resetting", "broken"};
    std::string text = "Barrier [" + std::string(kNames[static_cast<std::size_t>(state_)]);
    if (!broken()) text += ", waiters:" + std::to_string(waiting()) + "/" + std::to_string(parties_);
    return text + "]";
}

} // namespace simul::sync
