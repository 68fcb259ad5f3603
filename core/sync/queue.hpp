/// Items handed from task to task (asyncio.Queue, asyncio.LifoQueue).
#pragma once

#include "core/loop/turn.hpp"
#include "core/sync/event.hpp"

namespace simul::sync {

/// Waiters are woken in order, but an item can be taken by `get_nowait` before the woken getter runs; that
/// getter then waits again, at the end (rule 35). Queues with another order than these two are built by the
/// front end on futures of their own.
class Queue final : public Primitive {
public:
    enum class Order : std::uint8_t { FirstInFirstOut, LastInFirstOut };

    /// `capacity` not positive: unbounded.
    explicit Queue(loop::Simulation& simulation, std::int64_t capacity = 0,
                   Order order = Order::FirstInFirstOut);

    std::size_t size() const noexcept { return items_.size(); }
    bool empty() const noexcept { return items_.empty(); }
    bool full() const noexcept {
        return capacity_ > 0 && static_cast<std::int64_t>(items_.size()) >= capacity_;
    }
    std::int64_t capacity() const noexcept { return capacity_; }

    /// Suspends while the queue is full.
    loop::Ref<loop::Coroutine> put(loop::EventLoop& loop, loop::Payload item);
    /// Suspends while the queue is empty; ends with the item.
    loop::Ref<loop::Coroutine> get(loop::EventLoop& loop);

    // The same for whoever awaits at once what has to wait: on from the first wait. Null where the queue
    // belongs to another loop.

    /// REQUIRES: full().
    loop::Ref<loop::Turn> turn_to_put(loop::EventLoop& loop, loop::Payload item);
    /// REQUIRES: empty().
    loop::Ref<loop::Turn> turn_to_get(loop::EventLoop& loop);

    /// QueueFull where `put` would wait.
    Failure put_nowait(loop::Payload item);
    /// The item, or QueueEmpty where `get` would wait.
    loop::Outcome get_nowait();

    /// Says that work on an item is done. ValueError if that was said of all already.
    Failure task_done();
    /// Suspends until every item that was put has been reported done.
    loop::Operation join(loop::EventLoop& loop);

    std::uint64_t unfinished() const noexcept { return unfinished_; }
    const boost::circular_buffer<loop::Payload>& items() const noexcept { return items_; }
    std::size_t getters() const noexcept { return getters_.size(); }
    std::size_t putters() const noexcept { return putters_.size(); }

    std::string describe() const override;

private:
    class Access;
    class Put;
    class Get;
    class PutTurn;
    class GetTurn;

    void add(loop::Payload item);
    loop::Payload take();

    boost::circular_buffer<loop::Payload> items_;
    std::int64_t capacity_;
    Order order_;
    std::uint64_t unfinished_ = 0;
    Waiters getters_;
    Waiters putters_;
    Waiters joiners_;
};

} // namespace simul::sync
