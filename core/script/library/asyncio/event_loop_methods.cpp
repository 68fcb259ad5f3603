// The event loop and its handles as scripts see them, and the functions that find loops.
#include "core/script/library/asyncio/async_generators.hpp"
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/describing.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/asyncio/executor_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/pools/pool_objects.hpp"
#include "core/script/vm/argument_messages.hpp"
#include "core/script/vm/awaiting.hpp"

namespace simul::script::library::asyncio {
namespace {

EventLoopObject& self_of(const Arguments& arguments) {
    return EventLoopObject::of(arguments[0]);
}

loop::EventLoop& loop_of(const Arguments& arguments) {
    return self_of(arguments).event_loop();
}

bool check_open(Interpreter& vm, const loop::EventLoop& event_loop) {
    if (!event_loop.closed()) return true;
    (void)raise_runtime_error(vm, "Event loop is closed");
    return false;
}

enum class HandleKind : std::uint8_t { Plain, Timer };

/// `arguments`: the loop, then, from `callable_index` on, what is called and with what.
Value handle_object(Interpreter& vm, Arguments& arguments, std::size_t callable_index,
                    Ref<loop::Handle> handle, HandleKind kind) {
    const AsyncioState& state = state_of(vm);
    TypeObject& type = kind == HandleKind::Timer ? *state.timer_handle_type : *state.handle_type;
    const std::vector<Value> call_arguments = arguments_from(arguments, callable_index + 1);
    return Ref<HandleObject>(new HandleObject(type, self_of(arguments), std::move(handle),
                                              arguments[callable_index],
                                              ValueVector(call_arguments.begin(), call_arguments.end())));
}

// ---- scheduling
// ---------------------------------------------------------------------------------------------

Value time(Interpreter&, Arguments& arguments) {
    return Value::floating(to_seconds(loop_of(arguments).now()));
}

/// Only in debug mode is it looked at before the call.
bool check_called(Interpreter& vm, const Arguments& arguments, std::size_t index, const char* name) {
    return !self_of(arguments).is_debugging || check_callable(vm, arguments[index], name);
}

Value call_soon_as(Interpreter& vm, Arguments& arguments, const char* name) {
    if (arguments.size() < 2)
        return raise_type_error(vm, "BaseEventLoop.{}() missing 1 required positional argument: 'callback'",
                                name);
    if (!check_open(vm, loop_of(arguments)) || !check_called(vm, arguments, 1, name)) return Value::raised();
    Ref<ContextObject> context;
    if (!context_argument(vm, arguments.keyword("context"), context)) return Value::raised();
    const loop::Callback callback =
        make_callback(vm, arguments[1], arguments_from(arguments, 2), std::move(context));
    return handle_object(vm, arguments, 1, loop_of(arguments).call_soon_handle(callback), HandleKind::Plain);
}

Value call_soon(Interpreter& vm, Arguments& arguments) {
    return call_soon_as(vm, arguments, "call_soon");
}

Value call_soon_threadsafe(Interpreter& vm, Arguments& arguments) {
    return call_soon_as(vm, arguments, "call_soon_threadsafe");
}

/// `call_later` counts from now, `call_at` from the loop's zero.
Value set_timer(Interpreter& vm, Arguments& arguments, const char* name, const char* when_name,
                Instant origin) {
    if (arguments.size() < 3) {
        std::vector<std::string> missing{"callback"};
        if (arguments.size() < 2) missing.insert(missing.begin(), when_name);
        raise_missing_arguments(vm, fmt::format("BaseEventLoop.{}", name), "positional", missing);
        return Value::raised();
    }
    if (arguments[1].is_none())
        return raise_type_error(vm, "{} {} be None", when_name,
                                when_name == std::string_view("when") ? "cannot" : "must not");
    if (!check_open(vm, loop_of(arguments)) || !check_called(vm, arguments, 2, name)) return Value::raised();
    const auto seconds = native_double(arguments[1]);
    if (!seconds)
        return raise_type_error(vm, "unsupported operand type(s) for +: 'float' and '{}'",
                                type_name(vm, arguments[1]));
    const Instant when = saturating_add(origin, duration_from_seconds(*seconds));
    Ref<ContextObject> context;
    if (!context_argument(vm, arguments.keyword("context"), context)) return Value::raised();
    const loop::Callback callback =
        make_callback(vm, arguments[2], arguments_from(arguments, 3), std::move(context), when);
    return handle_object(vm, arguments, 2, loop_of(arguments).call_at(when, callback), HandleKind::Timer);
}

Value call_later(Interpreter& vm, Arguments& arguments) {
    return set_timer(vm, arguments, "call_later", "delay", loop_of(arguments).now());
}

Value call_at(Interpreter& vm, Arguments& arguments) {
    return set_timer(vm, arguments, "call_at", "when", Instant{});
}

Value create_future(Interpreter&, Arguments& arguments) {
    return Value(loop_of(arguments).create_future());
}

Value create_task(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<3> kSignature{
        "BaseEventLoop.create_task", {"coro", "name", "context"}, 1, 1};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    if (!check_open(vm, loop_of(arguments))) return holding_argument(vm, Value::raised(), (*bound)[0]);
    const Ref<loop::Task> task = asyncio::create_task(
        vm, loop_of(arguments), (*bound)[0], {(*bound)[1], (*bound)[2], loop::TaskNumbering::IfUnnamed});
    return task != nullptr ? Value(task) : Value::raised();
}

// ---- running
// ------------------------------------------------------------------------------------------------

Value run_until_complete(Interpreter& vm, Arguments& arguments) {
    if (!can_run(vm, self_of(arguments))) return holding_argument(vm, Value::raised(), arguments[1]);
    const bool is_new = as_future(arguments[1]) == nullptr;
    const Ref<loop::Future> future = ensure_future(vm, loop_of(arguments), arguments[1]);
    if (future == nullptr) return Value::raised();
    if (is_new) future->as_task()->forgive_being_dropped();
    return asyncio::run_until_complete(vm, self_of(arguments), future);
}

Value run_forever(Interpreter& vm, Arguments& arguments) {
    return asyncio::run_forever(vm, self_of(arguments));
}

Value stop(Interpreter&, Arguments& arguments) {
    loop_of(arguments).stop();
    return Value::none();
}

Value close(Interpreter& vm, Arguments& arguments) {
    if (loop_of(arguments).running()) return raise_runtime_error(vm, "Cannot close a running event loop");
    const Ref<EventLoopObject> alive(&self_of(arguments));
    alive->event_loop().close();
    return Value::none();
}

Value is_running(Interpreter&, Arguments& arguments) {
    return Value::boolean(loop_of(arguments).running());
}

Value is_closed(Interpreter&, Arguments& arguments) {
    return Value::boolean(loop_of(arguments).closed());
}

/// It changes no more than what is said on standard error.
Value get_debug(Interpreter&, Arguments& arguments) {
    return Value::boolean(self_of(arguments).is_debugging);
}

Value set_debug(Interpreter& vm, Arguments& arguments) {
    const std::optional<bool> enabled = native_truth(arguments[1]);
    if (!enabled) return raise_type_error(vm, "set_debug() wants a bool");
    self_of(arguments).is_debugging = *enabled;
    return Value::none();
}

Value shutdown_asyncgens(Interpreter& vm, Arguments& arguments) {
    return coroutine_of(vm, "shutdown_asyncgens", "BaseEventLoop.shutdown_asyncgens",
                        shut_down_async_generators(vm, self_of(arguments)));
}

Value shutdown_default_executor(Interpreter& vm, Arguments& arguments) {
    return coroutine_of(vm, "shutdown_default_executor", "BaseEventLoop.shutdown_default_executor",
                        shut_down_default_executor(vm, self_of(arguments)));
}

NativeCoroutine use_executor(Interpreter& vm, Ref<EventLoopObject> loop_object, Value executor) {
    const Value kind = co_await find_attribute(vm, executor, *vm.intern("_kind"));
    const auto* kind_name = kind.as<StringObject>();
    const Value pool = co_await find_attribute(vm, executor, *vm.intern("_pool"));
    loop::ThreadPool* threads =
        kind_name != nullptr && *kind_name == "ThreadPoolExecutor" ? pool_of(pool) : nullptr;
    if (threads == nullptr) co_return raise_type_error(vm, "executor must be ThreadPoolExecutor instance");
    loop_object->default_pool = threads;
    co_return Value::none();
}

Value set_default_executor(Interpreter& vm, Arguments& arguments) {
    return start(vm, use_executor(vm, Ref<EventLoopObject>(&self_of(arguments)), arguments[1]));
}

// ---- exceptions
// ---------------------------------------------------------------------------------------------

Value set_exception_handler(Interpreter& vm, Arguments& arguments) {
    if (!arguments[1].is_none() && type_of(vm, arguments[1]).slots().call == nullptr)
        return raise_type_error(vm, "A callable object or None is expected, got {}",
                                repr_now(vm, arguments[1]));
    self_of(arguments).exception_handler = arguments[1];
    return Value::none();
}

Value get_exception_handler(Interpreter&, Arguments& arguments) {
    return self_of(arguments).exception_handler;
}

Value default_handler(Interpreter& vm, Arguments& arguments) {
    auto* context = arguments[1].as<DictObject>();
    if (context == nullptr) return raise_type_error(vm, "a dict was expected");
    return default_exception_handler(vm, *context);
}

Value call_handler(Interpreter& vm, Arguments& arguments) {
    auto* context = arguments[1].as<DictObject>();
    if (context == nullptr) return raise_type_error(vm, "a dict was expected");
    const Value handler = self_of(arguments).exception_handler;
    if (handler.is_none()) return default_exception_handler(vm, *context);
    return call(vm, handler, arguments[0], arguments[1]);
}

// ---- handles
// ------------------------------------------------------------------------------------------------

HandleObject& handle_of(const Arguments& arguments) {
    return HandleObject::of(arguments[0]);
}

Value cancel_handle(Interpreter&, Arguments& arguments) {
    handle_of(arguments).handle().cancel();
    handle_of(arguments).forget_call();
    return Value::none();
}

Value cancel_timer(Interpreter&, Arguments& arguments) {
    handle_of(arguments).owner().event_loop().cancel(handle_of(arguments).handle());
    handle_of(arguments).forget_call();
    return Value::none();
}

/// "<TimerHandle when=5.0 tick(1) at a.py:7>"
Value handle_repr(Interpreter& vm, const Value& self) {
    const HandleObject& object = HandleObject::of(self);
    const bool is_timer = &type_of(vm, self) == state_of(vm).timer_handle_type.get();
    std::string text = is_timer ? "<TimerHandle" : "<Handle";
    if (object.handle().cancelled()) text += " cancelled";
    if (is_timer) text += " when=" + repr_now(vm, Value::floating(to_seconds(object.handle().when())));
    if (!object.callable().is_empty())
        text += " " +
                describe_call(vm, object.callable(), {object.arguments().begin(), object.arguments().end()});
    return string(vm, text + ">");
}

Value is_cancelled(Interpreter&, Arguments& arguments) {
    return Value::boolean(handle_of(arguments).handle().cancelled());
}

Value when(Interpreter&, Arguments& arguments) {
    return Value::floating(to_seconds(handle_of(arguments).handle().when()));
}

constexpr NativeDefinition kLoopMethods[] = {
    {"time", time, Arity::None, NativeKind::Method},
    {"call_soon", call_soon, Arity::Keywords, NativeKind::Method},
    {"call_soon_threadsafe", call_soon_threadsafe, Arity::Keywords, NativeKind::Method},
    {"call_later", call_later, Arity::Keywords, NativeKind::Method},
    {"call_at", call_at, Arity::Keywords, NativeKind::Method},
    {"create_future", create_future, Arity::None, NativeKind::Method},
    {"create_task", create_task, Arity::Keywords, NativeKind::Method},
    {"run_until_complete", run_until_complete, Arity::One, NativeKind::Method},
    {"run_forever", run_forever, Arity::None, NativeKind::Method},
    {"stop", stop, Arity::None, NativeKind::Method},
    {"close", close, Arity::None, NativeKind::Method},
    {"is_running", is_running, Arity::None, NativeKind::Method},
    {"is_closed", is_closed, Arity::None, NativeKind::Method},
    {"get_debug", get_debug, Arity::None, NativeKind::Method},
    {"set_debug", set_debug, Arity::One, NativeKind::Method},
    {"shutdown_asyncgens", shutdown_asyncgens, Arity::None, NativeKind::Method},
    {"run_in_executor", run_in_executor, Arity::Any, NativeKind::Method},
    {"set_default_executor", set_default_executor, Arity::One, NativeKind::Method},
    {"shutdown_default_executor", shutdown_default_executor, Arity::None, NativeKind::Method},
    {"set_exception_handler", set_exception_handler, Arity::One, NativeKind::Method},
    {"get_exception_handler", get_exception_handler, Arity::None, NativeKind::Method},
    {"default_exception_handler", default_handler, Arity::One, NativeKind::Method},
    {"call_exception_handler", call_handler, Arity::One, NativeKind::Method},
};

constexpr NativeDefinition kHandleMethods[] = {
    {"cancel", cancel_handle, Arity::None, NativeKind::Method},
    {"cancelled", is_cancelled, Arity::None, NativeKind::Method},
};

constexpr NativeDefinition kTimerHandleMethods[] = {
    {"cancel", cancel_timer, Arity::None, NativeKind::Method},
    {"when", when, Arity::None, NativeKind::Method},
};

// ---- functions that find loops
// --------------------------------------------------------------------------------

Value get_running_loop(Interpreter& vm, Arguments&) {
    const AsyncioState& state = state_of(vm);
    if (state.running == nullptr) return raise_runtime_error(vm, "no running event loop");
    return state.running;
}

Value get_event_loop(Interpreter& vm, Arguments&) {
    EventLoopObject* found = current_loop(vm);
    return found != nullptr ? Value(found) : Value::raised();
}

Value new_event_loop(Interpreter& vm, Arguments&) {
    return EventLoopObject::create(state_of(vm));
}

Value set_event_loop(Interpreter& vm, Arguments& arguments) {
    AsyncioState& state = state_of(vm);
    state.current_was_set = true;
    state.current.reset();
    if (arguments[0].is_none()) return Value::none();
    if (&type_of(vm, arguments[0]) != state.event_loop_type.get())
        return raise_type_error(vm, "loop must be an instance of AbstractEventLoop or None, not '{}'",
                                type_name(vm, arguments[0]));
    state.current = &EventLoopObject::of(arguments[0]);
    return Value::none();
}

constexpr NativeDefinition kFunctions[] = {
    {"get_running_loop", get_running_loop, Arity::None},
    {"get_event_loop", get_event_loop, Arity::None},
    {"new_event_loop", new_event_loop, Arity::None},
    {"set_event_loop", set_event_loop, Arity::One},
};

Value loop_repr(Interpreter& vm, const Value& self) {
    const loop::EventLoop& event_loop = EventLoopObject::of(self).event_loop();
    const auto flag = [](bool value) { return value ? "True" : "False"; };
    return string(vm, fmt::format("<_UnixSelectorEventLoop running={} closed={} debug=False>",
                                  flag(event_loop.running()), flag(event_loop.closed())));
}

} // namespace

void create_event_loop_types(AsyncioState& state) {
    TypeDefinition event_loop{.name = "asyncio.unix_events._UnixSelectorEventLoop"};
    event_loop.slots.repr = loop_repr;
    event_loop.can_be_subclassed = false;
    state.event_loop_type = TypeObject::create_builtin(state.vm, event_loop);
    define_methods(*state.event_loop_type, kLoopMethods);
    TypeDefinition handle{.name = "asyncio.events.Handle"};
    handle.slots.repr = handle_repr;
    state.handle_type = TypeObject::create_builtin(state.vm, handle);
    define_methods(*state.handle_type, kHandleMethods);
    handle.name = "asyncio.events.TimerHandle";
    handle.base = state.handle_type.get();
    state.timer_handle_type = TypeObject::create_builtin(state.vm, handle);
    define_methods(*state.timer_handle_type, kTimerHandleMethods);
    create_async_generator_hook_types(state);
    create_future_types(state);
}

void add_event_loop_functions(AsyncioState& state, ModuleObject& module) {
    module.set(state.vm, "AbstractEventLoop", state.event_loop_type);
    module.set(state.vm, "Handle", state.handle_type);
    module.set(state.vm, "TimerHandle", state.timer_handle_type);
    module.define(state.vm, kFunctions);
}

} // namespace simul::script::library::asyncio
