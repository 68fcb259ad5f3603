// asyncio.Future and asyncio.Task.
#include "core/loop/task.hpp"
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/describing.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/front_end.hpp"
#include "core/script/library/asyncio/primitive_object.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script::library::asyncio {
namespace {

loop::Future& future_of(const Arguments& arguments) {
    return *as_future(arguments[0]);
}

loop::Task& task_of(const Arguments& arguments) {
    return *future_of(arguments).as_task();
}

Value raise_invalid_state(Interpreter& vm, std::string_view text) {
    return raise(vm, *state_of(vm).invalid_state_error, text);
}

/// Whether tasks refuse it: what ends them is their body.
bool refuse_for_task(Interpreter& vm, const loop::Future& future, const char* operation) {
    if (!future.is_task()) return false;
    (void)raise_runtime_error(vm, "Task does not support {} operation", operation);
    return true;
}

// ---- Future
// -------------------------------------------------------------------------------------------------

Value create_future(Interpreter& vm, TypeObject&, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"Future", {"loop"}, 0, 0, 0};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    EventLoopObject* const found = loop_argument(vm, (*bound)[0], "get_debug");
    return found != nullptr ? Value(found->event_loop().create_future()) : Value::raised();
}

Value done(Interpreter&, Arguments& arguments) {
    return Value::boolean(future_of(arguments).done());
}

Value cancelled(Interpreter&, Arguments& arguments) {
    return Value::boolean(future_of(arguments).cancelled());
}

Value result(Interpreter& vm, Arguments& arguments) {
    loop::Future& future = future_of(arguments);
    if (!future.done()) return raise_invalid_state(vm, "Result is not set.");
    return from_outcome(vm, future.take_outcome());
}

Value exception(Interpreter& vm, Arguments& arguments) {
    loop::Future& future = future_of(arguments);
    if (!future.done()) return raise_invalid_state(vm, "Exception is not set.");
    if (future.cancelled()) return from_outcome(vm, future.take_outcome());
    future.mark_retrieved();
    return future.has_exception() ? from_payload(future.peek_payload()) : Value::none();
}

Value set_result(Interpreter& vm, Arguments& arguments) {
    loop::Future& future = future_of(arguments);
    if (refuse_for_task(vm, future, "set_result")) return Value::raised();
    if (!future.set_result(to_payload(arguments[1]))) return raise_invalid_state(vm, "invalid state");
    return value_of(vm, std::nullopt);
}

Value set_exception_object(Interpreter& vm, loop::Future& future, const Value& value) {
    if (value.as<ExceptionObject>() == nullptr) return raise_type_error(vm, "invalid exception object");
    if (is_exception_of(value, *vm.exceptions().stop_iteration))
        return raise_type_error(
            vm, "StopIteration interacts badly with generators and cannot be raised into a Future");
    if (!future.set_exception(to_payload(value))) return raise_invalid_state(vm, "invalid state");
    return value_of(vm, std::nullopt);
}

NativeCoroutine set_exception_of_class(Interpreter& vm, Value future, Value type) {
    Value exception = co_await call(vm, type);
    co_return set_exception_object(vm, *as_future(future), exception);
}

Value set_exception(Interpreter& vm, Arguments& arguments) {
    loop::Future& future = future_of(arguments);
    if (refuse_for_task(vm, future, "set_exception")) return Value::raised();
    if (arguments[1].as<TypeObject>() != nullptr)
        return start(vm, set_exception_of_class(vm, arguments[0], arguments[1]));
    return set_exception_object(vm, future, arguments[1]);
}

Value cancel(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<1> kSignature{"cancel", {"msg"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const Value& message = (*bound)[0];
    const bool is_taken =
        future_of(arguments).cancel(message.is_empty() ? loop::Payload() : to_payload(message));
    const Value refused = value_of(vm, std::nullopt);
    return refused.is_raised() ? Value::raised() : Value::boolean(is_taken);
}

Value add_done_callback(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"add_done_callback", {"fn", "context"}, 1, 1, 1};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    Ref<ContextObject> context;
    if (!context_argument(vm, (*bound)[1], context)) return Value::raised();
    future_of(arguments).add_done_callback(&DoneCallback::notify,
                                           loop::make_ref<DoneCallback>(vm, (*bound)[0], std::move(context)));
    return Value::none();
}

Value remove_done_callback(Interpreter&, Arguments& arguments) {
    const Value wanted = arguments[1];
    const std::size_t removed = future_of(arguments).remove_done_callbacks(
        [&](loop::Callback::Function function, loop::RefCounted* target) {
            if (function != &DoneCallback::notify) return false;
            const Value& registered = static_cast<DoneCallback*>(target)->callable;
            return is_same(registered, wanted) || native_equals(registered, wanted).value_or(false);
        });
    return Value::integer(static_cast<std::int64_t>(removed));
}

Value get_loop(Interpreter& vm, Arguments& arguments) {
    return Ref<EventLoopObject>(&state_of(vm).object_of(future_of(arguments).loop()));
}

Value future_repr(Interpreter& vm, const Value& self) {
    return string(vm, describe_future(vm, *as_future(self)));
}

// ---- Task
// ---------------------------------------------------------------------------------------------------

Value create_task_object(Interpreter& vm, TypeObject&, Arguments& arguments) {
    static constexpr Signature<4> kSignature{"Task", {"coro", "loop", "name", "context"}, 1, 0, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    EventLoopObject* const found = loop_argument(vm, (*bound)[1], "get_debug");
    if (found == nullptr) return Value::raised();
    const Ref<loop::Task> task = create_task(vm, found->event_loop(), (*bound)[0],
                                             {(*bound)[2], (*bound)[3], loop::TaskNumbering::IfUnnamed});
    return task != nullptr ? Value(task) : Value::raised();
}

Value get_name(Interpreter& vm, Arguments& arguments) {
    return string(vm, task_of(arguments).name());
}

NativeCoroutine set_name_of(Interpreter& vm, Value task, Value name) {
    Value text = co_await to_string(vm, name);
    as_future(task)->as_task()->set_name(text.to<StringObject>().utf8());
    co_return Value::none();
}

Value set_name(Interpreter& vm, Arguments& arguments) {
    return start(vm, set_name_of(vm, arguments[0], arguments[1]));
}

Value get_coro(Interpreter&, Arguments& arguments) {
    const auto* body = dynamic_cast<const CoroutineBody*>(task_of(arguments).body().get());
    return body != nullptr ? body->coroutine() : Value::none();
}

Value cancelling(Interpreter&, Arguments& arguments) {
    return Value::integer(task_of(arguments).cancel_requests());
}

Value uncancel(Interpreter&, Arguments& arguments) {
    return Value::integer(task_of(arguments).uncancel());
}

/// The outermost frame alone while the task is suspended, as asyncio's: it cannot see below an await.
Value get_stack(Interpreter& vm, Arguments& arguments) {
    ValueVector frames;
    const auto* body = dynamic_cast<const CoroutineBody*>(task_of(arguments).body().get());
    const auto* generator = body != nullptr ? body->coroutine().as<GeneratorObject>() : nullptr;
    if (generator != nullptr && generator->frame != nullptr) frames.emplace_back(generator->frame);
    return ListObject::create(vm, std::move(frames));
}

constexpr NativeDefinition kFutureMethods[] = {
    {"done", done, Arity::None, NativeKind::Method},
    {"cancelled", cancelled, Arity::None, NativeKind::Method},
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
    {"result", result, Arity::None, NativeKind::Method},
    {"exception", exception, Arity::None, NativeKind::Method},
    {"set_result", set_result, Arity::One, NativeKind::Method},
    {"set_exception", set_exception, Arity::One, NativeKind::Method},
    {"cancel", cancel, Arity::Keywords, NativeKind::Method},
    {"add_done_callback", add_done_callback, Arity::Keywords, NativeKind::Method},
    {"remove_done_callback", remove_done_callback, Arity::One, NativeKind::Method},
    {"get_loop", get_loop, Arity::None, NativeKind::Method},
};

constexpr NativeDefinition kTaskMethods[] = {
    {"cancel", cancel, Arity::Keywords, NativeKind::Method},
    {"get_name", get_name, Arity::None, NativeKind::Method},
    {"set_name", set_name, Arity::One, NativeKind::Method},
    {"get_coro", get_coro, Arity::None, NativeKind::Method},
    {"get_stack", get_stack, Arity::Keywords, NativeKind::Method},
    {"cancelling", cancelling, Arity::None, NativeKind::Method},
    {"uncancel", uncancel, Arity::None, NativeKind::Method},
};

} // namespace

void create_future_types(AsyncioState& state) {
    Interpreter& vm = state.vm;
    TypeDefinition future{.name = "_asyncio.Future", .layout = Layout::Future};
    future.slots.create = &create_future;
    future.slots.initialize = &accept_arguments;
    future.slots.repr = &future_repr;
    future.slots.iterate = &await_iterator;
    future.slots.await = &await_iterator;
    future.can_be_subclassed = false;
    vm.state().future_type = TypeObject::create_builtin(vm, future);
    define_methods(*vm.state().future_type, kFutureMethods);

    TypeDefinition task{
        .name = "_asyncio.Task", .base = vm.state().future_type.get(), .layout = Layout::Task};
    task.slots.create = &create_task_object;
    task.can_be_subclassed = false;
    vm.state().task_type = TypeObject::create_builtin(vm, task);
    define_methods(*vm.state().task_type, kTaskMethods);
}

} // namespace simul::script::library::asyncio
