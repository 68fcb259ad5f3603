/// Running script code from the loop: bodies of tasks, and callbacks.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/handle.hpp"
#include "core/script/library/contexts/context_object.hpp"
#include "core/script/vm/code.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/generator_object.hpp"

#include <memory>
#include <optional>

namespace simul::script::library::asyncio {

/// Whether `asyncio.create_task` takes it: a coroutine, an operation, a generator (3.11 still takes those).
bool is_coroutine(const Value& value) noexcept;

/// The body of a task that runs a script's coroutine.
class CoroutineBody final : public loop::Coroutine {
public:
    /// `awaitable`: a coroutine, or any object with `__await__`, which a coroutine then awaits, made at the
    /// first step.
    CoroutineBody(Interpreter& vm, Value awaitable);
    /// Runs in this context; null: in the one that holds at each step.
    CoroutineBody(Interpreter& vm, Value awaitable, Ref<ContextObject> context);
    ~CoroutineBody() override;

    loop::Step resume(loop::Outcome sent) override;
    loop::Step go_on() override;
    void visit_stack(loop::StackVisitor& visitor) const override;
    bool has_stack() const noexcept override { return true; }
    const void* place() const noexcept override;
    void note_standing(loop::Coroutine::Standing& standing) const noexcept override;

    /// What `task.get_coro()` gives.
    const Value& coroutine() const noexcept { return coroutine_; }
    /// What it runs in; null: whichever holds.
    const ContextObject* context() const noexcept { return context_.get(); }
    /// Of a coroutine or generator written in script, also once it has ended; null for others.
    const Code* code() const noexcept { return code_.get(); }

private:
    void find_execution();
    void leave_execution();
    loop::Step step(loop::Outcome sent);
    static loop::Step step_operation(OperationObject& operation, loop::Outcome sent);
    RunResult&& run(const loop::Outcome& sent);
    loop::Step step_of(RunResult&& result);

    /// Drops it, if it is its own.
    void drop_execution() noexcept;

    // One cache line, so that a hundred thousand of them cost one look into cold memory a step each: the
    // first three lie in what the base leaves free.
    bool is_iterated_ : 1 = true; ///< `coroutine_` can be sent to; else one that awaits it comes first.
    bool owns_execution_ : 1 = false;
    bool is_blocked_ = false;
    Interpreter& vm_;
    /// While a step runs or is blocked; where the run was cut off. Its own, or the shared one.
    Execution* execution_ = nullptr;
    Value coroutine_;
    Ref<ContextObject> context_;
    Ref<Code> code_;
};

/// Calls `callable(*arguments)` to its end outside of tasks, holding the loop while it blocks. Value, Raised
/// (the exception is pending), or Pending where the run is over.
Value call_now(Interpreter& vm, const Value& callable, std::vector<Value> arguments);
/// The same for an operation of the interpreter.
Value run_now(Interpreter& vm, NativeCoroutine operation);

/// The exception with its traceback, as CPython prints it uncaught.
std::string format_exception_now(Interpreter& vm, const ExceptionRef& exception);
/// `repr(value)` for a message; a placeholder where that fails.
std::string repr_now(Interpreter& vm, const Value& value);

/// `callable(*arguments)` as a callback of the loop; what it raises goes to the loop's exception handler.
/// It runs in `context`, unless that is null. `when`: of a timer.
loop::Callback make_callback(Interpreter& vm, Value callable, std::vector<Value> arguments,
                             Ref<ContextObject> context, std::optional<Instant> when = std::nullopt);

/// The target of a done callback of a future: `callable(future)`.
class DoneCallback final : public loop::RefCounted {
public:
    DoneCallback(Interpreter& interpreter, Value function, Ref<ContextObject> its_context)
        : vm(interpreter), callable(std::move(function)), context(std::move(its_context)) {}
    static void notify(loop::EventLoop& event_loop, loop::RefCounted* target, loop::RefCounted* future);

    Interpreter& vm;
    Value callable;
    Ref<ContextObject> context; ///< null: whichever holds
};

} // namespace simul::script::library::asyncio
