#include "core/script/library/asyncio/describing.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/library/asyncio/asyncio_state.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/executor_functions.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/operations.hpp"
#include "core/sync/wait.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace simul::script::library::asyncio {
namespace {

std::string file_name(const Code& code) {
    return code.source().source != nullptr ? code.source().source->name() : std::string();
}

std::string text_of(const Value& name) {
    const auto* text = name.as<StringObject>();
    return text != nullptr ? text->utf8() : std::string();
}

/// Where CPython 3.11.2, as Debian installs it, has a coroutine function of asyncio's: `def` and the `await`
/// at which it mostly stands.
struct Place {
    std::string_view qualified_name;
    std::string_view file;
    int definition;
    int waiting;
};
constexpr std::string_view kFolder = "/usr/lib/python3.11/asyncio/";
constexpr Place kPlaces[] = {
    {"sleep", "tasks.py", 627, 639},
    {"wait", "tasks.py", 389, 418},
    {"wait_for", "tasks.py", 426, 466},
    {"as_completed.<locals>._wait_for_one", "tasks.py", 43, 44},
    {"Queue.put", "queues.py", 110, 120},
    {"Queue.get", "queues.py", 149, 158},
    {"Queue.join", "queues.py", 206, 215},
    {"Lock.acquire", "locks.py", 93, 114},
    {"Event.wait", "locks.py", 200, 213},
    {"Condition.wait", "locks.py", 248, 267},
    {"Condition.wait_for", "locks.py", 285, 294},
    {"Semaphore.acquire", "locks.py", 364, 387},
    {"_ContextManagerMixin.__aenter__", "locks.py", 14, 15},
    {"_ContextManagerMixin.__aexit__", "locks.py", 20, 20},
    {"Barrier.wait", "locks.py", 481, 497},
    {"Barrier.reset", "locks.py", 547, 547},
    {"Barrier.abort", "locks.py", 562, 562},
    {"TaskGroup.__aenter__", "taskgroups.py", 40, 40},
    {"TaskGroup.__aexit__", "taskgroups.py", 56, 98},
    {"Timeout.__aenter__", "timeouts.py", 72, 72},
    {"BaseEventLoop.shutdown_asyncgens", "base_events.py", 539, 551},
    {"BaseEventLoop.shutdown_default_executor", "base_events.py", 564, 573},
    {"to_thread", "threads.py", 12, 25},
};

enum class Stage : std::uint8_t { New, Waiting, Done };

/// "sleep() running at /usr/lib/python3.11/asyncio/tasks.py:639"
std::string describe_own(std::string_view qualified_name, Stage stage) {
    const bool is_done = stage == Stage::Done;
    const auto* const place = std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const Place& each) {
        return each.qualified_name == qualified_name;
    });
    if (place == std::end(kPlaces))
        return fmt::format("{}() {}", qualified_name, is_done ? "done" : "running");
    return fmt::format("{}() {} {}{}:{}", qualified_name, is_done ? "done, defined at" : "running at",
                       kFolder, place->file, stage == Stage::Waiting ? place->waiting : place->definition);
}

/// "main() running at a.py:3"
std::string describe_coroutine(const CoroutineBody& body) {
    if (const auto* operation = body.coroutine().as<OperationObject>())
        return describe_own(operation->qualified_name(), operation->body == nullptr ? Stage::Done
                                                         : operation->has_started   ? Stage::Waiting
                                                                                    : Stage::New);
    const auto* generator = body.coroutine().as<GeneratorObject>();
    if (generator == nullptr)
        return body.coroutine().as<AsyncGeneratorStep>() ? "async_generator_athrow without __name__()"
                                                         : "_wrap_awaitable() running";
    const std::string qualified_name = text_of(generator->qualified_name);
    const std::string name = qualified_name + "()";
    if (body.code() != nullptr && body.code()->source().is_library)
        return describe_own(qualified_name, generator->frame == nullptr        ? Stage::Done
                                            : generator->frame->position() < 0 ? Stage::New
                                                                               : Stage::Waiting);
    if (generator->frame != nullptr) {
        const Frame& frame = *generator->frame;
        return fmt::format("{} running at {}:{}", name, file_name(frame.code()), frame.line());
    }
    if (body.code() == nullptr) return name + " done";
    return fmt::format("{} done, defined at {}:{}", name, file_name(*body.code()),
                       body.code()->source().first_line);
}

NativeCoroutine formatted(Interpreter& vm, const char* function, Value first, Value second) {
    const Value formats = co_await vm.import_module("_formats");
    const StringRef name = vm.intern(function);
    if (second.is_empty()) co_return co_await call_method(vm, formats, *name, first);
    co_return co_await call_method(vm, formats, *name, first, second);
}

/// The text that a function of python/_formats.py makes of its arguments.
std::string format_now(Interpreter& vm, const char* function, const Value& first, const Value& second = {}) {
    const Value text = run_now(vm, formatted(vm, function, first, second));
    if (text.is_raised()) vm.take_exception();
    return text_of(text);
}

std::string short_repr_now(Interpreter& vm, const Value& value) {
    return format_now(vm, "short_repr", value);
}

std::string describe_callback(Interpreter& vm, loop::Callback::Function function, loop::RefCounted* target) {
    if (function == &loop::Task::wake_up) return "Task.task_wakeup()";
    if (function == &DoneCallback::notify)
        return describe_call(vm, static_cast<DoneCallback*>(target)->callable, {});
    if (const auto* observer = sync::FutureObserver::from(function, target))
        return std::string(observer->name());
    if (sync::releases_a_waiter(function))
        return "_release_waiter(" + short_repr_now(vm, Value(static_cast<loop::Future*>(target))) +
               ")() at /usr/lib/python3.11/asyncio/tasks.py:421";
    if (ties_to_a_pool_call(function))
        return "_chain_future.<locals>._call_check_cancel() at /usr/lib/python3.11/asyncio/futures.py:387";
    if (loop::EventLoop::ends_run_until_complete(function))
        return "_run_until_complete_cb() at /usr/lib/python3.11/asyncio/base_events.py:180";
    return {};
}

/// " cb=[…]": the first, the last and how many are between them; nothing if there are none.
std::string describe_callbacks(Interpreter& vm, const loop::Future& future) {
    std::vector<std::pair<loop::Callback::Function, Ref<loop::RefCounted>>> callbacks;
    future.visit_done_callbacks([&](loop::Callback::Function function, loop::RefCounted* target) {
        callbacks.emplace_back(function, target);
    });
    if (callbacks.empty()) return {};
    const auto describe = [&](std::size_t index) {
        return describe_callback(vm, callbacks[index].first, callbacks[index].second.get());
    };
    std::string text = " cb=[" + describe(0);
    if (callbacks.size() > 2) text += fmt::format(", <{} more>", callbacks.size() - 2);
    if (callbacks.size() > 1) text += ", " + describe(callbacks.size() - 1);
    return text + "]";
}

std::string_view state_word(const loop::Future& future) {
    if (!future.done()) return "pending";
    return future.cancelled() ? "cancelled" : "finished";
}

/// " result=5", of a future that has one.
std::string describe_ending(Interpreter& vm, const loop::Future& future) {
    if (!future.done() || future.cancelled()) return {};
    const Value ending = from_payload(future.peek_payload());
    return future.has_exception() ? " exception=" + repr_now(vm, ending)
                                  : " result=" + short_repr_now(vm, ending);
}

std::string describe_new(Interpreter& vm, const loop::Future& future) {
    const bool is_gather = future.wait_reason().kind == loop::WaitKind::Gather;
    const loop::Task* task = future.as_task();
    const bool is_cancelling = task != nullptr && !task->done() && task->cancel_requests() > 0;
    std::string text = task != nullptr ? "<Task " : is_gather ? "<_GatheringFuture " : "<Future ";
    text += is_cancelling ? "cancelling" : state_word(future);
    if (task != nullptr) {
        text += " name=" + repr_now(vm, StringObject::from_utf8(vm, task->name()));
        if (const auto* body = dynamic_cast<const CoroutineBody*>(task->body().get()))
            text += " coro=<" + describe_coroutine(*body) + ">";
        if (const Ref<loop::Future> waited = task->waiting_on())
            text += " wait_for=" + describe_future(vm, *waited);
    }
    return text + describe_ending(vm, future) + describe_callbacks(vm, future) + ">";
}

} // namespace

std::string describe_future(Interpreter& vm, const loop::Future& future) {
    auto& being_described = state_of(vm).being_described;
    if (std::find(being_described.begin(), being_described.end(), &future) != being_described.end())
        return "...";
    being_described.push_back(&future);
    std::string text = describe_new(vm, future);
    being_described.pop_back();
    return text;
}

std::string describe_call(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments) {
    return format_now(vm, "callback", callable,
                      TupleObject::create(vm, ValueVector(arguments.begin(), arguments.end())));
}

} // namespace simul::script::library::asyncio
