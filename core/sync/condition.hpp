/// Waiting for a change under a lock (asyncio.Condition).
#pragma once

#include "core/sync/lock.hpp"

#include <functional>

namespace simul::sync {

class Condition final : public Primitive {
public:
    /// `lock` null: a lock of its own.
    explicit Condition(loop::Simulation& simulation, loop::Ref<Lock> lock = {});

    const loop::Ref<Lock>& lock() const noexcept { return lock_; }

    /// Gives the lock back, suspends until notified, takes the lock again; ends with True. The lock is held
    /// at the end whatever happened, cancellation included. RuntimeError if the lock is free.
    loop::Operation wait(loop::EventLoop& loop);

    /// Waits until `holds()` is true. The predicate must not suspend.
    loop::Operation wait_until(loop::EventLoop& loop, std::function<bool()> holds);

    /// Wakes the first `count` waiters, in order; each must take the lock again (rule 34). RuntimeError if
    /// the lock is free.
    Failure notify(std::size_t count = 1);
    Failure notify_all() { return notify(waiters_.size()); }

    std::string describe() const override;

private:
    loop::Ref<Lock> lock_;
    Waiters waiters_;
};

} // namespace simul::sync
