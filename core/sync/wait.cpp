#include "core/sync/wait.hpp"

#include "core/sync/sleep.hpp"

namespace simul::sync {

using namespace loop;
namespace {

/// Counts futures down and wakes a waiter when the condition holds.
class Countdown final : public FutureObserver {
public:
    Countdown(Ref<Future> waiter, std::size_t count, ReturnWhen when)
        : waiter_(std::move(waiter)), left_(count), when_(when) {}

    void done(EventLoop&, Future& future) override {
        --left_;
        const bool failed = !future.cancelled() && future.has_exception();
        // asyncio asks for the exception only where it decides something, and asking marks it as seen.
        if (left_ > 0 && when_ == ReturnWhen::FirstException && failed) future.mark_retrieved();
        if (left_ == 0 || when_ == ReturnWhen::FirstCompleted ||
            (when_ == ReturnWhen::FirstException && failed))
            waiter_->set_result({});
    }
    std::string_view name() const noexcept override {
        return "_wait.<locals>._on_completion() at /usr/lib/python3.11/asyncio/tasks.py:509";
    }

private:
    Ref<Future> waiter_;
    std::size_t left_;
    ReturnWhen when_;
};

/// Releases a waiter when a future is done, for as long as it is in scope (or until told to forget).
class ReleaseWhenDone {
public:
    ReleaseWhenDone(Ref<Future> future, Ref<Future> waiter)
        : future_(std::move(future)), waiter_(std::move(waiter)) {
        future_->add_done_callback(&release_waiter, waiter_);
    }
    ~ReleaseWhenDone() { forget(); }
    ReleaseWhenDone(const ReleaseWhenDone&) = delete;
    ReleaseWhenDone& operator=(const ReleaseWhenDone&) = delete;

    void forget() {
        if (!forgotten_) future_->remove_done_callback(&release_waiter, waiter_.get());
        forgotten_ = true;
    }

private:
    Ref<Future> future_;
    Ref<Future> waiter_;
    bool forgotten_ = false;
};

WaitReason reason_for_timeout(std::optional<Duration> timeout) {
    return {WaitKind::WaitFor, 0, timeout ? timeout->count() : -1};
}

/// Cancels the future and waits until it has ended, which it may take its time for.
Operation cancel_and_wait(EventLoop& loop, Ref<Future> future) {
    const Ref<Future> waiter = loop.create_future(reason_for_timeout(std::nullopt));
    const ReleaseWhenDone release(future, waiter);
    future->cancel();
    if (auto refused = loop.simulation().take_refusal()) co_return Outcome::exception(*refused);
    Outcome outcome = co_await loop::wait_for(waiter);
    co_return outcome;
}

/// The outcome of a future that was cancelled because its time was up: cancellation becomes TimeoutError, all
/// else stays.
Outcome outcome_after_timeout(Future& future) {
    Outcome outcome = future.take_outcome();
    if (!outcome.is_cancelled()) return outcome;
    FrontEnd& front_end = future.loop().simulation().front_end();
    return Outcome::exception(front_end.make_error(ErrorKind::Timeout, "", outcome.payload));
}

Operation cancel_at_once(EventLoop& loop, Awaitable awaitable) {
    const Ref<Future> future = ensure_future(loop, awaitable);
    if (future->done()) co_return future->take_outcome();
    const Operation cancelling = cancel_and_wait(loop, future);
    Outcome cancelled = co_await run(cancelling);
    if (!cancelled.is_value()) co_return cancelled;
    co_return outcome_after_timeout(*future);
}

Operation wait_without_timeout(EventLoop&, Awaitable awaitable) {
    if (awaitable.is_coroutine()) {
        Outcome outcome = co_await run(awaitable.coroutine);
        co_return outcome;
    }
    Outcome outcome = co_await loop::wait_for(awaitable.future);
    co_return outcome;
}

Operation wait_with_timeout(EventLoop& loop, Awaitable awaitable, Duration timeout) {
    const Ref<Future> waiter = loop.create_future(reason_for_timeout(timeout));
    const ScopedTimer timer(loop, timeout, {&release_waiter, waiter, {}});
    const Ref<Future> future = ensure_future(loop, awaitable);
    ReleaseWhenDone release(future, waiter);

    Outcome waited = co_await loop::wait_for(waiter);
    // Thrown in from outside, GeneratorExit say: no cancellation, so the awaitable is left alone.
    if (!waited.is_value() && !waited.is_cancelled()) co_return waited;
    // A future that is done wins over a cancellation that comes at the same time.
    if (future->done()) co_return future->take_outcome();
    release.forget();
    const Operation cancelling = cancel_and_wait(loop, future);
    Outcome cancelled = co_await run(cancelling);
    if (!waited.is_value()) co_return cancelled.is_value() ? waited : cancelled;
    if (!cancelled.is_value()) co_return cancelled;
    co_return outcome_after_timeout(*future);
}

/// Carries the inner future's end over to the shield.
class ShieldObserver final : public FutureObserver {
public:
    explicit ShieldObserver(Ref<Future> outer) : outer_(std::move(outer)) {}

    void done(EventLoop&, Future& inner) override {
        if (outer_->cancelled()) {
            if (!inner.cancelled()) inner.mark_retrieved();
            return;
        }
        if (inner.cancelled()) {
            outer_->cancel();
            return;
        }
        const Outcome outcome = inner.take_outcome();
        if (outcome.is_value()) {
            outer_->set_result(outcome.payload);
        } else {
            outer_->set_exception(outcome.payload);
        }
    }
    std::string_view name() const noexcept override {
        return "shield.<locals>._inner_done_callback() at /usr/lib/python3.11/asyncio/tasks.py:881";
    }

private:
    Ref<Future> outer_;
};

/// Takes the shield's observer off the inner future once nobody is shielded any more.
class ShieldRelease final : public FutureObserver {
public:
    ShieldRelease(Ref<Future> inner, Ref<ShieldObserver> observer)
        : inner_(std::move(inner)), observer_(std::move(observer)) {}

    void done(EventLoop&, Future&) override {
        if (!inner_->done()) forget(*inner_, *observer_);
    }
    std::string_view name() const noexcept override {
        return "shield.<locals>._outer_done_callback() at /usr/lib/python3.11/asyncio/tasks.py:898";
    }

private:
    Ref<Future> inner_;
    Ref<ShieldObserver> observer_;
};

} // namespace

bool releases_a_waiter(Callback::Function function) noexcept {
    return function == &release_waiter;
}

Operation wait(EventLoop& loop, std::vector<Ref<Future>> futures, std::optional<Duration> timeout,
               ReturnWhen when) {
    const Ref<Future> waiter =
        loop.create_future({WaitKind::Wait, 0, static_cast<std::int64_t>(futures.size())});
    std::optional<ScopedTimer> timer;
    if (timeout) timer.emplace(loop, *timeout, Callback{&release_waiter, waiter, {}});
    const auto countdown = make_ref<Countdown>(waiter, futures.size(), when);
    for (const Ref<Future>& future : futures)
        FutureObserver::observe(*future, countdown);
    Outcome outcome = co_await loop::wait_for(waiter);
    for (const Ref<Future>& future : futures)
        FutureObserver::forget(*future, *countdown);
    co_return outcome;
}

Operation wait_for(EventLoop& loop, Awaitable awaitable, std::optional<Duration> timeout) {
    if (!timeout) return wait_without_timeout(loop, std::move(awaitable));
    if (*timeout <= Duration::zero()) return cancel_at_once(loop, std::move(awaitable));
    return wait_with_timeout(loop, std::move(awaitable), *timeout);
}

Ref<Future> shield(EventLoop& loop, const Awaitable& awaitable) {
    const Ref<Future> inner = ensure_future(loop, awaitable);
    if (inner->done()) return inner;
    const Ref<Future> outer = loop.create_future({WaitKind::Shield, 0, 0});
    const auto observer = make_ref<ShieldObserver>(outer);
    FutureObserver::observe(*inner, observer);
    FutureObserver::observe(*outer, make_ref<ShieldRelease>(inner, observer));
    return outer;
}

} // namespace simul::sync
