#include "core/script/vm/finalization.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/traceback_object.hpp"

namespace simul::script {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\f");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

void warn_never_awaited(Interpreter& vm, const std::string& name) {
    const Execution* execution = vm.state().execution;
    const Frame* frame = execution != nullptr ? execution->innermost_frame() : nullptr;
    const bool is_known = frame != nullptr && !frame->code().source().is_library;
    vm.sink().never_awaited(name, is_known ? frame->line() : 0);
    warn(vm, "RuntimeWarning", fmt::format("coroutine '{}' was never awaited", name));
}

/// "Exception ignored in: …": nobody is there to catch what a finaliser raises.
NativeCoroutine report_ignored(Interpreter& vm, ExceptionRef exception, Value where) {
    std::string text = "Exception ignored in: ";
    Value described = co_await attempt(repr(vm, where));
    if (described.is_raised()) {
        (void)vm.take_exception();
        text += "<object repr() failed>";
    } else {
        text += described.to<StringObject>().utf8();
    }
    Value formatted = co_await format_exception(vm, exception);
    text += "\n" + formatted.to<StringObject>().utf8();
    (void)vm.write(OutputStream::Error, text);
    co_return Value::none();
}

/// What finalises the object, called with nothing.
Value finalize(Interpreter& vm, const Value& object, Value& described) {
    described = object;
    if (auto* generator = object.as<GeneratorObject>()) {
        if (generator->is_async_generator() && !generator->finalizer_hook.is_empty()) {
            const Value hook = std::exchange(generator->finalizer_hook, Value());
            return call(vm, hook, object);
        }
        return close_generator(vm, *generator);
    }
    const Value* method = type_of(vm, object).lookup(*vm.names().dunder_del);
    if (method == nullptr) return Value::none();
    described = *method;
    Arguments nothing(nullptr, 0);
    return call_special(vm, object, described, nothing);
}

NativeCoroutine run_all(Interpreter& vm, ExceptionRef pending) {
    // What dies in a finaliser is finalised inside of it, before those that died with this one.
    std::vector<Ref<Object>> dying = std::exchange(vm.state().dying, {});
    for (Ref<Object>& each : dying) {
        Value object = std::move(each);
        Value described;
        Value result = co_await attempt(finalize(vm, object, described));
        if (result.is_raised()) {
            ExceptionRef exception = vm.take_exception();
            Value reported = co_await start(vm, report_ignored(vm, exception, described));
            reported.reset();
        }
        described.reset();
        object.reset();
    }
    if (pending == nullptr) co_return Value::none();
    vm.set_pending_exception(std::move(pending));
    co_return Value::raised();
}

} // namespace

bool schedule_finalizer(Object& object) noexcept {
    Interpreter& vm = object.type().interpreter();
    InterpreterState& state = vm.state();
    if (state.is_closing) return false;
    if (object.layout() == Layout::Coroutine) {
        const auto& coroutine = static_cast<const GeneratorObject&>(object);
        if (coroutine.state == GeneratorObject::State::Created) {
            const auto* name = coroutine.qualified_name.as<StringObject>();
            warn_never_awaited(vm, name != nullptr ? name->utf8() : "?");
            return false;
        }
    }
    if (object.layout() == Layout::Operation) {
        const auto& operation = static_cast<const OperationObject&>(object);
        warn_never_awaited(vm, std::string(operation.qualified_name()));
        return false;
    }
    state.dying.emplace_back(&object);
    state.interrupt();
    if (vm.simulation() != nullptr) vm.simulation()->front_end().ask_to_settle();
    return true;
}

void push_finalizers(Interpreter& vm, ExceptionRef pending) {
    NativeCoroutine coroutine = run_all(vm, std::move(pending));
    coroutine.handle().promise().on_return = OnReturn::Discard;
    vm.state().execution->push_native(coroutine);
}

void run_finalizers(Interpreter& vm) {
    if (vm.state().dying.empty()) return;
    Execution execution(vm);
    RunResult result = execution.run(run_all(vm, nullptr));
    // A finaliser that sleeps holds nobody: there is nothing to hold.
    while (result.kind == RunResult::Kind::Blocked)
        result = execution.go_on();
}

void warn(Interpreter& vm, std::string_view category, std::string_view text) {
    InterpreterState& state = vm.state();
    const Frame* frame = state.execution != nullptr ? state.execution->innermost_frame() : nullptr;
    const std::uint32_t line = frame != nullptr ? frame->line() : 1;
    const std::string file = frame != nullptr ? frame->code().source().source->name() : "sys";
    if (!state.warned.emplace(fmt::format("{}:{}", file, text), line).second) return;
    std::string message = fmt::format("{}:{}: {}: {}\n", file, line, category, text);
    if (frame != nullptr) {
        const std::string_view source_line = trimmed(frame->code().source().source->line(line));
        if (!source_line.empty()) message += fmt::format("  {}\n", source_line);
    }
    if (text.ends_with("was never awaited")) {
        message += "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";
    }
    (void)vm.write(OutputStream::Error, message);
}

} // namespace simul::script
