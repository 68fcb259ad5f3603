#include "core/script/library/asyncio/asyncio_module.hpp"

#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library::asyncio {

namespace {

/// The coroutine that a program sees where it asks what a paused one awaits. It is never sent to: whoever
/// delegates to it knows what it gives.
class PausedSleep final : public loop::Coroutine {
    loop::Step resume(loop::Outcome sent) override { return loop::Step::ends(std::move(sent)); }
};

Value make_pause(Interpreter& vm) {
    const Ref<OperationObject> pause =
        OperationObject::create(vm, "sleep", "sleep", loop::make_ref<PausedSleep>());
    pause->has_started = true;
    return pause;
}

} // namespace

Value initialize_core(Interpreter& vm, ModuleObject& module) {
    AsyncioState& state = ensure_state(vm);
    vm.state().pause = make_pause(vm);
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
                   Ref<loop::Coroutine> operation) {
    return OperationObject::create(vm, name, qualified_name, std::move(operation));
}

} // namespace simul::script::library::asyncio
