/// C++20 coroutines as bodies of tasks.
///
///     Coro<int> square(int n) {
///         co_await sleep(1s);
///         co_return n * n;
///     }
///     Coro<> main() {
///         std::vector<int> squares = co_await gather(square(2), square(3));
///     }
///     …
///     Program program;            // a simulation, a loop
///     program.run(main());        // asyncio.run
///
/// A Coro is lazy: it starts when it is awaited (a plain call) or made a task. Failures are C++ exceptions
/// inside coroutines, and payloads outside. Coroutine lambdas must capture nothing (the closure dies before
/// the frame): pass what they need as parameters.
#pragma once

#include "core/loop/event_loop.hpp"
#include "core/loop/operation.hpp"
#include "core/native/native_front_end.hpp"
#include "core/sync/gather.hpp"
#include "core/sync/sleep.hpp"
#include "core/sync/wait.hpp"

#include <concepts>
#include <type_traits>

namespace simul::native {

template <typename T>
class Coro;

/// A line of a coroutine's source. As a default argument, the caller's: std::source_location would say the
/// same, but clang before 15 lacks what libstdc++ makes it of.
struct Place {
    const char* function;
    int line;
    static constexpr Place here(const char* function = __builtin_FUNCTION(), int line = __builtin_LINE()) {
        return {function, line};
    }
};

/// What every Coro's promise has: how it talks to whoever resumes it, and where it stands.
class CoroPromiseBase {
public:
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void unhandled_exception() noexcept { step = loop::Step::ends(outcome_of_current_exception()); }

    loop::EventLoop* event_loop = nullptr; ///< Set when it starts.
    loop::Outcome sent;
    loop::Step step;
    loop::Ref<loop::Coroutine> delegate;    ///< What it awaits, if that is a coroutine.
    const loop::CodeLabel* label = nullptr; ///< Of the function; null until it stands somewhere.
    int line = 0;

    void stand_at(Place place);

    static void* operator new(std::size_t size) { return loop::ObjectPool::allocate(size); }
    static void operator delete(void* memory, std::size_t size) noexcept {
        loop::ObjectPool::release(memory, size);
    }
};

/// The coroutine object: type-erased but for its promise's common part.
class CoroBody final : public loop::Coroutine {
public:
    CoroBody(std::coroutine_handle<> handle, CoroPromiseBase& promise) : handle_(handle), promise_(promise) {}
    ~CoroBody() override { handle_.destroy(); }

    /// Sets the loop that its awaits are about. Before the first resume.
    void bind(loop::EventLoop& event_loop) noexcept { promise_.event_loop = &event_loop; }

    loop::Step resume(loop::Outcome sent) override;
    void visit_stack(loop::StackVisitor& visitor) const override;
    bool has_stack() const noexcept override { return true; }

private:
    std::coroutine_handle<> handle_;
    CoroPromiseBase& promise_;
    bool started_ = false;
};

/// Requests that await_transform turns into operations on the coroutine's own loop.
struct Sleep {
    Duration delay;
};
struct Block {
    Duration duration;
    loop::BlockKind kind;
};
template <typename T>
struct Gather {
    std::vector<Coro<T>> coroutines;
};
/// "The loop that I run on".
struct ThisLoop {};

/// `co_await sleep(5s)`: waits; `co_await work(5s)`: computes (simul.work); `co_await block(5s)`: a blocking
/// call (time.sleep).
inline Sleep sleep(Duration delay) {
    return {delay};
}
inline Block work(Duration duration) {
    return {duration, loop::BlockKind::Work};
}
inline Block block(Duration duration) {
    return {duration, loop::BlockKind::Sleep};
}
inline ThisLoop this_loop() {
    return {};
}

/// Awaits a coroutine body; ends with the payload of its value, or throws.
class BodyAwaiter {
public:
    BodyAwaiter(loop::Ref<loop::Coroutine> body, CoroPromiseBase& promise)
        : body_(std::move(body)), promise_(promise) {}
    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>);
    loop::Payload await_resume() { return value_or_throw(std::exchange(promise_.sent, {})); }

private:
    loop::Ref<loop::Coroutine> body_;
    CoroPromiseBase& promise_;
};

/// The same, with the value taken out of its box.
template <typename T>
class ValueAwaiter : public BodyAwaiter {
public:
    using BodyAwaiter::BodyAwaiter;
    T await_resume() {
        [[maybe_unused]] const loop::Payload payload = BodyAwaiter::await_resume();
        if constexpr (!std::is_void_v<T>) return unbox<T>(payload);
    }
};

/// Awaits a future.
class FutureAwaiter {
public:
    FutureAwaiter(loop::Ref<loop::Future> future, CoroPromiseBase& promise)
        : future_(std::move(future)), promise_(promise) {}
    bool await_ready() const noexcept { return future_->done(); }
    void await_suspend(std::coroutine_handle<>) {
        suspended_ = true;
        promise_.step = loop::Step::awaits(future_);
    }
    loop::Payload await_resume() {
        if (suspended_ && !promise_.sent.is_value()) return value_or_throw(std::exchange(promise_.sent, {}));
        return value_or_throw(future_->take_outcome());
    }

private:
    loop::Ref<loop::Future> future_;
    CoroPromiseBase& promise_;
    bool suspended_ = false;
};

class BlockAwaiter {
public:
    BlockAwaiter(Block block, CoroPromiseBase& promise) : block_(block), promise_(promise) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) {
        promise_.step = loop::Step::blocks(block_.duration, block_.kind);
    }
    void await_resume() { value_or_throw(std::exchange(promise_.sent, {})); }

private:
    Block block_;
    CoroPromiseBase& promise_;
};

template <typename T>
class GatherAwaiter : public FutureAwaiter {
public:
    using FutureAwaiter::FutureAwaiter;
    auto await_resume() {
        const loop::Payload list = FutureAwaiter::await_resume();
        if constexpr (!std::is_void_v<T>) {
            std::vector<T> values;
            for (const loop::Payload& item : unbox<std::vector<loop::Payload>>(list))
                values.push_back(unbox<T>(item));
            return values;
        }
    }
};

struct LoopAwaiter {
    loop::EventLoop& event_loop;
    bool await_ready() const noexcept { return true; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    loop::EventLoop& await_resume() const noexcept { return event_loop; }
};

/// What can be awaited in a Coro.
template <typename Promise>
class CoroAwaits : public CoroPromiseBase {
public:
    template <typename U>
    ValueAwaiter<U> await_transform(const Coro<U>& coroutine, Place place = Place::here()) {
        stand_at(place);
        coroutine.body()->bind(*event_loop);
        return {coroutine.body(), *this};
    }
    ValueAwaiter<void> await_transform(Sleep request, Place place = Place::here()) {
        stand_at(place);
        return {sync::sleep(*event_loop, request.delay), *this};
    }
    BlockAwaiter await_transform(Block request, Place place = Place::here()) {
        stand_at(place);
        return {request, *this};
    }
    BodyAwaiter await_transform(const loop::Operation& operation, Place place = Place::here()) {
        stand_at(place);
        return {operation.body(), *this};
    }
    BodyAwaiter await_transform(const loop::Ref<loop::Coroutine>& body, Place place = Place::here()) {
        stand_at(place);
        return {body, *this};
    }
    template <typename F>
    requires std::derived_from<F, loop::Future> FutureAwaiter await_transform(const loop::Ref<F>& future,
                                                                              Place place = Place::here()) {
        stand_at(place);
        return {future, *this};
    }
    template <typename T>
    GatherAwaiter<T> await_transform(const Gather<T>& request, Place place = Place::here()) {
        stand_at(place);
        std::vector<sync::Awaitable> awaitables;
        for (const Coro<T>& coroutine : request.coroutines) {
            coroutine.body()->bind(*event_loop);
            awaitables.emplace_back(loop::Ref<loop::Coroutine>(coroutine.body()));
        }
        return {sync::gather(*event_loop, awaitables), *this};
    }
    LoopAwaiter await_transform(ThisLoop) { return {*event_loop}; }
};

/// A coroutine that ends with a T. Movable and copyable: copies are the same coroutine.
template <typename T = void>
class [[nodiscard]] Coro {
public:
    struct promise_type;

    explicit Coro(loop::Ref<CoroBody> body) : body_(std::move(body)) {}
    const loop::Ref<CoroBody>& body() const noexcept { return body_; }

private:
    loop::Ref<CoroBody> body_;
};

template <typename T>
struct Coro<T>::promise_type : CoroAwaits<promise_type> {
    Coro get_return_object() {
        return Coro(
            loop::make_ref<CoroBody>(std::coroutine_handle<promise_type>::from_promise(*this), *this));
    }
    template <std::convertible_to<T> U>
    void return_value(U&& value) {
        this->step = loop::Step::ends(loop::Outcome::value(box<T>(std::forward<U>(value))));
    }
};

template <>
struct Coro<void>::promise_type : CoroAwaits<promise_type> {
    Coro get_return_object() {
        return Coro(
            loop::make_ref<CoroBody>(std::coroutine_handle<promise_type>::from_promise(*this), *this));
    }
    void return_void() { step = loop::Step::ends(loop::Outcome::value()); }
};

/// Runs coroutines as tasks and waits for all; the values in order (asyncio.gather).
template <typename T, std::same_as<Coro<T>>... More>
Gather<T> gather(Coro<T> first, More... more) {
    return {{std::move(first), std::move(more)...}};
}
template <typename T>
Gather<T> gather(std::vector<Coro<T>> coroutines) {
    return {std::move(coroutines)};
}

/// Makes a task of a coroutine (asyncio.create_task).
template <typename T>
loop::Ref<loop::Task> create_task(loop::EventLoop& event_loop, const Coro<T>& coroutine,
                                  std::string name = {}) {
    coroutine.body()->bind(event_loop);
    return event_loop.create_task(coroutine.body(), std::move(name));
}

} // namespace simul::native
