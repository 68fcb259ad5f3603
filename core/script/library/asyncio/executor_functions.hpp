/// Pool threads for the loop: `run_in_executor`, and the default executor's end.
#pragma once

#include "core/loop/operation.hpp"
#include "core/script/vm/arguments.hpp"
#include "core/script/vm/interpreter.hpp"

namespace simul::script::library::asyncio {

class EventLoopObject;

/// `loop.run_in_executor(executor, function, *args)`: a future of the call. A call's end is one handle of the
/// loop, at its instant, that sets the result (docs/LANGUAGE.md, "Rulings").
Value run_in_executor(Interpreter& vm, Arguments& arguments);

/// True for the callback of such a future that passes its cancellation on to the call.
bool ties_to_a_pool_call(loop::Callback::Function function) noexcept;

/// `loop.shutdown_default_executor()`: until the default pool has no calls left.
loop::Operation shut_down_default_executor(Interpreter& vm, EventLoopObject& loop);

} // namespace simul::script::library::asyncio
