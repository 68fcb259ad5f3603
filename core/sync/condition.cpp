#include "core/sync/condition.hpp"

namespace simul::sync {

using namespace loop;

Condition::Condition(Simulation& simulation, Ref<Lock> lock)
    : Primitive(simulation, ResourceKind::Condition, "Condition"),
      lock_(lock ? std::move(lock) : make_ref<Lock>(simulation)) {}

Operation Condition::wait(EventLoop& loop) {
    const Ref<Condition> self(this);
    if (!lock_->locked()) co_return error(ErrorKind::Runtime, "cannot wait on un-acquired lock");
    lock_->release();

    Outcome outcome = Outcome::value();
    if (auto wrong_loop = bind(loop)) {
        outcome = *wrong_loop;
    } else {
        Waiters::Place place(waiters_, create_waiter(loop, WaitKind::Condition));
        outcome = co_await wait_for(place.future());
    }

    // The lock is taken again even if the wait was cancelled, and however often taking it is.
    bool cancelled = false;
    while (true) {
        const Operation acquiring = lock_->acquire(loop);
        Outcome acquired = co_await run(acquiring);
        if (acquired.is_value()) break;
        if (!acquired.is_cancelled()) co_return acquired;
        cancelled = true;
    }
    if (cancelled) co_return Outcome::cancelled(simulation().front_end().make_cancelled_error({}));
    co_return outcome.is_value() ? yes() : outcome;
}

Operation Condition::wait_until(EventLoop& loop, std::function<bool()> holds) {
    const Ref<Condition> self(this);
    while (!holds()) {
        const Operation waiting = wait(loop);
        Outcome outcome = co_await run(waiting);
        if (!outcome.is_value()) co_return outcome;
    }
    co_return yes();
}

Failure Condition::notify(std::size_t count) {
    if (!lock_->locked())
        return simulation().front_end().make_error(ErrorKind::Runtime, "cannot notify on un-acquired lock");
    for (Future* const waiter : waiters_.futures()) {
        if (count == 0) break;
        if (waiter->set_result(simulation().front_end().make_bool(false))) --count;
    }
    return std::nullopt;
}

std::string Condition::describe() const {
    std::string text = lock_->locked() ? "Condition [locked" : "Condition [unlocked";
    if (!waiters_.empty()) text += ", waiters:" + std::to_string(waiters_.size());
    return text + "]";
}

} // namespace simul::sync
