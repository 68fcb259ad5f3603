/// Waiting for time to pass (asyncio.sleep).
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/loop/operation.hpp"

namespace simul::sync {

/// A coroutine that has not started and ends with `result` after `delay`. Not positive: one bare yield (rule
/// 17). On a machine whose timed waits hold their thread it is a blocking call instead, and a delay that is
/// not positive is nothing.
loop::Ref<loop::Coroutine> sleep(loop::EventLoop& loop, Duration delay, loop::Payload result = {});

/// The same through a timer even for a delay of zero: for delays that are positive but below a nanosecond.
loop::Ref<loop::Coroutine> sleep_on_timer(loop::EventLoop& loop, Duration delay, loop::Payload result = {});

/// Done after `delay`, unless it is dropped before: then its timer goes with it. What a sleep waits for, for
/// those who need no coroutine around it. REQUIRES: timed waits do not hold their thread.
loop::Ref<loop::Future> sleeping_future(loop::EventLoop& loop, Duration delay);

/// Completes `future` with None unless it is done: the callback of time-outs (`_release_waiter`).
void release_waiter(loop::EventLoop& loop, loop::RefCounted* future, loop::RefCounted* unused);

/// Sets a timer for its lifetime: what `try: … finally: handle.cancel()` is in asyncio.
class ScopedTimer {
public:
    ScopedTimer(loop::EventLoop& loop, Duration delay, loop::Callback callback)
        : loop_(loop), handle_(loop.call_later(delay, std::move(callback))) {}
    ~ScopedTimer() { loop_.cancel(*handle_); }
    ScopedTimer(const ScopedTimer&) = delete;
    ScopedTimer& operator=(const ScopedTimer&) = delete;

private:
    loop::EventLoop& loop_;
    loop::Ref<loop::Handle> handle_;
};

} // namespace simul::sync
