/// The fair wait-queue under every lock, semaphore, event and queue.
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/loop/operation.hpp"
#include "core/loop/task.hpp"
#include "core/memory/prefetch.hpp"

#include <boost/circular_buffer.hpp>

#include <algorithm>
#include <optional>

namespace simul::sync {

/// A queue in a ring, whose room doubles: it allocates no more once it has been as long as it gets.
template <typename T>
void push_back(boost::circular_buffer<T>& queue, T value) {
    constexpr std::size_t kSmallest = 8;
    if (queue.full()) [[unlikely]]
        queue.set_capacity(std::max(kSmallest, 2 * queue.capacity()));
    queue.push_back(std::move(value));
}

/// Futures of suspended tasks, first come first served. Whoever waits owns its future, and takes it out of
/// the queue before it dies.
class Waiters {
public:
    using Futures = boost::circular_buffer<loop::Future*>;

    /// A place in the queue, left when it goes out of scope: after the wait, or when the waiting coroutine is
    /// destroyed.
    class Place {
    public:
        Place(Waiters& waiters, loop::Ref<loop::Future> future)
            : waiters_(waiters), future_(std::move(future)) {
            waiters_.add(*future_);
        }
        struct HasQueued {};
        /// For a future that is in the queue, or was popped.
        Place(HasQueued, Waiters& waiters, loop::Ref<loop::Future> future)
            : waiters_(waiters), future_(std::move(future)) {}
        ~Place() { leave(); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

        const loop::Ref<loop::Future>& future() const noexcept { return future_; }
        void leave() {
            if (!left_) waiters_.remove(*future_);
            left_ = true;
        }
        /// Says that whoever woke the waiter took it out of the queue, which saves the search for it.
        void was_popped() noexcept { left_ = true; }

    private:
        Waiters& waiters_;
        loop::Ref<loop::Future> future_;
        bool left_ = false;
    };

    bool empty() const noexcept { return futures_.empty(); }
    std::size_t size() const noexcept { return futures_.size(); }
    const Futures& futures() const noexcept { return futures_; }

    void add(loop::Future& future) { push_back(futures_, &future); }
    /// Does nothing if it is not in the queue. O(n); O(1) for the first one.
    void remove(const loop::Future& future) {
        const auto place = std::find(futures_.begin(), futures_.end(), &future);
        if (place == futures_.end()) return;
        const bool is_near_the_front = place - futures_.begin() < futures_.end() - place;
        is_near_the_front ? futures_.rerase(place) : futures_.erase(place);
    }

    /// Whether somebody waits whose wait was not cancelled.
    bool any_live() const {
        return !futures_.empty() && std::any_of(futures_.begin(), futures_.end(),
                                                [](const auto* future) { return !future->cancelled(); });
    }
    /// Takes waiters off the front until one is not done; wakes that one. Returns whether there was one
    /// (`Queue._wakeup_next`).
    bool pop_and_wake() {
        while (!futures_.empty()) {
            loop::Future& first = *futures_.front();
            futures_.pop_front();
            prefetch_next();
            if (first.set_result({})) return true;
        }
        return false;
    }
    /// Wakes the first waiter that is not done, and leaves it in its place.
    bool wake_first_pending() {
        for (loop::Future* const future : futures_)
            if (future->set_result({})) return true;
        return false;
    }

private:
    /// Whoever is woken next has waited longest: it, and the task that it wakes, have left the cache.
    void prefetch_next() const noexcept {
        if (futures_.size() < 2) return;
        if (const loop::Task* const task = futures_[0]->first_waiter()) task->prefetch();
        memory::prefetch_object(futures_[1]);
    }

    Futures futures_;
};

/// What all primitives share: an identity for listeners, and the loop that they belong to from their first
/// wait on (rule 36).
class Primitive : public loop::RefCounted {
public:
    std::uint32_t resource() const noexcept { return resource_; }

protected:
    Primitive(loop::Simulation& simulation, loop::ResourceKind kind, std::string_view name)
        : simulation_(simulation), resource_(simulation.register_resource(kind, name)) {}

    loop::Simulation& simulation() const noexcept { return simulation_; }
    void report_level(std::int64_t level) const {
        simulation_.listener().resource_level(simulation_.now(), resource_, level);
    }
    /// Binds to `loop`; the error to raise if it is bound to another one.
    std::optional<loop::Outcome> bind(loop::EventLoop& loop) {
        if (loop_ == nullptr) loop_ = &loop;
        if (loop_ == &loop) return std::nullopt;
        return loop::Outcome::exception(simulation_.front_end().make_error(
            loop::ErrorKind::Runtime, describe() + " is bound to a different event loop"));
    }
    loop::Ref<loop::Future> create_waiter(loop::EventLoop& loop, loop::WaitKind kind) const {
        return loop.create_future({kind, resource_, 0});
    }
    loop::Outcome error(loop::ErrorKind kind, std::string_view text) const {
        return loop::Outcome::exception(simulation_.front_end().make_error(kind, text));
    }
    loop::Outcome yes() const { return loop::Outcome::value(simulation_.front_end().make_bool(true)); }

public:
    /// The repr, as asyncio writes it but for the address: front ends complete it.
    virtual std::string describe() const = 0;

private:
    loop::Simulation& simulation_;
    loop::Ref<loop::EventLoop> loop_; ///< Kept, so that no other loop gets its address.
    std::uint32_t resource_;
};

/// Failure of a call that cannot suspend: the exception to raise.
using Failure = std::optional<loop::Payload>;

} // namespace simul::sync
