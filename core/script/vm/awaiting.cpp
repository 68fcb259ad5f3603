#include "core/script/vm/awaiting.hpp"

#include "core/loop/event_loop.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"

#include <algorithm>

namespace simul::script {
namespace {

using State = GeneratorObject::State;
using StepState = AsyncGeneratorStep::State;
using StepKind = AsyncGeneratorStep::Kind;

/// A number on its way through the loop.
class BoxedValue final : public RefCounted {
public:
    explicit BoxedValue(const Value& boxed)
        : RefCounted(static_cast<std::uint8_t>(Layout::Foreign)), value(boxed) {}
    const Value value;
};

/// 3.11 takes a step that was thrown into before it began for one that has not begun: when it goes on after
/// an await, an aclose() throws its GeneratorExit, an athrow() its exception into that await.
Sent begin_after_throw(Interpreter& vm, AsyncGeneratorStep& step, Sent sent) {
    if (sent.kind == Sent::Kind::Exception) return sent;
    step.state = StepState::Running;
    if (step.kind == StepKind::Send) return Sent{Sent::Kind::Value, step.value};
    if (step.kind == StepKind::Throw) return Sent::exception(step.value);
    step.generator->is_closed = true;
    return Sent::exception(make_exception(vm, *vm.exceptions().generator_exit, {}));
}

/// What an asend(), athrow() or aclose() sends into the generator; nothing (after raising, or with a result
/// in `result`) if it has no need to run.
std::optional<Sent> begin_step(Interpreter& vm, AsyncGeneratorStep& step, Sent sent, Value& result) {
    GeneratorObject& generator = *step.generator;
    const char* name = step.kind == StepKind::Send ? "__anext__()/asend()" : "aclose()/athrow()";
    if (step.state == StepState::Finished) {
        result = raise_runtime_error(vm, "cannot reuse already awaited {}", name);
        return std::nullopt;
    }
    if (step.state == StepState::Running) return sent;
    if (generator.step == &step) return begin_after_throw(vm, step, std::move(sent));
    // 3.11 asks this first: whatever was to be thrown goes nowhere, and the step ends with None.
    if (generator.state == State::Finished && step.kind != StepKind::Send && sent.kind == Sent::Kind::Value) {
        step.state = StepState::Finished;
        result = Value::none();
        return std::nullopt;
    }
    // What is thrown goes in even where a step was lost.
    const bool is_lost = generator.is_step_lost && sent.kind == Sent::Kind::Value;
    if (generator.step != nullptr || is_lost || generator.is_running()) {
        step.state = StepState::Finished;
        constexpr const char* kNames[] = {"anext", "athrow", "aclose"};
        result = raise_runtime_error(vm, "{}(): asynchronous generator is already running",
                                     kNames[static_cast<int>(step.kind)]);
        return std::nullopt;
    }
    if (sent.kind == Sent::Kind::Exception) {
        // Goes straight into the generator, whatever the step was to send.
        if (generator.state == State::Finished) {
            step.state = StepState::Finished;
            result = raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
            return std::nullopt;
        }
        generator.step = &step; // and yet it has not begun: begin_after_throw()
        return sent;
    }
    const bool is_over = generator.state == State::Finished || generator.is_closed;
    if (is_over || (step.kind == StepKind::Close && generator.state == State::Created)) {
        step.state = StepState::Finished;
        generator.is_closed = true;
        if (generator.state == State::Created) {
            generator.state = State::Finished;
            generator.frame.reset();
        }
        result = step.kind == StepKind::Close
                     ? Value::none()
                     : raise_with(vm, *vm.exceptions().stop_async_iteration, vm.empty_tuple());
        return std::nullopt;
    }
    if (generator.state == State::Created && step.kind == StepKind::Send && !step.value.is_none()) {
        step.state = StepState::Finished;
        result = raise_type_error(vm, "can't send non-None value to a just-started async generator");
        return std::nullopt;
    }
    step.state = StepState::Running;
    generator.step = &step;
    if (step.kind == StepKind::Send) return Sent{Sent::Kind::Value, step.value};
    if (step.kind == StepKind::Throw) return Sent::exception(step.value);
    generator.is_closed = true;
    return Sent::exception(make_exception(vm, *vm.exceptions().generator_exit, {}));
}

bool closes(Interpreter& vm, const Sent& sent) {
    return sent.kind == Sent::Kind::Exception && is_exception_of(sent.value, *vm.exceptions().generator_exit);
}

AsyncGeneratorStep& end_step(GeneratorObject& generator) {
    AsyncGeneratorStep& step = *std::exchange(generator.step, nullptr);
    step.state = StepState::Finished;
    return step;
}

} // namespace

loop::Future* as_future(const Value& value) noexcept {
    if (!value.is_object()) return nullptr;
    const auto layout = static_cast<Layout>(value.as_object()->front_end_tag());
    return layout == Layout::Future || layout == Layout::Task ? static_cast<loop::Future*>(value.as_object())
                                                              : nullptr;
}

loop::Payload to_payload(const Value& value) {
    if (value.is_none()) return {};
    if (value.is_object()) return loop::Payload(value.as_object());
    return loop::Payload(new BoxedValue(value));
}

Value from_payload(const loop::Payload& payload) {
    if (payload == nullptr) return Value::none();
    if (payload->front_end_tag() == static_cast<std::uint8_t>(Layout::Foreign)) {
        return static_cast<const BoxedValue&>(*payload).value;
    }
    return payload;
}

Ref<OperationObject> coroutine_of_turn(Interpreter& vm, loop::Turn& turn) {
    Ref<OperationObject> operation =
        OperationObject::create(vm, turn.name(), turn.qualified_name(), turn.coroutine());
    operation->has_started = true;
    return operation;
}

Value from_outcome(Interpreter& vm, const loop::Outcome& outcome) {
    if (outcome.is_value()) return from_payload(outcome.payload);
    return raise(vm, ExceptionRef(static_cast<ExceptionObject*>(outcome.payload.get())));
}

loop::Outcome to_outcome(Interpreter& vm, const ExceptionRef& exception) {
    const TypeObject* cancelled = vm.state().cancelled_error.get();
    if (cancelled != nullptr && exception->type().is_subtype_of(*cancelled))
        return loop::Outcome::cancelled(exception);
    return loop::Outcome::exception(exception);
}

Value get_awaitable(Interpreter& vm, const Value& object, AwaitedBy awaited_by) {
    if (as_future(object) != nullptr) return object;
    if (const auto* operation = object.as<OperationObject>()) {
        if (operation->has_started && operation->body != nullptr)
            return raise_runtime_error(vm, "coroutine is being awaited already");
        return object;
    }
    if (const auto* generator = object.as<GeneratorObject>()) {
        if (generator->is_coroutine()) {
            const bool waits = generator->state != State::Created && generator->state != State::Finished &&
                               !generator->is_running() && generator->frame->is_at_yield_from();
            if (waits) return raise_runtime_error(vm, "coroutine is being awaited already");
            return object;
        }
        if (generator->is_iterable_coroutine) return object;
    }
    const auto await = type_of(vm, object).slots().await;
    if (await != nullptr) return await(vm, object);
    const std::string name = type_name(vm, object);
    switch (awaited_by) {
    case AwaitedBy::Aenter:
        return raise_type_error(
            vm, "'async with' received an object from __aenter__ that does not implement __await__: {}",
            name);
    case AwaitedBy::Aexit:
        return raise_type_error(
            vm, "'async with' received an object from __aexit__ that does not implement __await__: {}", name);
    case AwaitedBy::Await: break;
    }
    return raise_type_error(vm, "object {} can't be used in 'await' expression", name);
}

Value await_iterator(Interpreter& vm, const Value& awaitable) {
    return CoroutineWrapper::create(vm, awaitable);
}

Value get_async_iterator(Interpreter& vm, const Value& object) {
    const auto iterate = type_of(vm, object).slots().async_iterate;
    if (iterate == nullptr) {
        return raise_type_error(vm, "'async for' requires an object with __aiter__ method, got {}",
                                type_name(vm, object));
    }
    return iterate(vm, object);
}

namespace {

NativeCoroutine await_next_body(Interpreter& vm, Value iterator) {
    const auto next = type_of(vm, iterator).slots().async_next;
    Value awaitable = co_await next(vm, iterator);
    Value attempted = co_await attempt(get_awaitable(vm, awaitable, AwaitedBy::Await));
    if (attempted.is_raised()) {
        const ExceptionRef cause = vm.take_exception();
        (void)raise_type_error(vm, "'async for' received an invalid object from __anext__: {}",
                               type_name(vm, awaitable));
        vm.pending_exception()->cause = cause;
        vm.pending_exception()->suppress_context = true;
        co_return Value::raised();
    }
    co_return attempted;
}

} // namespace

Value get_async_next(Interpreter& vm, const Value& iterator) {
    const auto next = type_of(vm, iterator).slots().async_next;
    if (next == nullptr) {
        return raise_type_error(vm, "'async for' requires an iterator with __anext__ method, got {}",
                                type_name(vm, iterator));
    }
    if (iterator.as<GeneratorObject>() != nullptr) return next(vm, iterator);
    return start(vm, await_next_body(vm, iterator));
}

Value end_step_with_yield(Interpreter& vm, GeneratorObject& generator, Value value) {
    const AsyncGeneratorStep& step = end_step(generator);
    if (step.kind == StepKind::Close) return raise_runtime_error(vm, "async generator ignored GeneratorExit");
    return value;
}

void finish_async_generator(Interpreter& vm, Execution& execution, GeneratorObject& generator, Value value,
                            bool is_root) {
    generator.is_closed = true;
    if (generator.step == nullptr)
        return is_root ? deliver_end(vm, execution, std::move(value), OnReturn::Deliver)
                       : return_to_delegator(execution, std::move(value));
    const AsyncGeneratorStep& step = end_step(generator);
    if (step.kind == StepKind::Close) {
        if (value.is_raised()) {
            const Value pending = vm.pending_exception();
            if (is_exception_of(pending, *vm.exceptions().generator_exit) ||
                is_exception_of(pending, *vm.exceptions().stop_async_iteration)) {
                (void)vm.take_exception();
                value = Value::none();
            }
        } else {
            value = Value::none();
        }
    } else if (!value.is_raised()) {
        value = raise_with(vm, *vm.exceptions().stop_async_iteration, vm.empty_tuple());
    }
    if (is_root) return deliver_end(vm, execution, std::move(value), OnReturn::Deliver);
    return_to_delegator(execution, std::move(value));
}

// ---- YIELD_FROM -------------------------------------------------------------------------------------------

namespace {

Delegation finish_with(Frame& frame, Value result) {
    if (result.is_raised()) return Delegation::Raised;
    frame.drop(); // the receiver
    frame.push(std::move(result));
    return Delegation::Finished;
}

Delegation yield_to_consumer(Interpreter& vm, Execution& execution, Frame& frame, Value value) {
    yield_from_iterator(vm, execution, frame, std::move(value));
    return Delegation::Switched;
}

Delegation delegate_to_generator(Interpreter& vm, Execution& execution, Frame& frame,
                                 GeneratorObject& generator, Sent sent) {
    if (generator.is_running()) {
        return finish_with(frame, raise_value_error(vm, "{} already executing", generator.kind_name()));
    }
    if (generator.state == State::Finished) {
        if (generator.is_coroutine()) {
            return finish_with(frame, raise_runtime_error(vm, "cannot reuse already awaited coroutine"));
        }
        if (sent.kind == Sent::Kind::Exception) {
            return finish_with(frame, raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>())));
        }
        return finish_with(frame, Value::none());
    }
    if (!execution.has_depth_for(1)) return finish_with(frame, execution.raise_too_deep());
    enter_delegate(vm, execution, frame, generator, std::move(sent));
    return Delegation::Switched;
}

Delegation delegate_to_future(Interpreter& vm, Execution& execution, Frame& frame, loop::Future& future,
                              const Sent& sent) {
    if (sent.kind == Sent::Kind::Exception) {
        return finish_with(frame, raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>())));
    }
    if (future.done()) return finish_with(frame, from_outcome(vm, future.take_outcome()));
    return yield_to_consumer(vm, execution, frame, Value(&future));
}

Delegation step_operation(Interpreter& vm, Execution& execution, Frame& frame, OperationObject& operation,
                          Sent sent) {
    if (operation.body == nullptr) {
        return finish_with(frame, raise_runtime_error(vm, "cannot reuse already awaited coroutine"));
    }
    loop::Outcome outcome = sent.kind == Sent::Kind::Value
                                ? loop::Outcome::value(to_payload(sent.value))
                                : to_outcome(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
    if (!operation.has_started && sent.kind == Sent::Kind::Exception) {
        operation.body.reset();
        return finish_with(frame, from_outcome(vm, outcome));
    }
    operation.has_started = true;
    loop::Step step = operation.body->resume(std::move(outcome));
    switch (step.kind) {
    case loop::Step::Kind::Awaits: return yield_to_consumer(vm, execution, frame, Value(step.future));
    case loop::Step::Kind::Yields: return yield_to_consumer(vm, execution, frame, Value::none());
    case loop::Step::Kind::Blocks:
        (void)vm.block(step.duration, step.block_kind);
        return Delegation::Switched;
    case loop::Step::Kind::Ends:
        operation.body.reset();
        if (auto refused = vm.simulation()->take_refusal()) step.outcome = loop::Outcome::exception(*refused);
        return finish_with(frame, from_outcome(vm, step.outcome));
    case loop::Step::Kind::Misuses: return finish_with(frame, from_outcome(vm, step.outcome));
    case loop::Step::Kind::Aborts: execution.end_run(std::move(step.outcome)); return Delegation::Switched;
    }
    return Delegation::Switched;
}

/// `yield from` passes an exception on to the iterator, if that takes any.
NativeCoroutine throw_into_iterator(Interpreter& vm, Value iterator, Value exception) {
    Value method = co_await find_attribute(vm, iterator, *vm.names().throw_);
    if (method.is_empty()) co_return raise(vm, ExceptionRef(&exception.to<ExceptionObject>()));
    Value result = co_await call(vm, method, exception);
    co_return result;
}

NativeCoroutine close_iterator(Interpreter& vm, Value iterator, Value exception) {
    Value method = co_await find_attribute(vm, iterator, *vm.names().close);
    if (!method.is_empty()) {
        Value closed = co_await call(vm, method);
        closed.reset();
    }
    co_return raise(vm, ExceptionRef(&exception.to<ExceptionObject>()));
}

Delegation delegate_to_iterator(Interpreter& vm, Execution&, Frame& frame, const Value& receiver,
                                const Sent& sent) {
    Value result;
    if (sent.kind == Sent::Kind::Value) {
        if (!sent.value.is_none()) {
            result = call_method(vm, receiver, *vm.names().send, sent.value);
        } else if (type_of(vm, receiver).is_script_class()) {
            // Its StopIteration may bring a value (see Execution::completes_delegation).
            result = call_method(vm, receiver, *vm.names().dunder_next);
        } else {
            result = iterate_next(vm, receiver);
        }
    } else if (is_exception_of(sent.value, *vm.exceptions().generator_exit)) {
        result = start(vm, close_iterator(vm, receiver, sent.value));
    } else {
        result = start(vm, throw_into_iterator(vm, receiver, sent.value));
    }
    if (result.is_pending()) return Delegation::Switched;
    if (result.is_raised()) return Delegation::Raised;
    if (result.is_exhausted()) return finish_with(frame, Value::none());
    return yield_to_consumer(vm, *vm.state().execution, frame, std::move(result));
}

} // namespace

Delegation delegate(Interpreter& vm, Execution& execution, Frame& frame, Sent sent) {
    if (is_same(frame.top(), vm.state().pause)) {
        return finish_with(frame, sent.kind == Sent::Kind::Value
                                      ? Value::none()
                                      : raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>())));
    }
    if (auto* operation = frame.top().as<OperationObject>())
        return step_operation(vm, execution, frame, *operation, std::move(sent));
    const Value receiver = frame.top();
    if (auto* generator = receiver.as<GeneratorObject>()) {
        return delegate_to_generator(vm, execution, frame, *generator, std::move(sent));
    }
    if (loop::Future* future = as_future(receiver)) {
        if (loop::Turn* const turn = future->as_turn()) {
            const Ref<OperationObject> operation = coroutine_of_turn(vm, *turn);
            frame.top() = operation;
            return step_operation(vm, execution, frame, *operation, std::move(sent));
        }
        return delegate_to_future(vm, execution, frame, *future, sent);
    }
    if (auto* step = receiver.as<AsyncGeneratorStep>()) {
        if (step->state == StepState::Running && closes(vm, sent)) {
            // Closing a step does nothing to its generator.
            step->state = StepState::Finished;
            (void)raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
            return Delegation::Raised;
        }
        Value result;
        std::optional<Sent> begun = begin_step(vm, *step, std::move(sent), result);
        if (!begun) return finish_with(frame, std::move(result));
        return delegate_to_generator(vm, execution, frame, *step->generator, std::move(*begun));
    }
    if (const auto* wrapper = receiver.as<CoroutineWrapper>()) {
        const Value coroutine = wrapper->coroutine;
        frame.top() = coroutine;
        return delegate(vm, execution, frame, std::move(sent));
    }
    return delegate_to_iterator(vm, execution, frame, receiver, sent);
}

// ---- sending by hand
// ----------------------------------------------------------------------------------------

namespace {

/// `next(future.__await__())`: the future, and then its result as a StopIteration.
Value send_to_future(Interpreter& vm, loop::Future& future, bool& is_waiting, const Sent& sent) {
    if (sent.kind == Sent::Kind::Exception) return raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
    if (future.done()) {
        const Value result = from_outcome(vm, future.take_outcome());
        return result.is_raised() ? Value::raised() : raise_stop_iteration(vm, result);
    }
    if (is_waiting) return raise_runtime_error(vm, "await wasn't used with future");
    is_waiting = true;
    return Value(&future);
}

Value send_to_operation(Interpreter& vm, OperationObject& operation, const Sent& sent) {
    if (operation.body == nullptr) return raise_runtime_error(vm, "cannot reuse already awaited coroutine");
    loop::Outcome outcome = sent.kind == Sent::Kind::Value
                                ? loop::Outcome::value(to_payload(sent.value))
                                : to_outcome(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
    if (!operation.has_started && sent.kind == Sent::Kind::Exception) {
        operation.body.reset();
        return from_outcome(vm, outcome);
    }
    operation.has_started = true;
    loop::Step step = operation.body->resume(std::move(outcome));
    switch (step.kind) {
    case loop::Step::Kind::Awaits: return step.future;
    case loop::Step::Kind::Yields: return Value::none();
    case loop::Step::Kind::Blocks: return vm.block(step.duration, step.block_kind);
    default: break;
    }
    operation.body.reset();
    if (auto refused = vm.simulation()->take_refusal()) step.outcome = loop::Outcome::exception(*refused);
    const Value result = from_outcome(vm, step.outcome);
    return result.is_raised() ? Value::raised() : raise_stop_iteration(vm, result);
}

/// The operation that the innermost of the suspended chain awaits; null where that is no operation.
OperationObject* awaited_operation(const GeneratorObject& body) {
    Frame& frame = *static_cast<Frame*>(body.resumption_point());
    const bool awaits = frame.position() >= 0 && frame.is_at_yield_from();
    return awaits ? frame.top().as<OperationObject>() : nullptr;
}

/// Those of a suspended chain that closing reaches, the innermost first: it leaves an asynchronous generator
/// as it is, and whatever that awaits.
std::vector<Ref<GeneratorObject>> chain_of(const GeneratorObject& body) {
    std::vector<Ref<GeneratorObject>> chain;
    for (Activation* each = body.resumption_point(); each != nullptr; each = each->caller) {
        GeneratorObject* const generator = static_cast<Frame*>(each)->generator;
        generator->is_async_generator() ? chain.clear() : void(chain.emplace_back(generator));
        if (each == body.frame.get()) break;
    }
    return chain;
}

/// One of the chain that is being closed has yielded again: it is dropped where it stands, and whoever waits
/// for it is to get a RuntimeError for that. Empty: nobody does, it was the outermost.
Value drop_who_ignored(Interpreter& vm, const GeneratorObject& body,
                       const std::vector<Ref<GeneratorObject>>& chain, const OperationObject* closed) {
    const char* kind = "coroutine";
    Frame* waiting = nullptr;
    if (closed != nullptr && awaited_operation(body) == closed) {
        waiting = static_cast<Frame*>(body.resumption_point());
    } else {
        const auto ignoring = std::find_if(chain.begin(), chain.end(), [](const Ref<GeneratorObject>& each) {
            return each->state != State::Finished;
        });
        if (ignoring == chain.end() || ignoring->get() == &body) return {};
        kind = (*ignoring)->kind_name();
        waiting = static_cast<Frame*>((*ignoring)->frame->caller);
        detach_from_chain(**ignoring);
    }
    waiting->top() = vm.state().pause; // raises what is thrown into it
    return make_exception(vm, *vm.exceptions().runtime_error, std::string(kind) + " ignored GeneratorExit");
}

NativeCoroutine close_suspended(Interpreter& vm, Value generator) {
    auto& body = generator.to<GeneratorObject>();
    const std::vector<Ref<GeneratorObject>> chain = chain_of(body);
    const bool reaches_the_innermost =
        !chain.empty() && chain.front()->frame.get() == body.resumption_point();
    Ref<OperationObject> operation = reaches_the_innermost ? awaited_operation(body) : nullptr;
    Sent sent = Sent::exception(make_exception(vm, *vm.exceptions().generator_exit, {}));
    Value result = co_await attempt(resume_generator(vm, body, std::move(sent), OnReturn::Deliver));
    while (!result.is_raised()) {
        const Value error = drop_who_ignored(vm, body, chain, operation.get());
        operation.reset();
        if (error.is_empty()) co_return raise_runtime_error(vm, "{} ignored GeneratorExit", body.kind_name());
        Sent thrown = Sent::exception(error);
        result = co_await attempt(resume_generator(vm, body, std::move(thrown), OnReturn::Deliver));
    }
    const Value pending = vm.pending_exception();
    if (!is_exception_of(pending, *vm.exceptions().generator_exit) &&
        !is_exception_of(pending, *vm.exceptions().stop_iteration)) {
        co_return Value::raised();
    }
    (void)vm.take_exception();
    co_return Value::none();
}

} // namespace

Value send_to(Interpreter& vm, const Value& receiver, Sent sent, OnReturn on_return) {
    if (auto* generator = receiver.as<GeneratorObject>()) {
        return resume_generator(vm, *generator, std::move(sent), on_return);
    }
    if (auto* operation = receiver.as<OperationObject>()) return send_to_operation(vm, *operation, sent);
    if (auto* wrapper = receiver.as<CoroutineWrapper>()) {
        if (loop::Future* future = as_future(wrapper->coroutine))
            return send_to_future(vm, *future, wrapper->is_waiting, sent);
        return send_to(vm, Value(wrapper->coroutine), std::move(sent), on_return);
    }
    auto& step = receiver.to<AsyncGeneratorStep>();
    Value result;
    std::optional<Sent> begun = begin_step(vm, step, std::move(sent), result);
    if (begun) return resume_generator(vm, *step.generator, std::move(*begun), on_return);
    return result.is_raised() ? Value::raised() : raise_stop_iteration(vm, result);
}

Value close_generator(Interpreter& vm, GeneratorObject& generator) {
    if (generator.is_running()) return raise_value_error(vm, "{} already executing", generator.kind_name());
    if (generator.state == State::Created) {
        generator.state = State::Finished;
        generator.frame->generator = nullptr;
        generator.frame.reset();
    }
    if (generator.state == State::Finished) return Value::none();
    return start(vm, close_suspended(vm, Value(&generator)));
}

} // namespace simul::script
