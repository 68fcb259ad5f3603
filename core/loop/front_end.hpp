/// What the loop needs from the language that runs on it.
#pragma once

#include "core/loop/outcome.hpp"

#include <span>
#include <string>
#include <string_view>

namespace simul::loop {

class Future;
class Task;

/// Exceptions that the loop and the primitives on it raise, by asyncio's names.
enum class ErrorKind : std::uint8_t {
    Runtime,
    Value,
    Type,
    Timeout,
    InvalidState,
    QueueEmpty,
    QueueFull,
    BrokenBarrier,
};

/// Budgets whose end ends the run.
enum class LoopLimit : std::uint8_t { StepsAtOneInstant, TasksAlive };

/// Makes the language's exception objects and receives what nobody else handles. One a simulation; outlives
/// it.
class FrontEnd {
public:
    virtual ~FrontEnd() = default;

    /// Something of the front end's wants to run before the loop goes on: what died with a callback, say.
    void ask_to_settle() noexcept { wants_to_settle_ = true; }
    bool wants_to_settle() const noexcept { return wants_to_settle_; }
    /// Between two handles, once after every ask_to_settle().
    void settle_now() {
        wants_to_settle_ = false;
        settle();
    }

    /// `cause` becomes the exception's __cause__ unless null. An empty text: no argument.
    virtual Payload make_error(ErrorKind kind, std::string_view text, const Payload& cause = {}) = 0;
    /// CancelledError with `message` as its argument (none if null).
    virtual Payload make_cancelled_error(const Payload& message) = 0;
    /// A (Base)ExceptionGroup of `errors`.
    virtual Payload make_error_group(std::string_view text, std::span<const Payload> errors) = 0;
    /// True for SystemExit and KeyboardInterrupt, which leave the loop and its task groups at once.
    virtual bool ends_the_program(const Payload& error) const = 0;

    /// True for CancelledError: a future may have been given one as its exception.
    virtual bool is_cancellation(const Payload& error) const = 0;

    virtual Payload make_bool(bool value) = 0;
    virtual Payload make_integer(std::int64_t value) = 0;
    virtual Payload make_text(std::string_view value) = 0;
    virtual Payload make_list(std::span<const Payload> items) = 0;

    /// The language's repr of a future or task, for messages.
    virtual std::string describe(const Future& future) = 0;

    /// "Future exception was never retrieved": the future is about to die. It may be kept alive.
    virtual void exception_never_retrieved(Future& future) = 0;
    /// "Task was destroyed but it is pending!": the task is about to die. It may be kept alive.
    virtual void destroyed_pending(Task& task) = 0;
    /// What `loop.call_exception_handler` is for: nobody else can be told of `error` (of `task`, unless
    /// null).
    virtual void unhandled(std::string_view message, const Payload& error, Task* task) = 0;
    /// The loop ends the run because of this limit.
    virtual void limit_reached(LoopLimit limit) = 0;

    /// The tag that new futures and tasks get (RefCounted::front_end_tag).
    virtual std::uint8_t tag_of_futures(bool is_task) const noexcept = 0;
    /// The tag that new event loops get.
    virtual std::uint8_t tag_of_loops() const noexcept = 0;

private:
    virtual void settle() {}
    bool wants_to_settle_ = false;
};

} // namespace simul::loop
