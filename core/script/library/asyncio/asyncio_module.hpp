/// The asyncio module.
#pragma once

#include "core/loop/operation.hpp"
#include "core/script/library/asyncio/asyncio_state.hpp"
#include "core/script/vm/module_object.hpp"

namespace simul::script::library::asyncio {

/// `_asyncio`: what asyncio.py gives on. The interpreter must have a simulation before a program imports it.
Value initialize_core(Interpreter& vm, ModuleObject& module);

// ---- parts of the module, each in a file of its own
// ----------------------------------------------------------

void create_future_types(AsyncioState& state);
void add_event_loop_functions(AsyncioState& state, ModuleObject& module);
void add_running_functions(AsyncioState& state, ModuleObject& module);
void add_waiting_functions(AsyncioState& state, ModuleObject& module);
void add_lock_types(AsyncioState& state, ModuleObject& module);
void add_queue_types(AsyncioState& state, ModuleObject& module);
void add_scope_types(AsyncioState& state, ModuleObject& module);
void create_async_generator_hook_types(AsyncioState& state);

/// An operation as the coroutine that a script awaits. The names are static.
Value coroutine_of(Interpreter& vm, const char* name, const char* qualified_name,
                   Ref<loop::Coroutine> operation);
inline Value coroutine_of(Interpreter& vm, const char* name, const char* qualified_name,
                          const loop::Operation& operation) {
    return coroutine_of(vm, name, qualified_name, Ref<loop::Coroutine>(operation.body()));
}

} // namespace simul::script::library::asyncio
