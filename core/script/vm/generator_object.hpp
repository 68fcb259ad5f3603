/// Generators, coroutines and asynchronous generators: frames that can be left and entered again.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/script/vm/frame.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/string_object.hpp"

namespace simul::script {

/// The exception that is being handled in a generator or at the base of an execution, and the next outer one.
struct HandledException {
    Value exception; ///< Empty: none
    HandledException* outer = nullptr;
};

/// What a suspended generator is resumed with.
struct Sent {
    enum class Kind : std::uint8_t { Value, Exception } kind = Kind::Value;
    Value value = Value::none(); ///< the value, or the exception object

    static Sent exception(Value error) { return {Kind::Exception, std::move(error)}; }
};

class AsyncGeneratorStep;
class Execution;

/// A body that can be suspended.
///
/// While a chain of them awaits one another, resuming the outermost goes straight to the innermost: the
/// frames stay linked (Activation::caller) and are put under their new caller as a whole, a *segment*. Its
/// root is the one that was sent to; the others are delegates of YIELD_FROM in the frame above them.
class GeneratorObject final : public Container {
public:
    static constexpr bool is_layout(Layout layout) {
        return layout == Layout::Generator || layout == Layout::Coroutine || layout == Layout::AsyncGenerator;
    }

    enum class State : std::uint8_t { Created, Suspended, Running, Finished };

    /// By the code's body kind.
    static Ref<GeneratorObject> create(Interpreter& vm, const Ref<Frame>& frame, Value name,
                                       Value qualified_name);

    bool is_coroutine() const noexcept { return layout() == Layout::Coroutine; }
    bool is_async_generator() const noexcept { return layout() == Layout::AsyncGenerator; }
    /// "generator", "coroutine", "async generator": as messages call it.
    const char* kind_name() const noexcept;

    State state = State::Created;
    /// Null once finished.
    Ref<Frame> frame;

    HandledException handled;

    // ---- as the root of a segment -------------------------------------------------------------------------
    Activation* innermost = nullptr;               ///< while suspended: where it goes on
    HandledException* innermost_handled = nullptr; ///< while suspended
    std::uint32_t segment_depth = 0;               ///< while suspended: how many calls deep
    std::uint32_t outer_depth = 0;                 ///< while running: the execution's depth below it
    GeneratorObject* outer_segment = nullptr;      ///< while running: the root of the segment that it runs in

    /// As a delegate: the root of the segment that it is part of.
    GeneratorObject* root = nullptr;
    /// Whether it runs, as a root or in its root's segment.
    bool is_running() const noexcept;
    /// Where it goes on, itself or the innermost one that it waits for. REQUIRES: suspended.
    Activation* resumption_point() const noexcept;
    /// Of a function marked by types.coroutine: may be awaited.
    bool is_iterable_coroutine = false;
    /// GeneratorExit was thrown through it: whatever it returns, its caller gets GeneratorExit.
    bool is_closing = false;

    // ---- asynchronous generators --------------------------------------------------------------------------
    bool is_closed = false;
    bool hooks_called = false;
    AsyncGeneratorStep* step = nullptr; ///< the asend, athrow or aclose that has begun and not ended
    bool is_step_lost = false;          ///< one was dropped in its middle: to 3.11 it runs for ever
    Value finalizer_hook;               ///< of the loop that first iterated it; Empty: none yet

    Value name;
    Value qualified_name;

    bool needs_finalizer() const noexcept override;
    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;
    /// Suspended in a chain of those that await one another, it lets go of the others: it will never go on.
    void part_from_delegates() noexcept;

private:
    ~GeneratorObject() override;
    void release_delegates() noexcept;
    bool would_run_code() const noexcept;
    GeneratorObject(TypeObject& type, Layout layout, const Ref<Frame>& body, Value plain_name,
                    Value full_name);
};

/// A coroutine whose body is the loop's: `asyncio.sleep(1)`, `queue.get()`.
class OperationObject final : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Operation; }

    /// `name` is static: "sleep"; `qualified_name` too: "Queue.get".
    static Ref<OperationObject> create(Interpreter& vm, const char* name, const char* qualified_name,
                                       Ref<loop::Coroutine> body);

    const char* name() const noexcept { return name_; }
    const char* qualified_name() const noexcept { return qualified_name_; }
    /// Null once it has ended.
    Ref<loop::Coroutine> body;
    bool has_started = false;
    bool is_running = false;

    bool needs_finalizer() const noexcept override { return !has_started && body != nullptr; }

private:
    OperationObject(TypeObject& type, const char* name, const char* qualified_name,
                    Ref<loop::Coroutine> coroutine);

    const char* name_;
    const char* qualified_name_;
};

/// `agen.asend(value)`, `athrow`, `aclose`, `__anext__`: an awaitable that runs the generator up to its next
/// asynchronous yield.
class AsyncGeneratorStep final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::AsyncGeneratorStep; }
    enum class Kind : std::uint8_t { Send, Throw, Close };
    enum class State : std::uint8_t { Created, Running, Finished };

    static Ref<AsyncGeneratorStep> create(Interpreter& vm, Ref<GeneratorObject> generator, Kind kind,
                                          Value value);

    Ref<GeneratorObject> generator;
    Kind kind;
    State state = State::Created;
    Value value; ///< what is sent or thrown

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

private:
    AsyncGeneratorStep(TypeObject& type, Ref<GeneratorObject> body, Kind step_kind, Value sent);
    ~AsyncGeneratorStep() override;
};

/// `coroutine.__await__()`, `future.__await__()`: an iterator over the awaitable.
class CoroutineWrapper final : public Container {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::CoroutineWrapper; }
    static Ref<CoroutineWrapper> create(Interpreter& vm, Value coroutine);

    Value coroutine; ///< or future
    /// It gave its future, and may go on when that is done.
    bool is_waiting = false;

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(coroutine); }
    void clear_references() noexcept override { coroutine = Value::none(); }

private:
    CoroutineWrapper(TypeObject& type, Value wrapped)
        : Container(type, Layout::CoroutineWrapper), coroutine(std::move(wrapped)) {}
};

// ---- running them
// -------------------------------------------------------------------------------------------

/// Begins a segment with `generator` as its root: what it yields goes to the current top activation. Pending,
/// Raised, or Exhausted where it is finished and `on_return` ends an iteration.
Value resume_generator(Interpreter& vm, GeneratorObject& generator, Sent sent, OnReturn on_return);

/// `generator.send(value)`, `throw(exception)`, for every kind of coroutine, step and wrapper.
Value send_to(Interpreter& vm, const Value& receiver, Sent sent, OnReturn on_return);

/// `generator.close()`; None.
Value close_generator(Interpreter& vm, GeneratorObject& generator);

/// What one step of YIELD_FROM did.
enum class Delegation : std::uint8_t {
    Finished, ///< the receiver has ended: the frame goes on with the result (pushed in its place)
    Raised,
    Switched, ///< another activation is on top now
};
/// Sends to the receiver, which is on top of the frame's stack. The frame is suspended at its YIELD_FROM.
Delegation delegate(Interpreter& vm, Execution& execution, Frame& frame, Sent sent);
/// The frame's receiver, a script's iterator, gave a value: yields it.
void yield_from_iterator(Interpreter& vm, Execution& execution, Frame& frame, Value value);

/// YIELD_VALUE in a frame that is the body of a generator. The frame's instruction has been saved.
void yield_value(Interpreter& vm, Execution& execution, Frame& frame, Value value);
/// RETURN_VALUE in such a frame, or its unwinding (the exception is pending, `value` is Raised). The frame
/// may die.
void finish_generator(Interpreter& vm, Execution& execution, Frame& frame, Value value);

} // namespace simul::script
