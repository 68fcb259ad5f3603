#include "core/script/library/asyncio/exception_handling.hpp"

#include "core/script/library/asyncio/describing.hpp"
#include "core/script/library/asyncio/driving.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <array>
#include <utility>

namespace simul::script::library::asyncio {
namespace {

/// The loop whose handler is asked: the one that runs, or ran last.
EventLoopObject* responsible_loop(Interpreter& vm) {
    const AsyncioState& state = state_of(vm);
    if (state.running != nullptr) return state.running.get();
    return state.loops.empty() ? nullptr : state.loops.back();
}

void set(Interpreter& vm, DictObject& dict, std::string_view key, const Value& value) {
    if (!value.is_empty()) dict.set(vm.intern(key), value);
}

NativeCoroutine log_by_module(Interpreter& vm, Value logging, std::string text, Value exception) {
    const Value logger =
        co_await call_method(vm, logging, *vm.intern("getLogger"), Value(vm.intern("asyncio")));
    const Value error = co_await get_attribute(vm, logger, *vm.intern("error"));
    std::array<Value, 2> values = {StringObject::from_utf8(vm, text), exception};
    const Ref<TupleObject> keyword = TupleObject::of(vm, vm.intern("exc_info"));
    Arguments arguments(values.data(), 1, keyword.get());
    Value done = co_await call(vm, error, arguments);
    co_return done;
}

/// asyncio reports to its logger: to standard error, unless the program has set up `logging`.
void log_error(Interpreter& vm, const std::string& text, const ExceptionRef& exception) {
    if (const Value* logging = vm.modules().find(*vm.intern("logging"))) {
        const Value shown = exception != nullptr ? Value(exception) : Value::none();
        if (run_now(vm, log_by_module(vm, *logging, text, shown)).is_raised()) (void)vm.take_exception();
        return;
    }
    std::string lines = text + '\n';
    if (exception != nullptr) lines += format_exception_now(vm, exception);
    (void)vm.write(OutputStream::Error, lines);
}

/// What the loop ran, for the report: the program's own handle has let go of it.
Value handle_that_has_run(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments,
                          std::optional<Instant> when) {
    const AsyncioState& state = state_of(vm);
    EventLoopObject* const loop = responsible_loop(vm);
    if (loop == nullptr) return {};
    TypeObject& type = when ? *state.timer_handle_type : *state.handle_type;
    const auto handle = loop::make_ref<loop::Handle>(loop::Callback(), when.value_or(Instant{}));
    return Ref<HandleObject>(
        new HandleObject(type, *loop, handle, callable, ValueVector(arguments.begin(), arguments.end())));
}

} // namespace

void end_the_run(Interpreter& vm, const loop::Outcome& how) {
    const AsyncioState& state = state_of(vm);
    if (state.running != nullptr) state.running->event_loop().abort(how);
    if (Execution* outer = vm.state().execution) outer->end_run(how);
}

void callback_failed(Interpreter& vm, const Value& callable, const std::vector<Value>& arguments,
                     std::optional<Instant> when) {
    const ExceptionRef exception = vm.take_exception();
    const loop::Outcome outcome = to_outcome(vm, exception);
    if (vm.simulation()->front_end().ends_the_program(outcome.payload)) {
        if (const auto& running = state_of(vm).running) running->event_loop().abort(outcome);
        return;
    }
    call_exception_handler(vm, "Exception in callback " + describe_call(vm, callable, arguments), exception,
                           "handle", handle_that_has_run(vm, callable, arguments, when));
}

void call_exception_handler(Interpreter& vm, std::string_view message, const Value& exception,
                            std::string_view subject_key, const Value& subject) {
    const Ref<DictObject> context = DictObject::create(vm);
    set(vm, *context, "message", StringObject::from_utf8(vm, message));
    set(vm, *context, "exception", exception);
    if (!subject_key.empty()) set(vm, *context, subject_key, subject);

    EventLoopObject* const loop = responsible_loop(vm);
    if (loop == nullptr || loop->exception_handler.is_none()) {
        (void)default_exception_handler(vm, *context);
        return;
    }
    const Ref<EventLoopObject> alive(loop);
    const Value result = call_now(vm, loop->exception_handler, {Value(alive), Value(context)});
    if (!result.is_raised()) return;
    const ExceptionRef failure = vm.take_exception();
    const loop::Outcome outcome = to_outcome(vm, failure);
    if (vm.simulation()->front_end().ends_the_program(outcome.payload)) {
        loop->event_loop().abort(outcome);
        return;
    }
    log_error(vm, "Unhandled error in exception handler", failure);
}

Value default_exception_handler(Interpreter& vm, DictObject& context) {
    std::string text;
    const Value* message = context.find(*vm.intern("message"));
    const auto* words = message != nullptr ? message->as<StringObject>() : nullptr;
    text += words != nullptr && words->size() > 0 ? words->utf8() : "Unhandled exception in event loop";
    ExceptionRef exception;
    std::size_t position = 0;
    while (const DictObject::Entry* entry = context.next(position)) {
        const auto* key = entry->key.as<StringObject>();
        if (key == nullptr || *key == *vm.intern("message")) continue;
        if (*key == *vm.intern("exception")) {
            if (auto* raised = entry->value.as<ExceptionObject>()) exception = raised;
            continue;
        }
        text += "\n" + key->utf8() + ": " + repr_now(vm, entry->value);
    }
    log_error(vm, text, exception);
    return Value::none();
}

void keep_until_exit(Interpreter& vm, const Value& exception) {
    constexpr std::size_t kMostKept = 256;
    std::vector<Value>& kept = vm.state().kept_until_exit;
    if (kept.size() >= kMostKept) {
        const Value dropped = std::exchange(kept.front(), Value());
        kept.erase(kept.begin());
    }
    kept.push_back(exception);
}

namespace {

/// Beside what the type keeps there, under a name that no program can write.
void hold(Interpreter& vm, ExceptionObject& raised, const Value& held) {
    AttributeStore& details = raised.details;
    const StringRef name = vm.intern("<variables of asyncio's frames>");
    if (const Value* others = details.find(*name)) {
        others->to<ListObject>().items().push_back(held);
    } else {
        details.set(vm, name, ListObject::create(vm, {held}));
    }
}

} // namespace

Value holding_argument(Interpreter& vm, Value result, const Value& argument) {
    if (result.is_raised() && vm.has_pending_exception()) hold(vm, *vm.pending_exception(), argument);
    return result;
}

void hold_as_its_frame_would(Interpreter& vm, const loop::Outcome& outcome, const Value& held) {
    if (outcome.is_value() || outcome.payload == nullptr) return;
    const Value raised = from_payload(outcome.payload);
    const loop::Future* const future = as_future(held);
    auto& exception = raised.to<ExceptionObject>();
    if (future != nullptr && future->has_exception()) {
        const loop::Payload& failure = future->peek_payload();
        if (failure == outcome.payload) {
            keep_until_exit(vm, raised);
            keep_until_exit(vm, held); // a gather's future has its children
            return;
        }
        // A gather that was cancelled has failed with a CancelledError: a limit raises its own from that.
        if (exception.cause.as<ExceptionObject>() == failure.get()) keep_until_exit(vm, held);
    }
    hold(vm, exception, held);
}

} // namespace simul::script::library::asyncio
