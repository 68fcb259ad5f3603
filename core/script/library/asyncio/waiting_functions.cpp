// asyncio.sleep, gather, wait, wait_for, shield, as_completed.
#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/asyncio/conversions.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/native_iterator.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/sync/as_completed.hpp"
#include "core/sync/gather.hpp"
#include "core/sync/sleep.hpp"
#include "core/sync/wait.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace simul::script::library::asyncio {
namespace {

// ---- sleep
// --------------------------------------------------------------------------------------------------

Ref<loop::Coroutine> sleep_for(Interpreter& vm, loop::EventLoop& event_loop, double seconds,
                               loop::Payload result) {
    // A delay that is positive but rounds to no time still goes through a timer.
    const Duration delay = vm.scaled(duration_from_seconds(seconds));
    if (seconds > 0) return sync::sleep_on_timer(event_loop, delay, std::move(result));
    return sync::sleep(event_loop, std::min(delay, Duration::zero()), std::move(result));
}

/// For arguments that can only be judged, and a loop that can only be found, once the coroutine runs.
loop::Operation sleep_later(Interpreter& vm, Value delay, Value result) {
    const auto seconds = seconds_of(vm, delay);
    if (!seconds) co_return pending_outcome(vm);
    if (!(*seconds > 0)) {
        // A bare yield: it asks no loop for anything.
        loop::Outcome paused = loop::Outcome::value();
        if (!vm.simulation()->machine().timed_wait_holds_thread) paused = co_await loop::pause();
        co_return paused.is_value() ? loop::Outcome::value(to_payload(result)) : paused;
    }
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) co_return pending_outcome(vm);
    const Ref<loop::Coroutine> sleeping = sleep_for(vm, *event_loop, *seconds, to_payload(result));
    loop::Outcome outcome = co_await loop::run(sleeping);
    co_return outcome;
}

Value sleep(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"sleep", {"delay", "result"}, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [delay, given] = *bound;
    const Value result = given.is_empty() ? Value::none() : given;
    const auto seconds = native_double(delay);
    const Ref<EventLoopObject>& running = state_of(vm).running;
    if (!seconds || running == nullptr)
        return coroutine_of(vm, "sleep", "sleep", sleep_later(vm, delay, result));
    return coroutine_of(vm, "sleep", "sleep",
                        sleep_for(vm, running->event_loop(), *seconds, to_payload(result)));
}

/// `await asyncio.sleep(delay)`, where waiting holds no thread.
Awaited await_sleep(Interpreter& vm, Arguments& arguments) {
    const Ref<EventLoopObject>& running = state_of(vm).running;
    if (arguments.size() != 1 || running == nullptr || vm.simulation()->machine().timed_wait_holds_thread)
        return {};
    const Value& delay = arguments[0];
    const auto waiting = [&](Duration duration) -> Awaited {
        return {Awaited::Kind::Waits, sync::sleeping_future(running->event_loop(), vm.scaled(duration))};
    };
    if (delay.is_int() && delay.as_int() <= 0) return {Awaited::Kind::Pauses};
    if (delay.is_int() && delay.as_int() <= kExactSeconds.count())
        return waiting(std::chrono::seconds(delay.as_int()));
    const auto seconds = native_double(delay);
    if (!seconds) return {};
    if (!(*seconds > 0)) return {Awaited::Kind::Pauses};
    return waiting(duration_from_seconds(*seconds));
}

// ---- gather ------------------------------------------------------------------------------------------

/// Awaitables of arguments; the same coroutine given twice is one. Nothing after raising.
std::optional<std::vector<sync::Awaitable>> awaitables_of(Interpreter& vm, loop::EventLoop& event_loop,
                                                          std::span<const Value> values) {
    std::vector<sync::Awaitable> awaitables;
    awaitables.reserve(values.size());
    std::unordered_map<const RefCounted*, std::size_t> seen;
    for (const Value& value : values) {
        if (value.is_object()) {
            const auto [earlier, is_new] = seen.try_emplace(value.as_object(), awaitables.size());
            if (!is_new) {
                awaitables.push_back(awaitables[earlier->second]);
                continue;
            }
        }
        const bool is_future = as_future(value) != nullptr;
        const Ref<loop::Future> future = ensure_future(vm, event_loop, value);
        if (future == nullptr) return std::nullopt;
        if (!is_future) future->as_task()->forgive_being_dropped();
        awaitables.emplace_back(future);
    }
    return awaitables;
}

/// The loop that a function outside of coroutines means: the running one, else the first future's.
loop::EventLoop* loop_for(Interpreter& vm, std::span<const Value> values) {
    const AsyncioState& state = state_of(vm);
    if (state.running != nullptr) return &state.running->event_loop();
    for (const Value& value : values)
        if (loop::Future* future = as_future(value)) return &future->loop();
    EventLoopObject* const current = current_loop(vm);
    return current != nullptr ? &current->event_loop() : nullptr;
}

NativeCoroutine gather_with(Interpreter& vm, OwnedArguments arguments, Value return_exceptions) {
    Value returns = co_await truth(vm, return_exceptions);
    const std::span<const Value> values = arguments.view().positional();
    loop::EventLoop* event_loop = loop_for(vm, values);
    if (event_loop == nullptr) co_return Value::raised();
    const auto awaitables = awaitables_of(vm, *event_loop, values);
    if (!awaitables) co_return Value::raised();
    const auto mode = returns.as_bool() ? sync::OnException::Return : sync::OnException::Raise;
    co_return Value(sync::gather(*event_loop, *awaitables, mode));
}

Value gather(Interpreter& vm, Arguments& arguments) {
    Value return_exceptions = Value::boolean(false);
    for (std::size_t i = 0; i < arguments.keyword_count(); ++i) {
        const std::string name = arguments.keyword_name(i).utf8();
        if (name != "return_exceptions")
            return raise_type_error(vm, "gather() got an unexpected keyword argument '{}'", name);
        return_exceptions = arguments.keyword_value(i);
    }
    Arguments positional(arguments.values(), arguments.size());
    return start(vm, gather_with(vm, OwnedArguments(positional), std::move(return_exceptions)));
}

// ---- wait
// ---------------------------------------------------------------------------------------------------

NativeCoroutine text_of(Interpreter& vm, Value value) {
    co_return co_await to_string(vm, value);
}

constexpr std::array<const char*, 3> kReturnWhen{"FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"};

std::optional<sync::ReturnWhen> return_when_of(Interpreter& vm, const Value& value) {
    if (value.is_empty()) return sync::ReturnWhen::AllCompleted;
    if (const auto* text = value.as<StringObject>()) {
        const auto found = std::find(kReturnWhen.begin(), kReturnWhen.end(), text->utf8());
        if (found != kReturnWhen.end()) return static_cast<sync::ReturnWhen>(found - kReturnWhen.begin());
    }
    const Value shown = run_now(vm, text_of(vm, value));
    if (!shown.is_raised())
        (void)raise_value_error(vm, "Invalid return_when value: {}", shown.to<StringObject>().utf8());
    return std::nullopt;
}

Value set_of(Interpreter& vm, const std::vector<Ref<loop::Future>>& futures) {
    const Ref<SetObject> set = SetObject::create_in_order(vm);
    for (const Ref<loop::Future>& future : futures)
        set->insert(Value(future), native_hash(vm, Value(future)).hash);
    return set;
}

Value done_and_pending(Interpreter& vm, const std::vector<Ref<loop::Future>>& futures) {
    std::vector<Ref<loop::Future>> done;
    std::vector<Ref<loop::Future>> pending;
    for (const Ref<loop::Future>& future : futures)
        (future->done() ? done : pending).push_back(future);
    return TupleObject::of(vm, set_of(vm, done), set_of(vm, pending));
}

/// The futures to wait for, each once; nothing after raising.
std::optional<std::vector<Ref<loop::Future>>> futures_of(Interpreter& vm, const ListObject& values) {
    if (values.size() == 0) {
        (void)raise_value_error(vm, "Set of Tasks/Futures is empty.");
        return std::nullopt;
    }
    std::vector<Ref<loop::Future>> futures;
    for (const Value& value : values.items()) {
        loop::Future* future = as_future(value);
        if (future == nullptr) {
            if (is_coroutine(value)) {
                (void)raise_type_error(vm, "Passing coroutines is forbidden, use tasks explicitly.");
            } else {
                (void)raise(
                    vm, *vm.exceptions().attribute_error,
                    fmt::format("'{}' object has no attribute 'add_done_callback'", type_name(vm, value)));
            }
            return std::nullopt;
        }
        if (std::find(futures.begin(), futures.end(), future) == futures.end()) futures.emplace_back(future);
    }
    return futures;
}

loop::Operation wait_for_futures(Interpreter& vm, Value list, Value timeout, Value return_when) {
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) co_return pending_outcome(vm);
    const auto when = return_when_of(vm, return_when);
    if (!when) co_return pending_outcome(vm);
    const auto futures = futures_of(vm, list.to<ListObject>());
    if (!futures) co_return pending_outcome(vm);
    const auto delay = optional_delay_of(vm, timeout);
    if (!delay) co_return pending_outcome(vm);
    const loop::Operation waiting = sync::wait(*event_loop, *futures, delay->delay, *when);
    loop::Outcome outcome = co_await loop::run(waiting);
    hold_as_its_frame_would(vm, outcome, list);
    if (!outcome.is_value()) co_return outcome;
    co_return loop::Outcome::value(to_payload(done_and_pending(vm, *futures)));
}

NativeCoroutine wait_with(Interpreter& vm, Value futures, Value timeout, Value return_when) {
    const Value list = co_await collect(vm, futures);
    co_return coroutine_of(vm, "wait", "wait", wait_for_futures(vm, list, timeout, return_when));
}

Value wait(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<3> kSignature{"wait", {"fs", "timeout", "return_when"}, 1, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [futures, timeout, return_when] = *bound;
    if (as_future(futures) != nullptr || is_coroutine(futures))
        return raise_type_error(vm, "expect a list of futures, not {}", type_name(vm, futures));
    return start(vm, wait_with(vm, futures, timeout, return_when));
}

// ---- wait_for, shield
// ---------------------------------------------------------------------------------------

loop::Operation wait_for_value(Interpreter& vm, Value awaitable, Value timeout) {
    loop::EventLoop* event_loop = running_loop(vm);
    if (event_loop == nullptr) co_return pending_outcome(vm);
    const auto delay = optional_delay_of(vm, timeout);
    if (!delay) co_return pending_outcome(vm);
    Ref<loop::Future> future = as_future(awaitable);
    Ref<loop::Coroutine> coroutine;
    if (future == nullptr && !delay->delay) {
        coroutine = loop::make_ref<CoroutineBody>(vm, awaitable, nullptr); // no task of its own
    } else if (future == nullptr && !is_coroutine(awaitable) &&
               type_of(vm, awaitable).slots().await == nullptr) {
        (void)raise_type_error(vm, "An asyncio.Future, a coroutine or an awaitable is required");
        co_return pending_outcome(vm);
    } else if (future == nullptr) {
        coroutine = loop::make_ref<CoroutineBody>(vm, awaitable);
    }
    if (future == nullptr && delay->delay) future = sync::ensure_future(*event_loop, coroutine);
    const sync::Awaitable subject = future != nullptr ? sync::Awaitable(future) : sync::Awaitable(coroutine);
    const loop::Operation waiting = sync::wait_for(*event_loop, subject, delay->delay);
    loop::Outcome outcome = co_await loop::run(waiting);
    if (future != nullptr && delay->delay) hold_as_its_frame_would(vm, outcome, Value(future));
    co_return outcome;
}

Value wait_for(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"wait_for", {"fut", "timeout"}, 2};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    return coroutine_of(vm, "wait_for", "wait_for", wait_for_value(vm, (*bound)[0], (*bound)[1]));
}

Value shield(Interpreter& vm, Arguments& arguments) {
    loop::EventLoop* event_loop = loop_for(vm, arguments.positional());
    if (event_loop == nullptr) return Value::raised();
    const Ref<loop::Future> inner = ensure_future(vm, *event_loop, arguments[0]);
    if (inner == nullptr) return Value::raised();
    return Value(sync::shield(*event_loop, inner));
}

// ---- as_completed
// -------------------------------------------------------------------------------------------

/// The iterator that as_completed gives: coroutines, each to be awaited for the next result.
class CompletionIterator final : public Object {
public:
    CompletionIterator(TypeObject& type, loop::EventLoop& event_loop, Ref<sync::AsCompleted> completed)
        : Object(type, Layout::Other), event_loop_(&event_loop), completed_(std::move(completed)),
          left_(completed_->count()) {}

    static Value next(Interpreter& vm, const Value& self) {
        auto& iterator = static_cast<CompletionIterator&>(*self.as_object());
        if (iterator.left_ == 0) return Value::exhausted();
        --iterator.left_;
        return coroutine_of(vm, "_wait_for_one", "as_completed.<locals>._wait_for_one",
                            next_result(vm, iterator.event_loop_, iterator.completed_));
    }

private:
    static loop::Operation next_result(Interpreter& vm, Ref<loop::EventLoop> event_loop,
                                       Ref<sync::AsCompleted> completed) {
        const loop::Operation waiting = completed->next(*event_loop);
        loop::Outcome outcome = co_await loop::run(waiting);
        // The future that failed is in a variable of asyncio's; a time-out is nobody's.
        const bool is_raised = !outcome.is_value() && outcome.payload != nullptr;
        if (is_raised && !from_payload(outcome.payload).to<ExceptionObject>().traceback.is_empty())
            keep_until_exit(vm, from_payload(outcome.payload));
        co_return outcome;
    }

    Ref<loop::EventLoop> event_loop_;
    Ref<sync::AsCompleted> completed_;
    std::size_t left_;
};

NativeCoroutine as_completed_of(Interpreter& vm, Value futures, Value timeout) {
    const Value list = co_await collect(vm, futures);
    const auto delay = optional_delay_of(vm, timeout);
    if (!delay) co_return Value::raised();
    loop::EventLoop* event_loop = loop_for(vm, list.to<ListObject>().items());
    if (event_loop == nullptr) co_return Value::raised();
    const auto awaitables = awaitables_of(vm, *event_loop, list.to<ListObject>().items());
    if (!awaitables) co_return Value::raised();
    const Ref<sync::AsCompleted> completed =
        sync::AsCompleted::create(*event_loop, *awaitables, delay->delay);
    TypeObject& type = *state_of(vm).completion_iterator_type;
    co_return Ref<CompletionIterator>(new CompletionIterator(type, *event_loop, completed));
}

Value as_completed(Interpreter& vm, Arguments& arguments) {
    static constexpr PythonSignature<2> kSignature{"as_completed", {"fs", "timeout"}, 1, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [futures, timeout] = *bound;
    if (as_future(futures) != nullptr || is_coroutine(futures))
        return raise_type_error(vm, "expect an iterable of futures, not {}", type_name(vm, futures));
    return start(vm, as_completed_of(vm, futures, timeout));
}

constexpr NativeDefinition kFunctions[] = {
    {"sleep", sleep, Arity::Keywords, NativeKind::Function, await_sleep},
    {"gather", gather, Arity::Keywords},
    {"wait", wait, Arity::Keywords},
    {"wait_for", wait_for, Arity::Keywords},
    {"shield", shield, Arity::One, NativeKind::Function, nullptr, "arg"},
    {"as_completed", as_completed, Arity::Keywords},
};

} // namespace

void add_waiting_functions(AsyncioState& state, ModuleObject& module) {
    Interpreter& vm = state.vm;
    for (const char* name : kReturnWhen)
        module.set(vm, name, string(vm, name));
    module.define(vm, kFunctions);
    TypeDefinition iterator =
        iterator_type("asyncio.completion_iterator", nullptr, &CompletionIterator::next);
    state.completion_iterator_type = TypeObject::create_builtin(vm, iterator);
}

} // namespace simul::script::library::asyncio
