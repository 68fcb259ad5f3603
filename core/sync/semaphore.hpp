/// A counter of permits (asyncio.Semaphore, asyncio.BoundedSemaphore).
#pragma once

#include "core/sync/waiters.hpp"

namespace simul::sync {

/// First come, first served. A release hands its unit to the first waiter at once: nobody can take it in
/// between (rule 33).
class Semaphore final : public Primitive {
public:
    enum class Bound : std::uint8_t { Unbounded, Bounded };

    /// REQUIRES: value >= 0. Bounded: releasing above `value` is a ValueError.
    Semaphore(loop::Simulation& simulation, std::int64_t value, Bound bound = Bound::Unbounded);

    std::int64_t value() const noexcept { return value_; }
    bool locked() const { return value_ == 0 || waiters_.any_live(); }

    /// What acquire() does where it need not wait; false, and no effect, where it must.
    bool try_acquire();

    /// Suspends until there is a unit; ends with True, holding it. Cancelled after it was handed one, it
    /// passes the unit on.
    loop::Operation acquire(loop::EventLoop& loop);
    Failure release();

    std::string describe() const override;

private:
    void wake_next();

    std::int64_t value_;
    std::int64_t initial_;
    Bound bound_;
    Waiters waiters_;
};

} // namespace simul::sync
