#include "core/sync/queue.hpp"

namespace simul::sync {

using namespace loop;

Queue::Queue(Simulation& simulation, std::int64_t capacity, Order order)
    : Primitive(simulation, ResourceKind::Queue, order == Order::FirstInFirstOut ? "Queue" : "LifoQueue"),
      capacity_(capacity), order_(order) {}

// Where many tasks share one queue, nearly every put and get has to wait: these are written out, as one
// object each, where an Operation would be a body and a frame.

/// `while full: wait`, or `while empty: wait`, and then what was to be done.
class Queue::Access : public Coroutine {
public:
    Step resume(Outcome sent) final {
        if (place_) {
            if (sent.is_value()) sent = outcome_of_wait();
            if (!sent.is_value()) return Step::ends(break_off(std::move(sent)));
            place_->was_popped();
            place_.reset();
        } else if (!sent.is_value()) {
            return Step::ends(std::move(sent)); // before its first line
        }
        if (!must_wait()) return Step::ends(access());
        if (auto wrong_loop = queue_->bind(loop_)) return Step::ends(*wrong_loop);
        place_.emplace(waiters_, queue_->create_waiter(loop_, kind_));
        return Step::awaits(place_->future());
    }

    /// Stands at its wait for this future.
    void wait_for(Ref<Future> future) {
        place_.emplace(Waiters::Place::HasQueued(), waiters_, std::move(future));
    }

protected:
    Access(Queue& queue, EventLoop& loop, Waiters& waiters, WaitKind kind)
        : queue_(&queue), loop_(loop), waiters_(waiters), kind_(kind) {}

    Queue& queue() const noexcept { return *queue_; }

private:
    virtual bool must_wait() const noexcept = 0;
    virtual Outcome access() = 0;

    Outcome outcome_of_wait() {
        if (!place_->future()->done()) // somebody resumes it by hand
            return queue_->error(ErrorKind::Runtime, "await wasn't used with future");
        return place_->future()->take_outcome();
    }

    Outcome break_off(Outcome outcome) {
        place_->future()->cancel();
        place_->leave();
        // Woken, but unable to make use of it: the next in line may.
        if (!must_wait() && !place_->future()->cancelled()) waiters_.pop_and_wake();
        return outcome;
    }

    Ref<Queue> queue_;
    EventLoop& loop_;
    Waiters& waiters_;
    WaitKind kind_;
    std::optional<Waiters::Place> place_; ///< While it waits.
};

class Queue::Put final : public Access {
public:
    Put(Queue& queue, EventLoop& loop, Payload item)
        : Access(queue, loop, queue.putters_, WaitKind::QueuePut), item_(std::move(item)) {}

private:
    bool must_wait() const noexcept override { return queue().full(); }
    Outcome access() override {
        queue().add(std::move(item_));
        return Outcome::value();
    }

    Payload item_;
};

class Queue::Get final : public Access {
public:
    Get(Queue& queue, EventLoop& loop) : Access(queue, loop, queue.getters_, WaitKind::QueueGet) {}

private:
    bool must_wait() const noexcept override { return queue().empty(); }
    Outcome access() override { return Outcome::value(queue().take()); }
};

class Queue::PutTurn final : public Turn {
public:
    PutTurn(Queue& queue, EventLoop& loop, Payload item)
        : Turn(loop, {WaitKind::QueuePut, queue.resource(), 0}), queue_(&queue), item_(std::move(item)) {
        queue.putters_.add(*this);
    }
    ~PutTurn() override {
        if (!has_result()) queue_->putters_.remove(*this); // whoever gives it a result has popped it
    }

    bool take(Payload&) override {
        if (queue_->full()) return false;
        queue_->add(std::move(item_));
        return true;
    }
    Ref<Turn> again() override { return make_ref<PutTurn>(*queue_, loop(), std::move(item_)); }
    Ref<Coroutine> coroutine() override {
        auto put = make_ref<Put>(*queue_, loop(), std::move(item_));
        put->wait_for(this);
        return put;
    }
    const char* name() const noexcept override { return "put"; }
    const char* qualified_name() const noexcept override { return "Queue.put"; }

private:
    Ref<Queue> queue_;
    Payload item_;
};

class Queue::GetTurn final : public Turn {
public:
    GetTurn(Queue& queue, EventLoop& loop)
        : Turn(loop, {WaitKind::QueueGet, queue.resource(), 0}), queue_(&queue) {
        queue.getters_.add(*this);
    }
    ~GetTurn() override {
        if (!has_result()) queue_->getters_.remove(*this);
    }

    bool take(Payload& result) override {
        if (queue_->empty()) return false;
        result = queue_->take();
        return true;
    }
    Ref<Turn> again() override { return make_ref<GetTurn>(*queue_, loop()); }
    Ref<Coroutine> coroutine() override {
        auto get = make_ref<Get>(*queue_, loop());
        get->wait_for(this);
        return get;
    }
    const char* name() const noexcept override { return "get"; }
    const char* qualified_name() const noexcept override { return "Queue.get"; }

private:
    Ref<Queue> queue_;
};

Ref<Coroutine> Queue::put(EventLoop& loop, Payload item) {
    return make_ref<Put>(*this, loop, std::move(item));
}

Ref<Coroutine> Queue::get(EventLoop& loop) {
    return make_ref<Get>(*this, loop);
}

Ref<Turn> Queue::turn_to_put(EventLoop& loop, Payload item) {
    if (bind(loop)) return nullptr;
    return make_ref<PutTurn>(*this, loop, std::move(item));
}

Ref<Turn> Queue::turn_to_get(EventLoop& loop) {
    if (bind(loop)) return nullptr;
    return make_ref<GetTurn>(*this, loop);
}

Failure Queue::put_nowait(Payload item) {
    if (full()) return simulation().front_end().make_error(ErrorKind::QueueFull, "");
    add(std::move(item));
    return std::nullopt;
}

void Queue::add(Payload item) {
    push_back(items_, std::move(item));
    ++unfinished_;
    report_level(static_cast<std::int64_t>(items_.size()));
    getters_.pop_and_wake();
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
        for (Future* const joiner : joiners_.futures())
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
