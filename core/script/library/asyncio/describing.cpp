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

/// "main() running at a.py:3"
std::string describe_coroutine(const CoroutineBody& body) {
    if (const auto* operation = body.coroutine().as<OperationObject>())
        return fmt::format("{}(){}", operation->qualified_name(),
                           operation->body != nullptr ? " running" : " done");
    const auto* generator = body.coroutine().as<GeneratorObject>();
    if (generator == nullptr)
        return body.coroutine().as<AsyncGeneratorStep>() ? "async_generator_athrow without __name__()"
                                                         : "_wrap_awaitable() running";
    const std::string name = text_of(generator->qualified_name) + "()";
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
