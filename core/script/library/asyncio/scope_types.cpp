// asyncio.TaskGroup, asyncio.timeout, asyncio.timeout_at.
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/asyncio/primitive_object.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/sync/task_group.hpp"
#include "core/sync/timeout.hpp"

#include <cmath>

namespace simul::script::library::asyncio {
namespace {

using TaskGroupObject = PrimitiveObject<sync::TaskGroup>;

/// How the body of an `async with` ended, from the arguments of `__aexit__`.
loop::Outcome body_outcome(Interpreter& vm, const Value& exception) {
    if (auto* raised = exception.as<ExceptionObject>()) return to_outcome(vm, raised);
    return loop::Outcome::value();
}

// ---- TaskGroup
// ----------------------------------------------------------------------------------------------

Value create_task_group(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<0> kSignature{"TaskGroup.__init__", {}};
    if (!bind(vm, arguments, kSignature)) return Value::raised();
    return TaskGroupObject::create(type, loop::make_ref<sync::TaskGroup>(*vm.simulation()));
}

loop::Operation enter_group(Interpreter& vm, Value self) {
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) co_return pending_outcome(vm);
    if (const auto failure = TaskGroupObject::of(self).enter(*event_loop))
        co_return loop::Outcome::exception(*failure);
    co_return loop::Outcome::value(to_payload(self));
}

loop::Operation exit_group(Interpreter& vm, Value self, Value exception) {
    const loop::Operation leaving = TaskGroupObject::of(self).exit(body_outcome(vm, exception));
    loop::Outcome outcome = co_await loop::run(leaving);
    // CPython's __aexit__ raises what is in a variable of its own.
    if (!outcome.is_value() && outcome.payload != nullptr) keep_until_exit(vm, from_payload(outcome.payload));
    co_return outcome;
}

Value group_enter(Interpreter& vm, Arguments& arguments) {
    return coroutine_of(vm, "__aenter__", "TaskGroup.__aenter__", enter_group(vm, arguments[0]));
}

Value group_exit(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "__aexit__", arguments.size() - 1, 3, 3)) return Value::raised();
    return coroutine_of(vm, "__aexit__", "TaskGroup.__aexit__", exit_group(vm, arguments[0], arguments[2]));
}

Value group_create_task(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<3> kSignature{
        "TaskGroup.create_task", {"coro", "name", "context"}, 1, 1};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto& [coroutine, name, context] = *bound;
    if (!is_coroutine(coroutine))
        return raise_type_error(vm, "a coroutine was expected, got {}", repr_now(vm, coroutine));
    std::string text;
    if (const auto* string = name.as<StringObject>()) {
        text = string->utf8();
    } else if (!name.is_empty() && !name.is_none()) {
        text = repr_now(vm, name);
    }
    Ref<ContextObject> its_context;
    if (!context_argument(vm, context, its_context)) return Value::raised();
    const auto task = TaskGroupObject::self(arguments).create_task(
        loop::make_ref<CoroutineBody>(vm, coroutine, std::move(its_context)), text);
    if (const auto* failure = std::get_if<loop::Payload>(&task))
        return holding_argument(vm, value_of(vm, *failure), coroutine);
    return Value(std::get<Ref<loop::Task>>(task));
}

Value group_repr(Interpreter& vm, const Value& self) {
    return string(vm, TaskGroupObject::of(self).describe());
}

constexpr NativeDefinition kTaskGroupMethods[] = {
    {"__aenter__", group_enter, Arity::None, NativeKind::Method},
    {"__aexit__", group_exit, Arity::Any, NativeKind::Method},
    {"create_task", group_create_task, Arity::Keywords, NativeKind::Method},
};

// ---- Timeout
// ------------------------------------------------------------------------------------------------

class TimeoutObject final : public PrimitiveObject<sync::Timeout> {
public:
    TimeoutObject(TypeObject& type, Ref<sync::Timeout> timeout, Value when)
        : PrimitiveObject(type, std::move(timeout)), when_(std::move(when)) {}

    static Value create(Interpreter& vm, TypeObject& type, std::optional<Instant> instant, Value when) {
        return Ref<TimeoutObject>(new TimeoutObject(
            type, loop::make_ref<sync::Timeout>(*vm.simulation(), instant), std::move(when)));
    }
    /// The deadline as the program gave it, which may differ from the clock's nanoseconds in the last digit;
    /// None: none.
    static Value& when_of(const Value& self) { return static_cast<TimeoutObject&>(*self.as_object()).when_; }

private:
    Value when_;
};

/// Seconds of the loop's clock, or None.
std::optional<std::optional<Instant>> instant_of(Interpreter& vm, const Value& when) {
    if (when.is_none() || when.is_empty()) return std::optional<Instant>();
    const auto seconds = seconds_of(vm, when);
    if (!seconds) return std::nullopt;
    return Instant{duration_from_seconds(*seconds)};
}

Value create_timeout(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"Timeout.__init__", {"when"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto when = instant_of(vm, (*bound)[0]);
    if (!when) return Value::raised();
    return TimeoutObject::create(vm, type, *when, (*bound)[0]);
}

loop::Operation enter_timeout(Interpreter& vm, Value self) {
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) co_return pending_outcome(vm);
    if (const auto failure = TimeoutObject::of(self).enter(*event_loop))
        co_return loop::Outcome::exception(*failure);
    co_return loop::Outcome::value(to_payload(self));
}

loop::Operation exit_timeout(Interpreter& vm, Value self, Value exception) {
    const auto failure = TimeoutObject::of(self).exit(body_outcome(vm, exception));
    if (!failure) co_return loop::Outcome::value();
    // Raised while the CancelledError was being handled.
    static_cast<ExceptionObject&>(**failure).context = exception;
    co_return loop::Outcome::exception(*failure);
}

Value timeout_enter(Interpreter& vm, Arguments& arguments) {
    return coroutine_of(vm, "__aenter__", "Timeout.__aenter__", enter_timeout(vm, arguments[0]));
}

Value timeout_exit(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "__aexit__", arguments.size() - 1, 3, 3)) return Value::raised();
    return coroutine_of(vm, "__aexit__", "Timeout.__aexit__", exit_timeout(vm, arguments[0], arguments[2]));
}

Value timeout_when(Interpreter&, Arguments& arguments) {
    return TimeoutObject::when_of(arguments[0]);
}

Value timeout_reschedule(Interpreter& vm, Arguments& arguments) {
    // An assertion of asyncio's own.
    if (TimeoutObject::self(arguments).state_name() == "created")
        return raise_with(vm, *vm.exceptions().assertion_error, vm.empty_tuple());
    const auto when = instant_of(vm, arguments[1]);
    if (!when) return Value::raised();
    const Value moved = value_of(vm, TimeoutObject::self(arguments).reschedule(*when));
    if (!moved.is_raised()) TimeoutObject::when_of(arguments[0]) = arguments[1];
    return moved;
}

Value timeout_expired(Interpreter&, Arguments& arguments) {
    return Value::boolean(TimeoutObject::self(arguments).expired());
}

Value timeout_repr(Interpreter& vm, const Value& self) {
    const sync::Timeout& timeout = TimeoutObject::of(self);
    std::string text = "<Timeout [" + std::string(timeout.state_name()) + "]";
    if (timeout.state_name() == "active") {
        const auto when = timeout.when();
        const double rounded = when ? std::round(to_seconds(*when) * 1000) / 1000 : 0;
        text += " when=" + (when ? repr_now(vm, Value::floating(rounded)) : "None");
    }
    return string(vm, text + ">");
}

constexpr NativeDefinition kTimeoutMethods[] = {
    {"__aenter__", timeout_enter, Arity::None, NativeKind::Method},
    {"__aexit__", timeout_exit, Arity::Any, NativeKind::Method},
    {"when", timeout_when, Arity::None, NativeKind::Method, nullptr, ""},
    {"reschedule", timeout_reschedule, Arity::One, NativeKind::Method, nullptr, "when"},
    {"expired", timeout_expired, Arity::None, NativeKind::Method, nullptr, ""},
};

Value timeout(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"timeout", {"delay"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) return Value::raised();
    TypeObject& type = *state_of(vm).timeout_type;
    const Value& delay = (*bound)[0];
    if (delay.is_none()) return TimeoutObject::create(vm, type, std::nullopt, Value::none());
    const auto seconds = native_double(delay);
    if (!seconds)
        return raise_type_error(vm, "unsupported operand type(s) for +: 'float' and '{}'",
                                type_name(vm, delay));
    const Instant now = event_loop->now();
    return TimeoutObject::create(vm, type, saturating_add(now, duration_from_seconds(*seconds)),
                                 Value::floating(to_seconds(now) + *seconds));
}

Value timeout_at(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"timeout_at", {"when"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto when = instant_of(vm, (*bound)[0]);
    return when ? TimeoutObject::create(vm, *state_of(vm).timeout_type, *when, (*bound)[0]) : Value::raised();
}

constexpr NativeDefinition kFunctions[] = {
    {"timeout", timeout, Arity::Keywords},
    {"timeout_at", timeout_at, Arity::Keywords},
};

} // namespace

void add_scope_types(AsyncioState& state, ModuleObject& module) {
    Interpreter& vm = state.vm;
    TypeDefinition group{.name = "asyncio.taskgroups.TaskGroup"};
    group.slots.create = &create_task_group;
    group.slots.initialize = &accept_arguments;
    group.slots.repr = &group_repr;
    const Ref<TypeObject> group_type = TypeObject::create_builtin(vm, group);
    define_methods(*group_type, kTaskGroupMethods);
    module.set(vm, "TaskGroup", group_type);

    TypeDefinition scope{.name = "asyncio.timeouts.Timeout"};
    scope.slots.create = &create_timeout;
    scope.slots.initialize = &accept_arguments;
    scope.slots.repr = &timeout_repr;
    scope.can_be_subclassed = false;
    state.timeout_type = TypeObject::create_builtin(vm, scope);
    define_methods(*state.timeout_type, kTimeoutMethods);
    module.set(vm, "Timeout", state.timeout_type);
    module.define(vm, kFunctions);
}

} // namespace simul::script::library::asyncio
