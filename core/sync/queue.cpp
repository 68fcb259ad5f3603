#include "core/sync/queue.hpp"

namespace simul::sync {

using namespace loop;

Queue::Queue(Simulation& simulation, std::int64_t capacity, Order order)
    : Primitive(simulation, ResourceKind::Queue, order == Order::FirstInFirstOut ? "Queue" : "LifoQueue"),
      capacity_(capacity), order_(order) {}

Operation Queue::put(EventLoop& loop, Payload item) {
    const Ref<Queue> self(this);
    while (full()) {
        if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
        Waiters::Place place(putters_, create_waiter(loop, WaitKind::QueuePut));
        Outcome outcome = co_await wait_for(place.future());
        if (outcome.is_value()) {
            place.was_popped();
            continue;
        }
        place.future()->cancel();
        place.leave();
        // Woken, but unable to take the room: the next in line may.
        if (!full() && !place.future()->cancelled()) putters_.pop_and_wake();
        co_return outcome;
    }
    put_nowait(item);
    co_return Outcome::value();
}

Operation Queue::get(EventLoop& loop) {
    const Ref<Queue> self(this);
    while (empty()) {
        if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
        Waiters::Place place(getters_, create_waiter(loop, WaitKind::QueueGet));
        Outcome outcome = co_await wait_for(place.future());
        if (outcome.is_value()) {
            place.was_popped();
            continue;
        }
        place.future()->cancel();
        place.leave();
        if (!empty() && !place.future()->cancelled()) getters_.pop_and_wake();
        co_return outcome;
    }
    co_return Outcome::value(take());
}

Failure Queue::put_nowait(Payload item) {
    if (full()) return simulation().front_end().make_error(ErrorKind::QueueFull, "");
    items_.push_back(std::move(item));
    ++unfinished_;
    report_level(static_cast<std::int64_t>(items_.size()));
    getters_.pop_and_wake();
    return std::nullopt;
}

Outcome Queue::get_nowait() {
    if (empty()) return error(ErrorKind::QueueEmpty, "");
    return Outcome::value(take());
}

Payload Queue::take() {
    Payload item;
    if (order_ == Order::FirstInFirstOut) {
        item = std::move(items_.front());
        items_.pop_front();
    } else {
        item = std::move(items_.back());
        items_.pop_back();
    }
    report_level(static_cast<std::int64_t>(items_.size()));
    putters_.pop_and_wake();
    return item;
}

Failure Queue::task_done() {
    if (unfinished_ == 0)
        return simulation().front_end().make_error(ErrorKind::Value, "task_done() called too many times");
    if (--unfinished_ == 0)
        for (const auto& joiner : joiners_.futures())
            joiner->set_result({});
    return std::nullopt;
}

Operation Queue::join(EventLoop& loop) {
    const Ref<Queue> self(this);
    if (unfinished_ == 0) co_return Outcome::value();
    if (auto wrong_loop = bind(loop)) co_return *wrong_loop;
    Waiters::Place place(joiners_, create_waiter(loop, WaitKind::QueueJoin));
    Outcome outcome = co_await wait_for(place.future());
    co_return outcome.is_value() ? Outcome::value() : outcome;
}

std::string Queue::describe() const {
    std::string text = order_ == Order::FirstInFirstOut ? "Queue" : "LifoQueue";
    text += " maxsize=" + std::to_string(capacity_);
    if (!getters_.empty()) text += " _getters[" + std::to_string(getters_.size()) + "]";
    if (!putters_.empty()) text += " _putters[" + std::to_string(putters_.size()) + "]";
    if (unfinished_ != 0) text += " tasks=" + std::to_string(unfinished_);
    return text;
}

} // namespace simul::sync
