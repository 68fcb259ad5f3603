/// The end of asynchronous generators: those that are dropped, and those that are left when the loop shuts
/// down.
#pragma once

#include "core/loop/operation.hpp"
#include "core/script/vm/interpreter.hpp"

namespace simul::script::library::asyncio {

class EventLoopObject;

/// From now on generators that are iterated for the first time belong to `loop`: dropped unfinished, their
/// `aclose()` becomes a task of it, queued one pass later (rule 38).
void install_async_generator_hooks(Interpreter& vm, EventLoopObject& loop);
void remove_async_generator_hooks(Interpreter& vm);

/// `loop.shutdown_asyncgens()`: closes the loop's living generators together, in order of their first
/// iteration (rule 39).
loop::Operation shut_down_async_generators(Interpreter& vm, EventLoopObject& loop);

} // namespace simul::script::library::asyncio
