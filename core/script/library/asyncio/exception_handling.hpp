/// What becomes of exceptions that nobody awaits, and of a run that is over.
#pragma once

#include "core/loop/task.hpp"
#include "core/script/vm/interpreter.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace simul::script::library::asyncio {

/// The run ends: the running loop, and the script code that runs it, go no further. `how`: as
/// loop::Step::aborts.
void end_the_run(Interpreter& vm, const loop::Outcome& how);

/// A callback of the running loop raised what is pending: goes to the loop's exception handler; SystemExit
/// and KeyboardInterrupt end the loop. `when`: of a timer.
void callback_failed(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments,
                     std::optional<Instant> when);

/// `loop.call_exception_handler`: the handler that the program has set, or the default one, which writes to
/// stderr. `subject_key`
/// ("task", "future", "handle") names `subject` in the context; Empty values are left out.
void call_exception_handler(Interpreter& vm, std::string_view message, const Value& exception,
                            std::string_view subject_key, const Value& subject);

/// The default handler: writes message, subject and traceback to stderr. `context` is the handler's dict.
Value default_exception_handler(Interpreter& vm, DictObject& context);

/// Keeps an exception alive that refers to itself in CPython, by a frame of asyncio's in its traceback whose
/// variable it is, or what is in the cycle with it: nothing that its frames refer to dies before the
/// collector comes, which here is the end of the program (or many more such exceptions).
void keep_until_exit(Interpreter& vm, const Value& exception);

/// What leaves one of asyncio's own coroutines has its frame in the traceback in CPython, and so keeps that
/// frame's variables alive: `held`, a future or a list of them. A future that failed with this very exception
/// makes a cycle of it. Values are left as they are.
void hold_as_its_frame_would(Interpreter& vm, const loop::Outcome& outcome, const Value& held);

/// The same for what a plain function of asyncio's has raised, whose frame has its argument: a coroutine that
/// it refused dies with the exception. Gives `result`.
Value holding_argument(Interpreter& vm, Value result, const Value& argument);

} // namespace simul::script::library::asyncio
