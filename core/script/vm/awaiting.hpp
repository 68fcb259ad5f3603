/// `await`: what it accepts, and how the steps of asynchronous generators run.
#pragma once

#include "core/loop/turn.hpp"
#include "core/script/compile/opcodes.hpp"
#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/generator_object.hpp"

namespace simul::script {

/// The iterator of an awaitable: the object itself for coroutines, futures and steps. A TypeError where it is
/// none.
Value get_awaitable(Interpreter& vm, const Value& object, AwaitedBy awaited_by);
/// `aiter(object)`, and `anext` of an asynchronous iterator as an awaitable's iterator.
Value get_async_iterator(Interpreter& vm, const Value& object);
Value get_async_next(Interpreter& vm, const Value& iterator);

/// What `__await__()` of a coroutine or a future gives: an iterator over it.
Value await_iterator(Interpreter& vm, const Value& awaitable);

/// A future or task as a C++ object; null for any other value.
loop::Future* as_future(const Value& value) noexcept;

/// Values that go through the loop: None is null, numbers are boxed.
loop::Payload to_payload(const Value& value);
Value from_payload(const loop::Payload& payload);
/// What an await of the future gives; false where it has to go on waiting, for what is in `awaited` then.
/// Before, the future is there. REQUIRES: it has a result.
inline bool take_result(loop::Future& future, Value& awaited) {
    loop::Turn* const turn = future.as_turn();
    if (turn == nullptr) [[likely]] {
        awaited = from_payload(future.peek_payload());
        return true;
    }
    loop::Payload taken;
    if (!turn->take(taken)) {
        awaited = turn->again();
        return false;
    }
    awaited = from_payload(taken);
    return true;
}
/// The coroutine that the turn has stood for, for who awaits it to await from now on.
Ref<OperationObject> coroutine_of_turn(Interpreter& vm, loop::Turn& turn);

/// A value as it is, an exception raised.
Value from_outcome(Interpreter& vm, const loop::Outcome& outcome);
/// An exception object as an outcome: CancelledError is told apart.
loop::Outcome to_outcome(Interpreter& vm, const ExceptionRef& exception);

// ---- parts of running generators (generator_run.cpp) -----------------------------------------------------

/// Takes a generator out of the suspended chain that it is a delegate in: it is a root, and whoever waits for
/// it is the innermost of the others. REQUIRES: it is a delegate, and its root is suspended.
void detach_from_chain(GeneratorObject& generator);

/// The caller, which stands at YIELD_FROM, goes on at the generator's suspension. REQUIRES: not finished, not
/// running, no root.
void enter_delegate(Interpreter& vm, Execution& execution, Frame& caller, GeneratorObject& generator,
                    Sent sent);
/// The root of a segment has ended with `value`, or with the pending exception: tells its consumer, now on
/// top.
void deliver_end(Interpreter& vm, Execution& execution, Value value, OnReturn on_return);
/// A delegate has ended: its caller, which stands at YIELD_FROM, goes on with `value` or with the pending
/// exception.
void return_to_delegator(Execution& execution, Value value);

// ---- asynchronous generators -----------------------------------------------------------------------------

/// Ends the running step: what it gives to who awaited it.
Value end_step_with_yield(Interpreter& vm, GeneratorObject& generator, Value value);
/// The generator has ended (with `value`, or with the pending exception): the step gives StopAsyncIteration
/// or None.
void finish_async_generator(Interpreter& vm, Execution& execution, GeneratorObject& generator, Value value,
                            bool is_root);

} // namespace simul::script
