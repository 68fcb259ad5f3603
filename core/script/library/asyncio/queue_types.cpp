// asyncio.Queue, LifoQueue. Classes derived from them, PriorityQueue too, may override how items are kept:
// what their queues do is written in the scenario language (python/_queues.py).
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/late_operation.hpp"
#include "core/script/library/asyncio/primitive_object.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/class_creation.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/sync/queue.hpp"

#include <fmt/format.h>

namespace simul::script::library::asyncio {
namespace {

using QueueObject = PrimitiveObject<sync::Queue>;

sync::Queue& queue_of(const Arguments& arguments) {
    return QueueObject::self(arguments);
}

bool is_kept_by_script(Interpreter&, const Value& self) {
    return self.to<Object>().type().is_script_class();
}

NativeCoroutine call_by_script(Interpreter& vm, const char* method, OwnedArguments arguments) {
    const Value module = co_await vm.import_module("_queues");
    const Value queue = co_await get_attribute(vm, module, *vm.intern("Queue"));
    const Value function = co_await get_attribute(vm, queue, *vm.intern(method));
    Arguments view = arguments.view();
    Value result = co_await call(vm, function, view);
    co_return result;
}

Value call_by_script(Interpreter& vm, const char* method, const Value& self) {
    Value only = self;
    return start(vm, call_by_script(vm, method, OwnedArguments(Arguments(&only, 1))));
}

/// The method that is being called, of a queue that is kept here, or else by its script.
template <Value (*native)(Interpreter&, Arguments&)>
Value either(Interpreter& vm, Arguments& arguments) {
    if (!is_kept_by_script(vm, arguments[0])) return native(vm, arguments);
    const char* const method = vm.state().native_callee->definition().name;
    return start(vm, call_by_script(vm, method, OwnedArguments(arguments)));
}

/// A method that only queues kept by script have.
Value by_script(Interpreter& vm, Arguments& arguments) {
    const char* const method = vm.state().native_callee->definition().name;
    return start(vm, call_by_script(vm, method, OwnedArguments(arguments)));
}

Value create_as(Interpreter& vm, TypeObject& type, Arguments& arguments, sync::Queue::Order order) {
    if (type.is_script_class()) // its `__init__` takes the arguments
        return QueueObject::create(type, loop::make_ref<sync::Queue>(*vm.simulation(), 0, order));
    static constexpr PythonSignature<1> kSignature{"Queue.__init__", {"maxsize"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto capacity = count_of(vm, (*bound)[0], "<=", 0);
    if (!capacity) return Value::raised();
    return QueueObject::create(type, loop::make_ref<sync::Queue>(*vm.simulation(), *capacity, order));
}

Value create_queue(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    return create_as(vm, type, arguments, sync::Queue::Order::FirstInFirstOut);
}

Value create_lifo_queue(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    return create_as(vm, type, arguments, sync::Queue::Order::LastInFirstOut);
}

Value get(Interpreter& vm, Arguments& arguments) {
    const Ref<sync::Queue> queue(&queue_of(arguments));
    return late_coroutine(vm, "get", "Queue.get",
                          [queue](loop::EventLoop& event_loop) { return queue->get(event_loop); });
}

Value put(Interpreter& vm, Arguments& arguments) {
    const Ref<sync::Queue> queue(&queue_of(arguments));
    return late_coroutine(vm, "put", "Queue.put",
                          [queue, item = to_payload(arguments[1])](loop::EventLoop& event_loop) {
                              return queue->put(event_loop, item);
                          });
}

Value join(Interpreter& vm, Arguments& arguments) {
    const Ref<sync::Queue> queue(&queue_of(arguments));
    return late_coroutine(vm, "join", "Queue.join",
                          [queue](loop::EventLoop& event_loop) { return queue->join(event_loop); });
}

/// `get_nowait()`: the item is gone even where the loop of whoever waits to put the next one is closed.
Value take(Interpreter& vm, sync::Queue& queue) {
    const loop::Outcome outcome = queue.get_nowait();
    if (const auto refused = vm.simulation()->take_refusal()) return value_of(vm, refused);
    return from_outcome(vm, outcome);
}

// Awaits that need not wait make no coroutine, and those that wait begin at once, on the loop that runs
// (NativeDefinition::awaited).

/// The wait for a turn; what cannot have one is left to the coroutine, which says why.
template <class MakeTurn>
Awaited waiting_for(Interpreter& vm, MakeTurn make_turn) {
    loop::EventLoop* const event_loop = loop_if_running(vm);
    if (event_loop == nullptr) return {};
    Ref<loop::Turn> turn = make_turn(*event_loop);
    if (turn == nullptr) return {};
    return {Awaited::Kind::Waits, std::move(turn)};
}

Awaited await_get(Interpreter& vm, Arguments& arguments) {
    if (is_kept_by_script(vm, arguments[0])) return {};
    sync::Queue& queue = queue_of(arguments);
    if (!queue.empty()) return {Awaited::Kind::Done, take(vm, queue)};
    return waiting_for(vm, [&](loop::EventLoop& event_loop) { return queue.turn_to_get(event_loop); });
}

Awaited await_put(Interpreter& vm, Arguments& arguments) {
    if (is_kept_by_script(vm, arguments[0])) return {};
    sync::Queue& queue = queue_of(arguments);
    loop::Payload item = to_payload(arguments[1]);
    if (!queue.full()) return {Awaited::Kind::Done, value_of(vm, queue.put_nowait(std::move(item)))};
    return waiting_for(
        vm, [&](loop::EventLoop& event_loop) { return queue.turn_to_put(event_loop, std::move(item)); });
}

Value get_nowait(Interpreter& vm, Arguments& arguments) {
    return take(vm, queue_of(arguments));
}

Value put_nowait(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, queue_of(arguments).put_nowait(to_payload(arguments[1])));
}

Value task_done(Interpreter& vm, Arguments& arguments) {
    return value_of(vm, queue_of(arguments).task_done());
}

Value qsize(Interpreter&, Arguments& arguments) {
    return Value::integer(static_cast<std::int64_t>(queue_of(arguments).size()));
}

Value empty(Interpreter&, Arguments& arguments) {
    return Value::boolean(queue_of(arguments).empty());
}

Value full(Interpreter&, Arguments& arguments) {
    return Value::boolean(queue_of(arguments).full());
}

Value maxsize(Interpreter& vm, const Value& self) {
    if (is_kept_by_script(vm, self)) return call_by_script(vm, "maxsize", self);
    return Value::integer(QueueObject::of(self).capacity());
}

/// "maxsize=2 _queue=[1] tasks=1"
std::string format(Interpreter& vm, const sync::Queue& queue) {
    std::string text = fmt::format("maxsize={}", queue.capacity());
    if (!queue.empty()) {
        ValueVector items;
        for (const loop::Payload& item : queue.items())
            items.push_back(from_payload(item));
        text += " _queue=" + repr_now(vm, ListObject::create(vm, std::move(items)));
    }
    if (queue.getters() > 0) text += fmt::format(" _getters[{}]", queue.getters());
    if (queue.putters() > 0) text += fmt::format(" _putters[{}]", queue.putters());
    if (queue.unfinished() > 0) text += fmt::format(" tasks={}", queue.unfinished());
    return text;
}

Value initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    if (!is_kept_by_script(vm, self)) return Value::none(); // `__new__` took the arguments
    std::vector<Value> values(arguments.values(),
                              arguments.values() + arguments.size() + arguments.keyword_count());
    values.insert(values.begin(), self);
    const Arguments with_self(values.data(), arguments.size() + 1, arguments.keyword_names());
    return start(vm, call_by_script(vm, "__init__", OwnedArguments(with_self)));
}

Value repr(Interpreter& vm, const Value& self) {
    if (is_kept_by_script(vm, self)) return call_by_script(vm, "__repr__", self);
    return string(vm, fmt::format("<{} at {} {}>", type_of(vm, self).name(), vm.address_of(self),
                                  format(vm, QueueObject::of(self))));
}

Value str(Interpreter& vm, const Value& self) {
    if (is_kept_by_script(vm, self)) return call_by_script(vm, "__str__", self);
    return string(vm, fmt::format("<{} {}>", type_of(vm, self).name(), format(vm, QueueObject::of(self))));
}

constexpr NativeDefinition kMethods[] = {
    {"get", either<get>, Arity::None, NativeKind::Method, await_get, ""},
    {"put", either<put>, Arity::One, NativeKind::Method, await_put, "item"},
    {"join", either<join>, Arity::None, NativeKind::Method, nullptr, ""},
    {"get_nowait", either<get_nowait>, Arity::None, NativeKind::Method, nullptr, ""},
    {"put_nowait", either<put_nowait>, Arity::One, NativeKind::Method, nullptr, "item"},
    {"task_done", either<task_done>, Arity::None, NativeKind::Method, nullptr, ""},
    {"qsize", either<qsize>, Arity::None, NativeKind::Method, nullptr, ""},
    {"empty", either<empty>, Arity::None, NativeKind::Method, nullptr, ""},
    {"full", either<full>, Arity::None, NativeKind::Method, nullptr, ""},
    {"__class_getitem__", class_get_item, Arity::One, NativeKind::ClassMethod},
    {"_init", by_script, Arity::One, NativeKind::Method},
    {"_put", by_script, Arity::One, NativeKind::Method},
    {"_get", by_script, Arity::None, NativeKind::Method},
    {"_wakeup_next", by_script, Arity::One, NativeKind::Method},
    {"_format", by_script, Arity::None, NativeKind::Method},
};

constexpr NativeAttribute kAttributes[] = {{"maxsize", maxsize}};

} // namespace

void add_queue_types(AsyncioState& state, ModuleObject& module) {
    Interpreter& vm = state.vm;
    TypeDefinition definition{.name = "asyncio.queues.Queue"};
    definition.slots.create = &create_queue;
    definition.slots.initialize = &initialize;
    definition.slots.repr = &repr;
    definition.slots.str = &str;
    const Ref<TypeObject> queue = TypeObject::create_builtin(vm, definition);
    define_methods(*queue, kMethods);
    define_attributes(*queue, kAttributes);
    module.set(vm, "Queue", queue);

    definition.name = "asyncio.queues.LifoQueue";
    definition.base = queue.get();
    definition.slots.create = &create_lifo_queue;
    module.set(vm, "LifoQueue", TypeObject::create_builtin(vm, definition));
}

} // namespace simul::script::library::asyncio
