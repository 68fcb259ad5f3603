// asyncio.Lock, Event, Condition, Semaphore, BoundedSemaphore, Barrier.
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/late_operation.hpp"
#include "core/script/library/asyncio/primitive_object.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/sync/barrier.hpp"
#include "core/sync/condition.hpp"
#include "core/sync/event.hpp"
#include "core/sync/semaphore.hpp"

namespace simul::script::library::asyncio {
namespace {

using LockObject = PrimitiveObject<sync::Lock>;
using EventObject = PrimitiveObject<sync::Event>;
using ConditionObject = PrimitiveObject<sync::Condition>;
using SemaphoreObject = PrimitiveObject<sync::Semaphore>;
using BarrierObject = PrimitiveObject<sync::Barrier>;

/// An operation that ends with None whatever its primitive gives: `__aenter__` of locks.
loop::Operation without_result(loop::Operation operation) {
    loop::Outcome outcome = co_await loop::run(operation);
    co_return outcome.is_value() ? loop::Outcome::value() : outcome;
}

loop::Operation ended_with(std::optional<loop::Payload> failure) {
    if (failure) co_return loop::Outcome::exception(*failure);
    co_return loop::Outcome::value();
}

/// The coroutine of `primitive.method(loop)`.
template <class Primitive>
Value coroutine_on(Interpreter& vm, const char* name, const char* qualified_name, Primitive& primitive,
                   loop::Operation (Primitive::*method)(loop::EventLoop&)) {
    const Ref<Primitive> subject(&primitive);
    return late_coroutine(vm, name, qualified_name, [subject, method](loop::EventLoop& event_loop) {
        return ((*subject).*method)(event_loop);
    });
}

/// The coroutine of `async with primitive:`, at its beginning and at its end.
template <class Primitive>
Value entering_coroutine(Interpreter& vm, Primitive& primitive) {
    const Ref<Primitive> subject(&primitive);
    return late_coroutine(
        vm, "__aenter__", "_ContextManagerMixin.__aenter__",
        [subject](loop::EventLoop& event_loop) { return without_result(subject->acquire(event_loop)); });
}
template <class Primitive>
Value leaving_coroutine(Interpreter& vm, Primitive& primitive) {
    const Ref<Primitive> subject(&primitive);
    return late_coroutine(vm, "__aexit__", "_ContextManagerMixin.__aexit__",
                          [subject](loop::EventLoop&) { return ended_with(subject->release()); });
}

// Awaits of what is free, or done at once, make no coroutine (NativeDefinition::awaited).

template <class LockLike>
Awaited await_acquire(Interpreter&, Arguments& arguments) {
    if (!LockLike::self(arguments).try_acquire()) return {};
    return {Awaited::Kind::Done, Value::boolean(true)};
}

template <class LockLike>
Awaited await_enter(Interpreter&, Arguments& arguments) {
    if (!LockLike::self(arguments).try_acquire()) return {};
    return {Awaited::Kind::Done, Value::none()};
}

template <class LockLike>
Awaited await_exit(Interpreter& vm, Arguments& arguments) {
    return {Awaited::Kind::Done, value_of(vm, LockLike::self(arguments).release())};
}

// ---- Lock
// ---------------------------------------------------------------------------------------------------

Value create_lock(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<0> kSignature{"Lock.__init__", {}};
    if (!bind(vm, arguments, kSignature)) return Value::raised();
    return LockObject::create(type, loop::make_ref<sync::Lock>(*vm.simulation()));
}

Value lock_locked(Interpreter&, Arguments& arguments) {
    return Value::boolean(LockObject::self(arguments).locked());
}

Value lock_acquire(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "acquire", "Lock.acquire", LockObject::self(arguments), &sync::Lock::acquire);
}

Value lock_release(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, LockObject::self(arguments).release());
}

Value lock_enter(Interpreter& vm, Arguments& arguments) {
    return entering_coroutine(vm, LockObject::self(arguments));
}

Value lock_exit(Interpreter& vm, Arguments& arguments) {
    return leaving_coroutine(vm, LockObject::self(arguments));
}

constexpr NativeDefinition kLockMethods[] = {
    {"locked", lock_locked, Arity::None, NativeKind::Method, nullptr, ""},
    {"acquire", lock_acquire, Arity::None, NativeKind::Method, await_acquire<LockObject>, ""},
    {"release", lock_release, Arity::None, NativeKind::Method, nullptr, ""},
    {"__aenter__", lock_enter, Arity::None, NativeKind::Method, await_enter<LockObject>},
    {"__aexit__", lock_exit, Arity::Any, NativeKind::Method, await_exit<LockObject>},
};

// ---- Event
// --------------------------------------------------------------------------------------------------

Value create_event(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<0> kSignature{"Event.__init__", {}};
    if (!bind(vm, arguments, kSignature)) return Value::raised();
    return EventObject::create(type, loop::make_ref<sync::Event>(*vm.simulation()));
}

Value event_is_set(Interpreter&, Arguments& arguments) {
    return Value::boolean(EventObject::self(arguments).is_set());
}

Value event_set(Interpreter& vm, Arguments& arguments) {
    EventObject::self(arguments).set();
    return value_of(vm, std::nullopt);
}

Value event_clear(Interpreter&, Arguments& arguments) {
    EventObject::self(arguments).clear();
    return Value::none();
}

Value event_wait(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "wait", "Event.wait", EventObject::self(arguments), &sync::Event::wait);
}

Awaited await_event(Interpreter&, Arguments& arguments) {
    if (!EventObject::self(arguments).is_set()) return {};
    return {Awaited::Kind::Done, Value::boolean(true)};
}

constexpr NativeDefinition kEventMethods[] = {
    {"is_set", event_is_set, Arity::None, NativeKind::Method, nullptr, ""},
    {"set", event_set, Arity::None, NativeKind::Method, nullptr, ""},
    {"clear", event_clear, Arity::None, NativeKind::Method, nullptr, ""},
    {"wait", event_wait, Arity::None, NativeKind::Method, await_event, ""},
};

// ---- Condition
// ----------------------------------------------------------------------------------------------

Value create_condition(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"Condition.__init__", {"lock"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    Ref<sync::Lock> lock;
    if (const Value& given = (*bound)[0]; !given.is_empty() && !given.is_none()) {
        if (!type_of(vm, given).is_subtype_of(*state_of(vm).lock_type))
            return raise_type_error(vm, "a Lock was expected, got {}", type_name(vm, given));
        lock = &LockObject::of(given);
    }
    return ConditionObject::create(type, loop::make_ref<sync::Condition>(*vm.simulation(), std::move(lock)));
}

sync::Lock& lock_of(const Arguments& arguments) {
    return *ConditionObject::self(arguments).lock();
}

Value condition_locked(Interpreter&, Arguments& arguments) {
    return Value::boolean(lock_of(arguments).locked());
}

Value condition_acquire(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "acquire", "Lock.acquire", lock_of(arguments), &sync::Lock::acquire);
}

Value condition_release(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, lock_of(arguments).release());
}

Value condition_enter(Interpreter& vm, Arguments& arguments) {
    return entering_coroutine(vm, lock_of(arguments));
}

Value condition_exit(Interpreter& vm, Arguments& arguments) {
    return leaving_coroutine(vm, lock_of(arguments));
}

Value condition_wait(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "wait", "Condition.wait", ConditionObject::self(arguments),
                        &sync::Condition::wait);
}

NativeCoroutine predicate_result(Interpreter& vm, Value predicate) {
    co_return co_await call(vm, predicate);
}

NativeCoroutine truth_of(Interpreter& vm, Value value) {
    co_return co_await truth(vm, value);
}

/// The predicate is the script's: it runs to its end at once, as a plain function does in CPython.
loop::Operation wait_for_predicate(Interpreter& vm, Ref<sync::Condition> condition, Value predicate) {
    while (true) {
        const Value result = run_now(vm, predicate_result(vm, predicate));
        if (result.is_raised()) co_return pending_outcome(vm);
        if (!result.is_value()) co_return loop::Outcome::value();
        const Value holds = run_now(vm, truth_of(vm, result));
        if (holds.is_raised()) co_return pending_outcome(vm);
        if (!holds.is_value() || holds.is_true()) co_return loop::Outcome::value(to_payload(result));
        loop::EventLoop* event_loop = running_loop(vm);
        if (event_loop == nullptr) co_return pending_outcome(vm);
        const loop::Operation waiting = condition->wait(*event_loop);
        loop::Outcome outcome = co_await loop::run(waiting);
        if (!outcome.is_value()) co_return outcome;
    }
}

Value condition_wait_for(Interpreter& vm, Arguments& arguments) {
    const Ref<sync::Condition> condition(&ConditionObject::self(arguments));
    return coroutine_of(vm, "wait_for", "Condition.wait_for",
                        wait_for_predicate(vm, condition, arguments[1]));
}

Value condition_notify(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"Condition.notify", {"n"}};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto count = count_of(vm, (*bound)[0], "<", 1);
    if (!count) return Value::raised();
    return value_of(vm, ConditionObject::self(arguments).notify(
                            static_cast<std::size_t>(std::max<std::int64_t>(*count, 0))));
}

Value condition_notify_all(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, ConditionObject::self(arguments).notify_all());
}

constexpr NativeDefinition kConditionMethods[] = {
    {"locked", condition_locked, Arity::None, NativeKind::Method, nullptr, ""},
    {"acquire", condition_acquire, Arity::None, NativeKind::Method, nullptr, ""},
    {"release", condition_release, Arity::None, NativeKind::Method, nullptr, ""},
    {"__aenter__", condition_enter, Arity::None, NativeKind::Method},
    {"__aexit__", condition_exit, Arity::Any, NativeKind::Method},
    {"wait", condition_wait, Arity::None, NativeKind::Method, nullptr, ""},
    {"wait_for", condition_wait_for, Arity::One, NativeKind::Method, nullptr, "predicate"},
    {"notify", condition_notify, Arity::Keywords, NativeKind::Method},
    {"notify_all", condition_notify_all, Arity::None, NativeKind::Method, nullptr, ""},
};

// ---- Semaphore
// ----------------------------------------------------------------------------------------------

Value create_semaphore_as(Interpreter& vm, TypeObject& type, Arguments& arguments,
                          sync::Semaphore::Bound mode) {
    static constexpr PythonSignature<1> kSignature{"Semaphore.__init__", {"value"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto value = count_of(vm, (*bound)[0], "<", 1);
    if (!value) return Value::raised();
    if (*value < 0) return raise_value_error(vm, "Semaphore initial value must be >= 0");
    return SemaphoreObject::create(type, loop::make_ref<sync::Semaphore>(*vm.simulation(), *value, mode));
}

Value create_semaphore(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    return create_semaphore_as(vm, type, arguments, sync::Semaphore::Bound::Unbounded);
}

Value create_bounded_semaphore(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    return create_semaphore_as(vm, type, arguments, sync::Semaphore::Bound::Bounded);
}

Value semaphore_locked(Interpreter&, Arguments& arguments) {
    return Value::boolean(SemaphoreObject::self(arguments).locked());
}

Value semaphore_acquire(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "acquire", "Semaphore.acquire", SemaphoreObject::self(arguments),
                        &sync::Semaphore::acquire);
}

Value semaphore_release(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, SemaphoreObject::self(arguments).release());
}

Value semaphore_enter(Interpreter& vm, Arguments& arguments) {
    return entering_coroutine(vm, SemaphoreObject::self(arguments));
}

Value semaphore_exit(Interpreter& vm, Arguments& arguments) {
    return leaving_coroutine(vm, SemaphoreObject::self(arguments));
}

Value semaphore_value(Interpreter&, const Value& self) {
    return Value::integer(SemaphoreObject::of(self).value());
}

constexpr NativeDefinition kSemaphoreMethods[] = {
    {"locked", semaphore_locked, Arity::None, NativeKind::Method, nullptr, ""},
    {"acquire", semaphore_acquire, Arity::None, NativeKind::Method, await_acquire<SemaphoreObject>, ""},
    {"release", semaphore_release, Arity::None, NativeKind::Method, nullptr, ""},
    {"__aenter__", semaphore_enter, Arity::None, NativeKind::Method, await_enter<SemaphoreObject>},
    {"__aexit__", semaphore_exit, Arity::Any, NativeKind::Method, await_exit<SemaphoreObject>},
};

constexpr NativeAttribute kSemaphoreAttributes[] = {{"_value", semaphore_value}};

// ---- Barrier
// ------------------------------------------------------------------------------------------------

Value create_barrier(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr PythonSignature<1> kSignature{"Barrier.__init__", {"parties"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto parties = count_of(vm, (*bound)[0], "<", 1);
    if (!parties) return Value::raised();
    if (*parties < 1) return raise_value_error(vm, "parties must be > 0");
    return BarrierObject::create(type, loop::make_ref<sync::Barrier>(*vm.simulation(), *parties));
}

Value barrier_wait(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "wait", "Barrier.wait", BarrierObject::self(arguments), &sync::Barrier::wait);
}

Value barrier_reset(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "reset", "Barrier.reset", BarrierObject::self(arguments), &sync::Barrier::reset);
}

Value barrier_abort(Interpreter& vm, Arguments& arguments) {
    return coroutine_on(vm, "abort", "Barrier.abort", BarrierObject::self(arguments), &sync::Barrier::abort);
}

Value barrier_exit(Interpreter& vm, Arguments&) {
    return coroutine_of(vm, "__aexit__", "Barrier.__aexit__", ended_with(std::nullopt));
}

Value barrier_parties(Interpreter&, const Value& self) {
    return Value::integer(BarrierObject::of(self).parties());
}

Value barrier_waiting(Interpreter&, const Value& self) {
    return Value::integer(BarrierObject::of(self).waiting());
}

Value barrier_broken(Interpreter&, const Value& self) {
    return Value::boolean(BarrierObject::of(self).broken());
}

constexpr NativeDefinition kBarrierMethods[] = {
    {"wait", barrier_wait, Arity::None, NativeKind::Method, nullptr, ""},
    {"reset", barrier_reset, Arity::None, NativeKind::Method, nullptr, ""},
    {"abort", barrier_abort, Arity::None, NativeKind::Method, nullptr, ""},
    {"__aenter__", barrier_wait, Arity::None, NativeKind::Method},
    {"__aexit__", barrier_exit, Arity::Any, NativeKind::Method},
};

constexpr NativeAttribute kBarrierAttributes[] = {
    {"parties", barrier_parties}, {"n_waiting", barrier_waiting}, {"broken", barrier_broken}};

// ---- all of them
// --------------------------------------------------------------------------------------------

using Create = Value (*)(Interpreter&, TypeObject&, Arguments&);
using Repr = Value (*)(Interpreter&, const Value&);

Ref<TypeObject> create_type(Interpreter& vm, const char* name, Create create, Repr repr,
                            TypeObject* base = nullptr) {
    TypeDefinition definition{.name = name, .base = base};
    definition.slots.create = create;
    definition.slots.initialize = &accept_arguments;
    definition.slots.repr = repr;
    return TypeObject::create_builtin(vm, definition);
}

} // namespace

void add_lock_types(AsyncioState& state, ModuleObject& module) {
    Interpreter& vm = state.vm;
    state.lock_type = create_type(vm, "asyncio.locks.Lock", create_lock, &LockObject::repr);
    define_methods(*state.lock_type, kLockMethods);
    module.set(vm, "Lock", state.lock_type);

    const auto event = create_type(vm, "asyncio.locks.Event", create_event, &EventObject::repr);
    define_methods(*event, kEventMethods);
    module.set(vm, "Event", event);

    const auto condition =
        create_type(vm, "asyncio.locks.Condition", create_condition, &ConditionObject::repr);
    define_methods(*condition, kConditionMethods);
    module.set(vm, "Condition", condition);

    const auto semaphore =
        create_type(vm, "asyncio.locks.Semaphore", create_semaphore, &SemaphoreObject::repr);
    define_methods(*semaphore, kSemaphoreMethods);
    define_attributes(*semaphore, kSemaphoreAttributes);
    module.set(vm, "Semaphore", semaphore);
    module.set(vm, "BoundedSemaphore",
               create_type(vm, "asyncio.locks.BoundedSemaphore", create_bounded_semaphore,
                           &SemaphoreObject::repr, semaphore.get()));

    const auto barrier = create_type(vm, "asyncio.locks.Barrier", create_barrier, &BarrierObject::repr);
    define_methods(*barrier, kBarrierMethods);
    define_attributes(*barrier, kBarrierAttributes);
    module.set(vm, "Barrier", barrier);
}

} // namespace simul::script::library::asyncio
