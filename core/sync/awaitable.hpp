/// What can be waited for together: futures as they are, coroutines once they are tasks.
#pragma once

#include "core/loop/event_loop.hpp"

#include <string_view>
#include <vector>

namespace simul::sync {

/// A future, or a coroutine that has not started. Exactly one of the two is set.
struct Awaitable {
    loop::Ref<loop::Future> future;
    loop::Ref<loop::Coroutine> coroutine;

    Awaitable(loop::Ref<loop::Future> existing) : future(std::move(existing)) {}
    Awaitable(loop::Ref<loop::Task> existing) : future(std::move(existing)) {}
    Awaitable(loop::Ref<loop::Coroutine> body) : coroutine(std::move(body)) {}

    bool is_coroutine() const noexcept { return coroutine != nullptr; }
};

/// The future itself, or a new task of the coroutine (asyncio.ensure_future).
loop::Ref<loop::Future> ensure_future(loop::EventLoop& loop, const Awaitable& awaitable);

/// A callback target that is a C++ function with state.
class FutureObserver : public loop::RefCounted {
public:
    virtual void done(loop::EventLoop& loop, loop::Future& future) = 0;
    /// What CPython's repr of the future calls this callback: "TaskGroup._on_task_done()", and where its
    /// source has it.
    virtual std::string_view name() const noexcept = 0;

    /// Registers `observer` with `future`.
    static void observe(loop::Future& future, loop::Ref<FutureObserver> observer);
    static void forget(loop::Future& future, const FutureObserver& observer);
    /// The observer that a callback of a future is; null if it is something else.
    static const FutureObserver* from(loop::Callback::Function function,
                                      const loop::RefCounted* target) noexcept {
        return function == &notify ? static_cast<const FutureObserver*>(target) : nullptr;
    }

private:
    static void notify(loop::EventLoop& loop, loop::RefCounted* observer, loop::RefCounted* future);
};

} // namespace simul::sync
