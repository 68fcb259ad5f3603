#include "core/native/native_front_end.hpp"

#include "core/loop/event_loop.hpp"

namespace simul::native {

using namespace loop;
namespace {

std::exception_ptr make_exception(ErrorKind kind, const std::string& text) {
    switch (kind) {
    case ErrorKind::Runtime: return std::make_exception_ptr(std::runtime_error(text));
    case ErrorKind::Value: return std::make_exception_ptr(std::invalid_argument(text));
    case ErrorKind::Type: return std::make_exception_ptr(std::invalid_argument(text));
    case ErrorKind::Timeout: return std::make_exception_ptr(TimeoutError(text));
    case ErrorKind::InvalidState: return std::make_exception_ptr(InvalidStateError(text));
    case ErrorKind::QueueEmpty: return std::make_exception_ptr(QueueEmpty(text));
    case ErrorKind::QueueFull: return std::make_exception_ptr(QueueFull(text));
    case ErrorKind::BrokenBarrier: return std::make_exception_ptr(BrokenBarrierError(text));
    }
    return std::make_exception_ptr(std::logic_error(text));
}

} // namespace

const Payload& value_or_throw(const Outcome& outcome) {
    if (!outcome.is_value()) std::rethrow_exception(static_cast<BoxedError&>(*outcome.payload).error);
    return outcome.payload;
}

Outcome outcome_of_current_exception() {
    const Payload error = make_ref<BoxedError>(std::current_exception());
    try {
        throw;
    } catch (const CancelledError&) {
        return Outcome::cancelled(error);
    } catch (...) {
        return Outcome::exception(error);
    }
}

Payload NativeFrontEnd::make_error(ErrorKind kind, std::string_view text, const Payload&) {
    return make_ref<BoxedError>(make_exception(kind, std::string(text)));
}

Payload NativeFrontEnd::make_cancelled_error(const Payload& message) {
    return make_ref<BoxedError>(std::make_exception_ptr(CancelledError(message)));
}

Payload NativeFrontEnd::make_error_group(std::string_view text, std::span<const Payload> errors) {
    std::vector<std::exception_ptr> all;
    for (const Payload& error : errors)
        all.push_back(static_cast<BoxedError&>(*error).error);
    return make_ref<BoxedError>(std::make_exception_ptr(ErrorGroup(std::string(text), std::move(all))));
}

bool NativeFrontEnd::ends_the_program(const Payload&) const {
    return false;
}

bool NativeFrontEnd::is_cancellation(const Payload& error) const {
    try {
        std::rethrow_exception(static_cast<const BoxedError&>(*error).error);
    } catch (const CancelledError&) {
        return true;
    } catch (...) {
        return false;
    }
}

std::string NativeFrontEnd::describe(const Future& future) {
    const Task* task = future.as_task();
    return task != nullptr ? task->name() : "future";
}

void NativeFrontEnd::exception_never_retrieved(Future& future) {
    complaints_.push_back("exception was never retrieved: " + describe(future));
}

void NativeFrontEnd::destroyed_pending(Task& task) {
    complaints_.push_back("destroyed while pending: " + describe(task));
}

void NativeFrontEnd::unhandled(std::string_view message, const Payload&, Task*) {
    complaints_.emplace_back(message);
}

void NativeFrontEnd::limit_reached(LoopLimit limit) {
    complaints_.emplace_back(limit == LoopLimit::TasksAlive ? "limit: tasks alive"
                                                            : "limit: steps at one instant");
}

} // namespace simul::native
