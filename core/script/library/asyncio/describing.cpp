#include "core/script/library/asyncio/describing.hpp"

#include "core/loop/task.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/operations.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// What is called, through bound methods, down to the function that has a place; null for natives.
const FunctionObject* function_of(const Value& callable) {
    if (const auto* method = callable.as<BoundMethodObject>()) return method->function().as<FunctionObject>();
    return callable.as<FunctionObject>();
}

std::string describe_state(Interpreter& vm, const loop::Future& future) {
    if (!future.done()) return "pending";
    if (future.cancelled()) return "cancelled";
    if (future.has_exception())
        return "finished exception=" + repr_now(vm, from_payload(future.peek_payload()));
    return "finished result=" + repr_now(vm, from_payload(future.peek_payload()));
}

} // namespace

std::string describe_future(Interpreter& vm, const loop::Future& future) {
    const loop::Task* task = future.as_task();
    if (task == nullptr) return "<Future " + describe_state(vm, future) + ">";
    const std::string state = describe_state(vm, future);
    const std::size_t word_end = std::min(state.find(' '), state.size());
    std::string text = "<Task " + state.substr(0, word_end);
    if (!task->done() && task->cancel_requests() > 0) text = "<Task cancelling";
    text += " name=" + repr_now(vm, StringObject::from_utf8(vm, task->name()));
    if (const auto* body = dynamic_cast<const CoroutineBody*>(task->body().get()))
        text += " coro=<" + describe_coroutine(*body) + ">";
    if (task->waiting_on() != nullptr) text += " wait_for=" + describe_future(vm, *task->waiting_on());
    return text + state.substr(word_end) + ">";
}

std::string describe_call(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments) {
    const FunctionObject* function = function_of(callable);
    std::string text = function != nullptr ? text_of(function->qualified_name) : repr_now(vm, callable);
    text += '(';
    for (std::size_t i = 0; i < arguments.size(); ++i)
        text += (i == 0 ? "" : ", ") + repr_now(vm, arguments[i]);
    text += ')';
    if (callable.as<FunctionObject>() != nullptr)
        text += fmt::format(" at {}:{}", file_name(*function->code), function->code->source().first_line);
    return text;
}

} // namespace simul::script::library::asyncio
