/// A meeting point for a fixed number of tasks (asyncio.Barrier).
#pragma once

#include "core/sync/condition.hpp"

namespace simul::sync {

class Barrier final : public Primitive {
public:
    /// REQUIRES: parties > 0.
    Barrier(loop::Simulation& simulation, std::int64_t parties);

    /// Suspends until `parties` tasks wait; ends with the number of tasks that came before.
    /// BrokenBarrierError if the barrier is broken or reset meanwhile.
    loop::Operation wait(loop::EventLoop& loop);
    /// Those that wait get BrokenBarrierError; the barrier can be used again.
    loop::Operation reset(loop::EventLoop& loop);
    /// The same, for good.
    loop::Operation abort(loop::EventLoop& loop);

    std::int64_t parties() const noexcept { return parties_; }
    std::int64_t waiting() const noexcept { return state_ == State::Filling ? count_ : 0; }
    bool broken() const noexcept { return state_ == State::Broken; }

    std::string describe() const override;

private:
    enum class State : std::uint8_t { Filling, Draining, Resetting, Broken };

    loop::Operation pass(loop::EventLoop& loop);
    void leave();

    loop::Ref<Condition> condition_;
    std::int64_t parties_;
    std::int64_t count_ = 0;
    State state_ = State::Filling;
};

} // namespace simul::sync
