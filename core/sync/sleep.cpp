#include "core/sync/sleep.hpp"

#include "core/loop/task.hpp"
#include "core/memory/prefetch.hpp"

namespace simul::sync {

using namespace loop;
namespace {

// Programs sleep more often than they do anything else that suspends them: these two are written out, as one
// object each, where an Operation would be a body and a frame.

/// `sleep(0)`: gives the loop back once.
class Pause final : public Coroutine {
public:
    explicit Pause(Payload result) : result_(std::move(result)) {}

    Step resume(Outcome sent) override {
        if (!sent.is_value()) return Step::ends(std::move(sent));
        if (!std::exchange(started_, true)) return Step::yields();
        return Step::ends(Outcome::value(std::move(result_)));
    }

private:
    Payload result_;
    bool started_ = false;
};

/// Completes a future, which cancels it before it dies: they know, but do not own each other.
class SleepTimer final : public Handle {
public:
    SleepTimer(Instant when, Future& sleeper) : Handle({}, when), sleeper_(sleeper) {}

    void prefetch(unsigned hops) const noexcept override;

private:
    void fire(EventLoop&) override { sleeper_.set_result({}); }

    Future& sleeper_;
};

class SleepFuture final : public Future {
public:
    SleepFuture(EventLoop& loop, Duration delay)
        : Future(loop, WaitReason::sleep(delay)),
          timer_(make_ref<SleepTimer>(saturating_add(loop.now(), delay), *this)) {
        loop.add_timer(timer_);
    }
    ~SleepFuture() override { drop_timer(); }

    void drop_timer() { loop().cancel(*timer_); }

private:
    Ref<SleepTimer> timer_;
};

void SleepTimer::prefetch(unsigned hops) const noexcept {
    if (cancelled()) return; // the sleeper may be gone
    if (hops == 1) return memory::prefetch_object(static_cast<const SleepFuture*>(&sleeper_));
    const Task* const task = sleeper_.first_waiter();
    if (task == nullptr) return;
    hops == 2 ? task->prefetch() : task->prefetch_trail();
}

/// Sleeps from when it is first resumed; drops the timer when it ends or is dropped.
class TimedSleep final : public Coroutine {
public:
    TimedSleep(EventLoop& loop, Duration delay, Payload result)
        : loop_(&loop), delay_(delay), result_(std::move(result)) {}
    ~TimedSleep() override {
        if (future_ != nullptr) future_->drop_timer();
    }

    Step resume(Outcome sent) override {
        if (future_ == nullptr) {
            if (!sent.is_value()) return Step::ends(std::move(sent));
            future_ = make_ref<SleepFuture>(*loop_, delay_);
            return Step::awaits(future_);
        }
        Outcome outcome = sent.is_value() ? future_->take_outcome() : std::move(sent);
        future_->drop_timer();
        return Step::ends(outcome.is_value() ? Outcome::value(std::move(result_)) : std::move(outcome));
    }

private:
    Ref<EventLoop> loop_;
    Duration delay_;
    Payload result_;
    Ref<SleepFuture> future_; ///< Null before the start.
};

Operation blocking_sleep(Duration delay, Payload result) {
    Outcome outcome = co_await block(delay, BlockKind::Sleep);
    co_return outcome.is_value() ? Outcome::value(result) : outcome;
}

} // namespace

void release_waiter(EventLoop&, RefCounted* future, RefCounted*) {
    static_cast<Future*>(future)->set_result({});
}

Ref<Future> sleeping_future(EventLoop& loop, Duration delay) {
    return make_ref<SleepFuture>(loop, delay);
}

Ref<Coroutine> sleep(EventLoop& loop, Duration delay, Payload result) {
    if (delay > Duration::zero() || loop.simulation().machine().timed_wait_holds_thread)
        return sleep_on_timer(loop, delay, std::move(result));
    return make_ref<Pause>(std::move(result));
}

Ref<Coroutine> sleep_on_timer(EventLoop& loop, Duration delay, Payload result) {
    if (loop.simulation().machine().timed_wait_holds_thread)
        return blocking_sleep(delay, std::move(result)).body();
    return make_ref<TimedSleep>(loop, delay, std::move(result));
}

} // namespace simul::sync
