#include "core/sync/lock.hpp"

namespace simul::sync {

using namespace loop;

bool Lock::try_acquire() {
    if (locked_ || waiters_.any_live()) return false;
    locked_ = true;
    report_level(1);
    return true;
}

Operation Lock::acquire(EventLoop& loop) {
    const Ref<Lock> self(this);
    if (try_acquire()) co_return yes();
    if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
    Waiters::Place place(waiters_, create_waiter(loop, WaitKind::Lock));
    Outcome outcome = co_await wait_for(place.future());
    place.leave();
    if (!outcome.is_value()) {
        if (outcome.is_cancelled() && !locked_) wake_first();
        co_return outcome;
    }
    locked_ = true;
    report_level(1);
    co_return yes();
}

Failure Lock::release() {
    if (!locked_) return simulation().front_end().make_error(ErrorKind::Runtime, "Lock is not acquired.");
    locked_ = false;
    report_level(0);
    wake_first();
    return std::nullopt;
}

void Lock::wake_first() {
    // Only the first: if it is done, it will run, and take the lock or come here again.
    if (!waiters_.empty()) waiters_.futures().front()->set_result(simulation().front_end().make_bool(true));
}

std::string Lock::describe() const {
    std::string text = locked_ ? "Lock [locked" : "Lock [unlocked";
    if (!waiters_.empty()) text += ", waiters:" + std::to_string(waiters_.size());
    return text + "]";
}

} // namespace simul::sync
