/// Native functions that call back into script code: `sorted` with a key, `print` of an object with
/// `__str__`.
///
///     NativeCoroutine any(Interpreter& vm, OwnedArguments arguments) {
///         Value iterator = co_await iterate(vm, arguments[0]);
///         for (;;) {
///             Value item = co_await iterate_next(vm, iterator);
///             if (item.is_exhausted()) co_return Value::boolean(false);
///             Value truthy = co_await truth(vm, item);
///             if (truthy.as_bool()) co_return Value::boolean(true);
///         }
///     }
///
/// `co_await` takes what any operation of the interpreter gives. If that is Pending, the coroutine waits
/// while the interpreter runs the script; nothing recurses. If it is Raised, the coroutine is destroyed where
/// it stands (its locals die) and the exception goes on to its caller: after a `co_await`, the operation has
/// succeeded. To see the exception, `co_await attempt(operation)`.
///
/// GCC 12 destroys some temporaries of a co_await expression twice. Await calls of named values only, and
/// parts of the arguments by const reference: `Value x = co_await call(vm, function, argument);`.
#pragma once

#include "core/script/vm/activation.hpp"
#include "core/script/vm/heap.hpp"
#include "core/script/vm/value.hpp"

#include <cassert>
#include <coroutine>
#include <exception>

namespace simul::script {

class Interpreter;

/// An operation whose failure the awaiting coroutine wants to see.
struct Attempt {
    Value value;
};
/// `Value result = co_await attempt(call(vm, function));`: Raised if it failed; the exception is then pending
/// and must be taken (Interpreter::take_exception) or raised on (`co_return Value::raised()`).
inline Attempt attempt(Value value) {
    return {std::move(value)};
}

/// A native function's body that has not started. Give it to start().
class [[nodiscard]] NativeCoroutine {
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    explicit NativeCoroutine(Handle handle) noexcept : handle_(handle) {}
    Handle handle() const noexcept { return handle_; }

private:
    Handle handle_;
};

struct NativeCoroutine::promise_type final : Activation {
    enum class State : std::uint8_t { Running, Waiting, Unwinding };

    /// Trivially destructible: what it awaits lies in the promise.
    struct Awaiter {
        promise_type* promise;
        bool await_ready() const noexcept {
            return promise->value.is_value() || promise->value.is_empty() || promise->value.is_exhausted() ||
                   (promise->value.is_raised() && promise->catches);
        }
        void await_suspend(Handle) const noexcept {
            promise->state = promise->value.is_pending() ? State::Waiting : State::Unwinding;
        }
        Value await_resume() const noexcept { return std::move(promise->value); }
    };

    promise_type() noexcept : Activation(Kind::Native) {}

    NativeCoroutine get_return_object() noexcept { return NativeCoroutine(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    /// The function's result, or Raised. Never Pending.
    void return_value(Value result) noexcept {
        assert(!result.is_pending() && "what is still to come must be awaited: co_return co_await …");
        value = std::move(result);
    }
    [[noreturn]] void unhandled_exception() noexcept { std::terminate(); }

    Awaiter await_transform(Value&& operation) noexcept {
        catches = false;
        value = std::move(operation);
        return {this};
    }
    Awaiter await_transform(Attempt&& operation) noexcept {
        catches = true;
        value = std::move(operation.value);
        return {this};
    }

    static void* operator new(std::size_t size) { return heap::allocate(size); }
    static void operator delete(void* block, std::size_t size) noexcept { heap::release(block, size); }

    Value value; ///< what is awaited, its result, and at the end the function's result
    State state = State::Running;
    bool catches = false;
};

/// Pushes the coroutine on the current execution; gives Pending, the result to be returned, or Raised where
/// the recursion is too deep.
Value start(Interpreter& vm, NativeCoroutine coroutine);

} // namespace simul::script
