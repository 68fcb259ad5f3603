/// Callbacks of the loop: plain values, so that queueing one allocates nothing.
#pragma once

#include "core/loop/reference_counted.hpp"
#include "core/time/virtual_time.hpp"

namespace simul::loop {

class EventLoop;

/// A function of the loop's own, with the object that it is about and one argument (either may be null).
/// What it does to `target` is its business; script callables are targets whose function calls them.
struct Callback {
    using Function = void (*)(EventLoop& loop, RefCounted* target, RefCounted* argument);

    Function function = nullptr;
    Ref<RefCounted> target;
    Ref<RefCounted> argument;

    void operator()(EventLoop& loop) const { function(loop, target.get(), argument.get()); }
};

/// A queued callback that can be cancelled (asyncio.Handle, asyncio.TimerHandle).
///
/// The handle may outlive its callback: cancelling one that has run does nothing. A cancelled handle drops
/// its callback at once.
class Handle : public RefCounted {
public:
    /// Whether a timer that is due joins the ready queue, or is for the loop itself and runs on the spot.
    enum class Runs : std::uint8_t { InTurn, WhenDue };

    explicit Handle(Callback callback, Instant when = {}, Runs runs = Runs::InTurn)
        : callback_(std::move(callback)), when_(when), runs_(runs) {}

    Runs runs() const noexcept { return runs_; }

    /// Cancelled handles are skipped; a cancelled timer never moves the clock.
    void cancel() {
        cancelled_ = true;
        callback_ = {};
    }
    bool cancelled() const noexcept { return cancelled_; }
    /// Its callback has been called: cancelling has no effect any more.
    bool has_run() const noexcept { return has_run_; }

    /// When a timer is due; zero for a handle of `call_soon`.
    Instant when() const noexcept { return when_; }

    /// What its time wakes is found by so many references, each in an object that the one before leads to: a
    /// future, its task, what that task's step looks at.
    static constexpr unsigned kMostHops = 3;
    /// Brings the object at the end of the first `hops` (from 1) of these references into the cache, if there
    /// is one. Those before it should be there already.
    virtual void prefetch(unsigned /*hops*/) const noexcept {}

    /// Runs the callback unless cancelled. The loop calls it, once.
    void run(EventLoop& loop) {
        if (cancelled_) return;
        has_run_ = true;
        fire(loop);
    }

private:
    /// What its time brings: the callback, unless a derived class knows something else.
    virtual void fire(EventLoop& loop) {
        const Callback callback = std::move(callback_);
        callback(loop);
    }

    Callback callback_;
    Instant when_;
    Runs runs_;
    bool cancelled_ = false;
    bool has_run_ = false;
};

} // namespace simul::loop
