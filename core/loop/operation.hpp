/// Coroutines of the loop's own, written as C++20 coroutines: what asyncio writes as `async def` in Python.
///
///     Operation Lock::acquire() {
///         if (!locked_ && nobody_waits()) { locked_ = true; co_return Outcome::value(); }
///         Ref<Future> turn = join_the_queue();
///         Outcome outcome = co_await wait_for(turn);
///         …
///         co_return outcome;
///     }
///
/// Failure and cancellation are values (Outcome), never C++ exceptions: the code says at each `co_await` what
/// it does about them. Keep operands of `co_await` simple: GCC 12 destroys temporaries in them twice.
#pragma once

#include "core/loop/coroutine.hpp"

#include <coroutine>
#include <exception>

namespace simul::loop {

class OperationBody;

/// An operation that has not started. It runs when it is awaited or made a task; dropped, it does nothing.
class [[nodiscard]] Operation {
public:
    struct Promise;
    using promise_type = Promise;

    explicit Operation(Ref<OperationBody> body) noexcept : body_(std::move(body)) {}
    const Ref<OperationBody>& body() const noexcept { return body_; }

private:
    Ref<OperationBody> body_;
};

/// `co_await wait_for(future)`: suspends unless the future is done; its outcome, or the exception that was
/// thrown in instead.
struct FutureAwaiter {
    Ref<Future> future;
    Operation::Promise* promise = nullptr;

    bool await_ready() const noexcept { return future->done(); }
    void await_suspend(std::coroutine_handle<Operation::Promise> self);
    Outcome await_resume();
};

/// `co_await pause()`: one bare yield, as `asyncio.sleep(0)`. The value, or the exception thrown in.
struct PauseAwaiter {
    Operation::Promise* promise = nullptr;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<Operation::Promise> self);
    Outcome await_resume();
};

/// `co_await block(duration, why)`: a blocking call.
struct BlockAwaiter {
    Duration duration;
    BlockKind kind;
    Operation::Promise* promise = nullptr;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<Operation::Promise> self);
    Outcome await_resume();
};

/// `co_await run(coroutine)`: what `await coroutine` is in Python: a plain call, that can suspend the caller.
struct DelegateAwaiter {
    Ref<Coroutine> callee;
    Operation::Promise* promise = nullptr;

    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<Operation::Promise> self);
    Outcome await_resume();
};

inline FutureAwaiter wait_for(const Ref<Future>& future) {
    return {future};
}
inline PauseAwaiter pause() {
    return {};
}
inline BlockAwaiter block(Duration duration, BlockKind kind) {
    return {duration, kind};
}
inline DelegateAwaiter run(const Ref<Coroutine>& coroutine) {
    return {coroutine};
}

struct Operation::Promise {
    Outcome sent;            ///< What the current resumption brought.
    Step step;               ///< What to tell the resumer.
    Ref<Coroutine> delegate; ///< The coroutine that is being awaited, if any: resumptions go to it first.

    Operation get_return_object();
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_value(Outcome outcome) { step = Step::ends(std::move(outcome)); }
    [[noreturn]] void unhandled_exception() noexcept { std::terminate(); }

    static void* operator new(std::size_t size) { return ObjectPool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) noexcept {
        ObjectPool::release(memory, size);
    }
};

/// The coroutine object of an operation.
class OperationBody final : public Coroutine {
public:
    explicit OperationBody(std::coroutine_handle<Operation::Promise> handle) noexcept : handle_(handle) {}
    ~OperationBody() override { handle_.destroy(); }

    Step resume(Outcome sent) override;
    void visit_stack(StackVisitor& visitor) const override;
    bool has_stack() const noexcept override;

    bool started() const noexcept { return started_; }
    bool ended() const noexcept { return handle_.done(); }

private:
    std::coroutine_handle<Operation::Promise> handle_;
    bool started_ = false;
};

inline DelegateAwaiter run(const Operation& operation) {
    return {operation.body()};
}

} // namespace simul::loop
