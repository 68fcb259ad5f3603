#include "core/sync/semaphore.hpp"

namespace simul::sync {

using namespace loop;

Semaphore::Semaphore(Simulation& simulation, std::int64_t value, Bound bound)
    : Primitive(simulation, ResourceKind::Semaphore,
                bound == Bound::Bounded ? "BoundedSemaphore" : "Semaphore"),
      value_(value), initial_(value), bound_(bound) {
    report_level(value_);
}

bool Semaphore::try_acquire() {
    if (locked()) return false;
    --value_;
    report_level(value_);
    return true;
}

Operation Semaphore::acquire(EventLoop& loop) {
    const Ref<Semaphore> self(this);
    if (try_acquire()) co_return yes();
    if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
    Waiters::Place place(waiters_, create_waiter(loop, WaitKind::Semaphore));
    Outcome outcome = co_await wait_for(place.future());
    place.leave();
    if (!outcome.is_value()) {
        if (outcome.is_cancelled() && !place.future()->cancelled()) {
            ++value_;
            wake_next();
            report_level(value_);
        }
        co_return outcome;
    }
    if (value_ > 0) {
        wake_next();
        report_level(value_);
    }
    co_return yes();
}

Failure Semaphore::release() {
    if (bound_ == Bound::Bounded && value_ >= initial_)
        return simulation().front_end().make_error(ErrorKind::Value,
                                                   "BoundedSemaphore released too many times");
    ++value_;
    wake_next();
    report_level(value_);
    return std::nullopt;
}

void Semaphore::wake_next() {
    if (waiters_.wake_first_pending()) --value_;
}

std::string Semaphore::describe() const {
    std::string text = bound_ == Bound::Bounded ? "BoundedSemaphore [" : "Semaphore [";
    text += locked() ? "locked" : "unlocked, value:" + std::to_string(value_);
    if (!waiters_.empty()) text += ", waiters:" + std::to_string(waiters_.size());
    return text + "]";
}

} // namespace simul::sync
