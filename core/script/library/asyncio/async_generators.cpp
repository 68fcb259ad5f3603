#include "core/script/library/asyncio/async_generators.hpp"

#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/sync/gather.hpp"

#include <algorithm>

namespace simul::script::library::asyncio {
namespace {

/// The finaliser hook of one generator: called with it when it is dropped unfinished.
class FinalizerHook final : public Object {
public:
    FinalizerHook(TypeObject& type, EventLoopObject& loop) : Object(type, Layout::Other), loop_(&loop) {}

    /// REQUIRES: the generator has one.
    static FinalizerHook& of(const GeneratorObject& generator) {
        return static_cast<FinalizerHook&>(*generator.finalizer_hook.as_object());
    }

    static Value call(Interpreter& vm, const Value& self, Arguments& arguments) {
        const auto& hook = static_cast<FinalizerHook&>(*self.as_object());
        loop::EventLoop& event_loop = hook.loop_->event_loop();
        const auto generator = Ref<GeneratorObject>(arguments[0].as<GeneratorObject>());
        if (event_loop.closed()) return Value::none();
        event_loop.call_soon(
            {&create_closing_task,
             AsyncGeneratorStep::create(vm, generator, AsyncGeneratorStep::Kind::Close, Value::none()),
             copied_context(vm)});
        return Value::none();
    }

    EventLoopObject& loop() const noexcept { return *loop_; }
    std::uint64_t order = 0;
    /// The loop is to close it at the latest when it shuts down.
    bool is_known_to_loop = true;

private:
    static void create_closing_task(loop::EventLoop& event_loop, loop::RefCounted* step,
                                    loop::RefCounted* context) {
        auto& closing = static_cast<AsyncGeneratorStep&>(*step);
        Interpreter& vm = closing.type().interpreter();
        Ref<ContextObject> its_context(static_cast<ContextObject*>(context));
        (void)event_loop.create_task(
            loop::make_ref<CoroutineBody>(vm, Value(&closing), std::move(its_context)));
    }

    Ref<EventLoopObject> loop_;
};

/// `first iteration` hook: a native function of the loop.
class FirstIterationHook final : public Object {
public:
    FirstIterationHook(TypeObject& type, EventLoopObject& loop) : Object(type, Layout::Other), loop_(&loop) {}

    static Value call(Interpreter& vm, const Value& self, Arguments& arguments) {
        auto& hook = static_cast<FirstIterationHook&>(*self.as_object());
        auto* generator = arguments[0].as<GeneratorObject>();
        auto finalizer =
            Ref<FinalizerHook>(new FinalizerHook(*state_of(vm).finalizer_hook_type, *hook.loop_));
        finalizer->order = ++hook.loop_->async_generators_seen;
        generator->finalizer_hook = finalizer;
        return Value::none();
    }

private:
    Ref<EventLoopObject> loop_;
};

/// The loop's generators that have begun, in order of their first iteration: those that have ended too, for
/// as long as somebody refers to them, as they stay in asyncio's weak set.
std::vector<Ref<GeneratorObject>> living_generators(Interpreter& vm, const EventLoopObject& loop) {
    std::vector<std::pair<std::uint64_t, Ref<GeneratorObject>>> found;
    ContainerList& containers = vm.state().containers;
    for (Container* each = containers.first(); each != nullptr; each = containers.after(*each)) {
        if (each->layout() != Layout::AsyncGenerator) continue;
        auto* generator = static_cast<GeneratorObject*>(each);
        if (!generator->finalizer_hook.is_object()) continue;
        const FinalizerHook& hook = FinalizerHook::of(*generator);
        if (&hook.loop() == &loop && hook.is_known_to_loop) found.emplace_back(hook.order, generator);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Ref<GeneratorObject>> generators;
    for (auto& [order, generator] : found)
        generators.push_back(std::move(generator));
    return generators;
}

void report_failures(Interpreter& vm, const loop::Payload& results,
                     const std::vector<Ref<GeneratorObject>>& generators) {
    const Value list = from_payload(results);
    for (std::size_t i = 0; i < generators.size(); ++i) {
        const Value& result = list.to<ListObject>().items()[i];
        if (!is_exception_of(result, *vm.exceptions().exception)) continue;
        call_exception_handler(vm,
                               "an error occurred during closing of asynchronous generator " +
                                   repr_now(vm, Value(generators[i])),
                               result, "asyncgen", Value(generators[i]));
    }
}

} // namespace

void create_async_generator_hook_types(AsyncioState& state) {
    TypeDefinition finalizer{.name = "asyncio.finalizer_hook"};
    finalizer.slots.call = &FinalizerHook::call;
    state.finalizer_hook_type = TypeObject::create_builtin(state.vm, finalizer);
    TypeDefinition first{.name = "asyncio.first_iteration_hook"};
    first.slots.call = &FirstIterationHook::call;
    state.first_iteration_hook_type = TypeObject::create_builtin(state.vm, first);
}

void install_async_generator_hooks(Interpreter& vm, EventLoopObject& loop) {
    const AsyncioState& state = state_of(vm);
    vm.state().async_generator_first_iteration =
        Ref<FirstIterationHook>(new FirstIterationHook(*state.first_iteration_hook_type, loop));
    // The first-iteration hook gives every generator a finaliser of its own.
    vm.state().async_generator_finalizer = Value();
}

void remove_async_generator_hooks(Interpreter& vm) {
    vm.state().async_generator_first_iteration = Value();
    vm.state().async_generator_finalizer = Value();
}

loop::Operation shut_down_async_generators(Interpreter& vm, EventLoopObject& loop) {
    const std::vector<Ref<GeneratorObject>> generators = living_generators(vm, loop);
    if (generators.empty()) co_return loop::Outcome::value();
    std::vector<sync::Awaitable> closings;
    for (const Ref<GeneratorObject>& generator : generators) {
        FinalizerHook::of(*generator).is_known_to_loop = false;
        const Value step =
            AsyncGeneratorStep::create(vm, generator, AsyncGeneratorStep::Kind::Close, Value::none());
        closings.emplace_back(Ref<loop::Coroutine>(loop::make_ref<CoroutineBody>(vm, step)));
    }
    const Ref<loop::Future> all = sync::gather(loop.event_loop(), closings, sync::OnException::Return);
    loop::Outcome outcome = co_await loop::wait_for(all);
    if (outcome.is_value()) report_failures(vm, outcome.payload, generators);
    co_return outcome.is_value() ? loop::Outcome::value() : outcome;
}

} // namespace simul::script::library::asyncio
