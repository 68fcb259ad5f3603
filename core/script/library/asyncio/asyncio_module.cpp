#include "core/script/library/asyncio/asyncio_module.hpp"

#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library::asyncio {

Value initialize_core(Interpreter& vm, ModuleObject& module) {
    AsyncioState& state = ensure_state(vm);
    module.set(vm, "CancelledError", state.cancelled_error);
    module.set(vm, "InvalidStateError", state.invalid_state_error);
    module.set(vm, "TimeoutError", vm.exceptions().timeout_error);
    module.set(vm, "QueueEmpty", state.queue_empty);
    module.set(vm, "QueueFull", state.queue_full);
    module.set(vm, "BrokenBarrierError", state.broken_barrier_error);
    module.set(vm, "Future", vm.state().future_type);
    module.set(vm, "Task", vm.state().task_type);
    add_event_loop_functions(state, module);
    add_running_functions(state, module);
    add_waiting_functions(state, module);
    add_lock_types(state, module);
    add_queue_types(state, module);
    add_scope_types(state, module);
    return Value::none();
}

Value coroutine_of(Interpreter& vm, const char* name, const char* qualified_name,
                   const loop::Operation& operation) {
    return OperationObject::create(vm, name, qualified_name, operation.body());
}

} // namespace simul::script::library::asyncio
