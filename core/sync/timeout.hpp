/// A deadline for a block of code (asyncio.timeout, asyncio.timeout_at).
#pragma once

#include "core/loop/event_loop.hpp"

#include <optional>

namespace simul::sync {

/// On expiry the task is cancelled; leaving the block turns that cancellation into TimeoutError, unless
/// somebody else asked for cancellation too (rule 29).
class Timeout final : public loop::RefCounted {
public:
    /// `when` nullopt: no deadline until rescheduled.
    Timeout(loop::Simulation& simulation, std::optional<Instant> when)
        : simulation_(simulation), when_(when) {}

    std::optional<Instant> when() const noexcept { return when_; }
    bool expired() const noexcept { return state_ == State::Expiring || state_ == State::Expired; }

    /// `async with` begins; RuntimeError outside of tasks.
    std::optional<loop::Payload> enter(loop::EventLoop& loop);
    /// Moves the deadline; RuntimeError unless the block is being executed.
    std::optional<loop::Payload> reschedule(std::optional<Instant> when);
    /// `async with` ends, never suspending; the TimeoutError to raise instead of `body`, if any.
    std::optional<loop::Payload> exit(const loop::Outcome& body);

    std::string_view state_name() const noexcept;

private:
    enum class State : std::uint8_t { Created, Entered, Expiring, Expired, Exited };

    void set_timer();
    void cancel_timer();
    static void expire(loop::EventLoop& loop, loop::RefCounted* self, loop::RefCounted* unused);

    loop::Simulation& simulation_;
    std::optional<Instant> when_;
    loop::EventLoop* loop_ = nullptr;
    loop::Ref<loop::Task> task_;
    loop::Ref<loop::Handle> timer_;
    State state_ = State::Created;
};

} // namespace simul::sync
