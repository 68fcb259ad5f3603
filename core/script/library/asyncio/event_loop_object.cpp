#include "core/script/library/asyncio/event_loop_object.hpp"

#include "core/script/library/asyncio/async_generators.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/library/asyncio/executor_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/sync/gather.hpp"
#include "core/sync/runner.hpp"

#include <algorithm>

namespace simul::script::library::asyncio {
namespace {

/// Makes `loop` the running one for as long as it runs, and lets it hear of asynchronous generators.
class RunningLoop {
public:
    RunningLoop(Interpreter& vm, EventLoopObject& loop) : vm_(vm) {
        state_of(vm).running = &loop;
        install_async_generator_hooks(vm, loop);
    }
    ~RunningLoop() {
        state_of(vm_).running.reset();
        remove_async_generator_hooks(vm_);
    }
    RunningLoop(const RunningLoop&) = delete;
    RunningLoop& operator=(const RunningLoop&) = delete;

private:
    Interpreter& vm_;
};

/// What the script sees of how the loop came back; None if it just stopped.
Value value_of(Interpreter& vm, const loop::EventLoop& event_loop, loop::LoopEnd end) {
    switch (end) {
    case loop::LoopEnd::Stopped: return Value::none();
    case loop::LoopEnd::Deadlock: break;
    case loop::LoopEnd::Aborted:
        if (!event_loop.aborted_with().is_value()) return from_outcome(vm, event_loop.aborted_with());
        break;
    }
    end_the_run(vm, loop::Outcome::value());
    return Value::pending();
}

/// The exception's traceback has CPython's frame of run_until_complete, whose variable is the future, which
/// has the exception.
void keep_pending_until_exit(Interpreter& vm) {
    if (vm.has_pending_exception()) keep_until_exit(vm, Value(vm.pending_exception()));
}

} // namespace

EventLoopObject::EventLoopObject(AsyncioState& state)
    : Container(*state.event_loop_type, Layout::Other), state_(state),
      event_loop_(loop::make_ref<loop::EventLoop>(*state.vm.simulation())) {
    state.loops.push_back(this);
}

EventLoopObject::~EventLoopObject() {
    std::erase(state_.loops, this);
}

void EventLoopObject::visit_references(ReferenceVisitor& visitor) const {
    visitor.visit(exception_handler);
    if (event_loop_->closed()) return;
    for (const loop::Task& task : event_loop_->simulation().tasks())
        if (&task.loop() == event_loop_.get() && !task.done()) visitor.visit(&task);
}

Ref<EventLoopObject> EventLoopObject::create(AsyncioState& state) {
    return Ref<EventLoopObject>(new EventLoopObject(state));
}

EventLoopObject* loop_argument(Interpreter& vm, const Value& given, const char* attribute) {
    if (given.is_empty() || given.is_none()) return current_loop(vm);
    EventLoopObject* const found = EventLoopObject::from(given);
    if (found == nullptr) (void)raise_no_attribute(vm, given, *vm.intern(attribute));
    return found;
}

bool can_run(Interpreter& vm, EventLoopObject& loop) {
    if (loop.event_loop().closed()) {
        (void)raise_runtime_error(vm, "Event loop is closed");
    } else if (vm.simulation()->pool_threads().is_running()) {
        (void)raise_runtime_error(vm, "In a scenario, event loops run on the main thread, not on a pool's");
    } else if (loop.event_loop().running()) {
        (void)raise_runtime_error(vm, "This event loop is already running");
    } else if (state_of(vm).running != nullptr) {
        (void)raise_runtime_error(vm, "Cannot run the event loop while another loop is running");
    } else {
        return true;
    }
    return false;
}

Value run_forever(Interpreter& vm, EventLoopObject& loop) {
    if (!can_run(vm, loop)) return Value::raised();
    const Ref<EventLoopObject> alive(&loop);
    const RunningLoop running(vm, loop);
    return value_of(vm, loop.event_loop(), loop.event_loop().run_forever());
}

Value run_until_complete(Interpreter& vm, EventLoopObject& loop, const Ref<loop::Future>& future) {
    if (!can_run(vm, loop)) return Value::raised();
    const Ref<EventLoopObject> alive(&loop);
    {
        const RunningLoop running(vm, loop);
        Value ended = value_of(vm, loop.event_loop(), loop.event_loop().run_until_complete(future));
        if (!ended.is_none()) {
            // The exception goes out of the loop: it has been seen.
            if (future->done()) future->mark_retrieved();
            keep_pending_until_exit(vm);
            return ended;
        }
    }
    if (!future->done()) return raise_runtime_error(vm, "Event loop stopped before Future completed.");
    Value result = from_outcome(vm, future->take_outcome());
    if (result.is_raised()) keep_pending_until_exit(vm);
    return result;
}

Value shut_down(Interpreter& vm, EventLoopObject& loop) {
    const Ref<EventLoopObject> alive(&loop);
    loop::EventLoop& event_loop = loop.event_loop();
    const RunningLoop running(vm, loop);
    Value ended = value_of(vm, event_loop, sync::cancel_all_tasks(event_loop));
    if (!ended.is_none()) return ended;
    ended =
        value_of(vm, event_loop, sync::run_hidden(event_loop, shut_down_async_generators(vm, loop).body()));
    if (!ended.is_none()) return ended;
    // Where there is a default executor, this waits for its threads.
    return value_of(vm, event_loop,
                    sync::run_hidden(event_loop, shut_down_default_executor(vm, loop).body()));
}

Ref<loop::Task> create_task(Interpreter& vm, loop::EventLoop& event_loop, const Value& coroutine,
                            const TaskOptions& options) {
    if (!is_coroutine(coroutine)) {
        (void)raise_type_error(vm, "a coroutine was expected, got {}", repr_now(vm, coroutine));
        return {};
    }
    if (event_loop.closed()) {
        (void)raise_runtime_error(vm, "Event loop is closed");
        return {};
    }
    Ref<ContextObject> context;
    if (!context_argument(vm, options.context, context)) return {};
    std::string text;
    const Value& name = options.name;
    if (!name.is_empty() && !name.is_none()) {
        const auto* string = name.as<StringObject>();
        text = string != nullptr ? string->utf8() : repr_now(vm, name);
    }
    // asyncio's own clean-up is left out of traces, whoever runs it.
    const auto* operation = coroutine.as<OperationObject>();
    const bool is_clean_up =
        operation != nullptr &&
        std::string_view(operation->qualified_name()).starts_with("BaseEventLoop.shutdown_");
    return event_loop.create_task(
        loop::make_ref<CoroutineBody>(vm, coroutine, std::move(context)), std::move(text),
        is_clean_up ? loop::TaskVisibility::Hidden : loop::TaskVisibility::Shown, options.numbering);
}

Ref<loop::Future> ensure_future(Interpreter& vm, loop::EventLoop& event_loop, const Value& awaitable) {
    if (loop::Future* future = as_future(awaitable)) {
        if (&future->loop() == &event_loop) return future;
        (void)raise_value_error(
            vm, "The future belongs to a different loop than the one specified as the loop argument");
        return {};
    }
    if (is_coroutine(awaitable)) return create_task(vm, event_loop, awaitable);
    if (type_of(vm, awaitable).slots().await != nullptr)
        return event_loop.create_task(loop::make_ref<CoroutineBody>(vm, awaitable));
    (void)raise_type_error(vm, "An asyncio.Future, a coroutine or an awaitable is required");
    return {};
}

} // namespace simul::script::library::asyncio
