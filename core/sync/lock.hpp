/// Mutual exclusion between tasks (asyncio.Lock).
#pragma once

#include "core/sync/waiters.hpp"

namespace simul::sync {

/// Strictly first come, first served: a lock that somebody waits for cannot be taken by a newcomer (rule 32).
class Lock final : public Primitive {
public:
    explicit Lock(loop::Simulation& simulation) : Primitive(simulation, loop::ResourceKind::Lock, "Lock") {}

    bool locked() const noexcept { return locked_; }

    /// What acquire() does where it need not wait; false, and no effect, where it must.
    bool try_acquire();

    /// Suspends until the lock is free; ends with True, holding it. Cancelled, it holds nothing, and a
    /// wake-up that it had got goes to the next.
    loop::Operation acquire(loop::EventLoop& loop);

    /// Wakes the first waiter. RuntimeError if the lock is free.
    Failure release();

    std::string describe() const override;

private:
    void wake_first();

    bool locked_ = false;
    Waiters waiters_;
};

} // namespace simul::sync
