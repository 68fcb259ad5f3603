/// C++ as a language on the loop: its exceptions and values as payloads.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/front_end.hpp"

#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace simul::native {

/// The exceptions of asyncio, as C++ exceptions. They never pass through the loop itself: there they are
/// payloads.
struct CancelledError : std::exception {
    explicit CancelledError(loop::Payload why = {}) : message(std::move(why)) {}
    const char* what() const noexcept override { return "cancelled"; }
    loop::Payload message; ///< What `cancel` was given.
};
struct TimeoutError : std::runtime_error {
    using runtime_error::runtime_error;
};
struct InvalidStateError : std::runtime_error {
    using runtime_error::runtime_error;
};
struct QueueEmpty : std::runtime_error {
    using runtime_error::runtime_error;
};
struct QueueFull : std::runtime_error {
    using runtime_error::runtime_error;
};
struct BrokenBarrierError : std::runtime_error {
    using runtime_error::runtime_error;
};
/// What a task group raises.
struct ErrorGroup : std::runtime_error {
    ErrorGroup(const std::string& text, std::vector<std::exception_ptr> all)
        : runtime_error(text), errors(std::move(all)) {}
    std::vector<std::exception_ptr> errors;
};

/// An exception as a payload.
class BoxedError final : public loop::RefCounted {
public:
    explicit BoxedError(std::exception_ptr pointer) : error(std::move(pointer)) {}
    std::exception_ptr error;
};

/// A value as a payload.
template <typename T>
class Boxed final : public loop::RefCounted {
public:
    explicit Boxed(T boxed) : value(std::move(boxed)) {}
    T value;
};

template <typename T>
loop::Payload box(T value) {
    return loop::make_ref<Boxed<T>>(std::move(value));
}
/// REQUIRES: the payload was boxed as a T.
template <typename T>
const T& unbox(const loop::Payload& payload) {
    return static_cast<const Boxed<T>&>(*payload).value;
}
/// The value of an outcome's payload, or the exception thrown.
const loop::Payload& value_or_throw(const loop::Outcome& outcome);
/// The outcome that the exception being handled stands for. REQUIRES: called inside a catch block.
loop::Outcome outcome_of_current_exception();

/// One a simulation of C++ coroutines.
class NativeFrontEnd final : public loop::FrontEnd {
public:
    loop::Payload make_error(loop::ErrorKind kind, std::string_view text,
                             const loop::Payload& cause = {}) override;
    loop::Payload make_cancelled_error(const loop::Payload& message) override;
    loop::Payload make_error_group(std::string_view text, std::span<const loop::Payload> errors) override;
    bool ends_the_program(const loop::Payload& error) const override;
    bool is_cancellation(const loop::Payload& error) const override;
    loop::Payload make_bool(bool value) override { return box(value); }
    loop::Payload make_integer(std::int64_t value) override { return box(value); }
    loop::Payload make_text(std::string_view value) override { return box(std::string(value)); }
    loop::Payload make_list(std::span<const loop::Payload> items) override {
        return box(std::vector<loop::Payload>(items.begin(), items.end()));
    }
    std::string describe(const loop::Future& future) override;
    void exception_never_retrieved(loop::Future& future) override;
    void destroyed_pending(loop::Task& task) override;
    void unhandled(std::string_view message, const loop::Payload& error, loop::Task* task) override;
    void limit_reached(loop::LoopLimit limit) override;
    std::uint8_t tag_of_futures(bool) const noexcept override { return 0; }
    std::uint8_t tag_of_loops() const noexcept override { return 0; }

    /// What nobody else was told of, in order: "Task exception was never retrieved: Task-2".
    const std::vector<std::string>& complaints() const noexcept { return complaints_; }

private:
    std::vector<std::string> complaints_;
};

} // namespace simul::native
