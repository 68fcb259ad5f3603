#include "core/script/library/asyncio/asyncio_state.hpp"

#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library::asyncio {
namespace {

Ref<TypeObject> exception_type(Interpreter& vm, const char* name, const Ref<TypeObject>& base) {
    return TypeObject::create_builtin(vm, {.name = name, .base = base.get(), .layout = Layout::Exception});
}

void visit_foreign(const RefCounted& object, ReferenceVisitor& visitor) {
    if (const auto* body = dynamic_cast<const CoroutineBody*>(&object)) {
        visitor.visit(body->coroutine());
        visitor.visit(body->context());
    } else if (const auto* callback = dynamic_cast<const DoneCallback*>(&object)) {
        visitor.visit(callback->callable);
    } else if (const auto* state = dynamic_cast<const AsyncioState*>(&object)) {
        visitor.visit(state->current.get());
    }
}

} // namespace

AsyncioState::AsyncioState(Interpreter& interpreter)
    : vm(interpreter), cancelled_error(exception_type(vm, "asyncio.exceptions.CancelledError",
                                                      vm.exceptions().base_exception)),
      invalid_state_error(
          exception_type(vm, "asyncio.exceptions.InvalidStateError", vm.exceptions().exception)),
      queue_empty(exception_type(vm, "asyncio.queues.QueueEmpty", vm.exceptions().exception)),
      queue_full(exception_type(vm, "asyncio.queues.QueueFull", vm.exceptions().exception)),
      broken_barrier_error(
          exception_type(vm, "asyncio.exceptions.BrokenBarrierError", vm.exceptions().runtime_error)) {
    vm.state().cancelled_error = cancelled_error;
    vm.state().visit_foreign = &visit_foreign;
    create_event_loop_types(*this);
}

EventLoopObject& AsyncioState::object_of(loop::EventLoop& event_loop) const {
    for (EventLoopObject* object : loops)
        if (&object->event_loop() == &event_loop) return *object;
    assert(false && "every loop of a script was made by an EventLoopObject");
    std::abort();
}

AsyncioState& state_of(Interpreter& vm) {
    assert(vm.state().asyncio != nullptr);
    return static_cast<AsyncioState&>(*vm.state().asyncio);
}

AsyncioState& ensure_state(Interpreter& vm) {
    if (vm.state().asyncio == nullptr) vm.state().asyncio = loop::make_ref<AsyncioState>(vm);
    return state_of(vm);
}

loop::EventLoop* loop_if_running(Interpreter& vm) {
    // A pool thread has no loop.
    const Ref<EventLoopObject>& running = state_of(vm).running;
    if (running == nullptr || vm.simulation()->pool_threads().is_running()) return nullptr;
    return &running->event_loop();
}

loop::EventLoop* running_loop(Interpreter& vm) {
    loop::EventLoop* const running = loop_if_running(vm);
    if (running == nullptr) (void)raise_runtime_error(vm, "no running event loop");
    return running;
}

EventLoopObject* current_loop(Interpreter& vm) {
    AsyncioState& state = state_of(vm);
    if (state.running != nullptr) return state.running.get();
    if (state.current == nullptr) {
        if (state.current_was_set) {
            (void)raise_runtime_error(vm, "There is no current event loop in thread 'MainThread'.");
            return nullptr;
        }
        state.current = EventLoopObject::create(state);
        state.current_was_set = true;
    }
    return state.current.get();
}

loop::Outcome pending_outcome(Interpreter& vm) {
    return to_outcome(vm, vm.take_exception());
}

} // namespace simul::script::library::asyncio
