#include "core/script/library/asyncio/driving.hpp"

#include "core/loop/task.hpp"
#include "core/script/library/asyncio/event_loop_object.hpp"
#include "core/script/library/asyncio/exception_handling.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/short_repr.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <boost/container/small_vector.hpp>

namespace simul::script::library::asyncio {
namespace {

/// REQUIRES: it is a future.
loop::Step awaits(Value future) {
    return loop::Step::awaits(
        Ref<loop::Future>(static_cast<loop::Future*>(std::move(future).detach_object()), false));
}

loop::Step misuse(Interpreter& vm, const Value& yielded) {
    return loop::Step::misuses(
        make_exception(vm, *vm.exceptions().runtime_error, "Task got bad yield: " + repr_now(vm, yielded)));
}

/// `await` knows what to do with every kind of iterator that `__await__` may give.
NativeCoroutine coroutine_awaiting(Interpreter& vm, Value awaitable) {
    const Value module = co_await vm.import_module("_wrap_awaitable");
    const StringRef name = vm.intern("_wrap_awaitable");
    co_return co_await call_method(vm, module, *name, awaitable);
}

NativeCoroutine raising(Interpreter& vm, loop::Outcome outcome) {
    co_return from_outcome(vm, outcome);
}

NativeCoroutine repr_of(Interpreter& vm, Value value) {
    co_return co_await repr(vm, value);
}

NativeCoroutine formatted(Interpreter& vm, ExceptionRef exception) {
    co_return co_await format_exception(vm, exception,
                                        {.limit = {}, .chain = true, .suggestions = false}); // by logging
}

NativeCoroutine call_of(Interpreter& vm, Value callable, std::vector<Value> arguments) {
    Arguments view(arguments.data(), arguments.size());
    co_return co_await call(vm, callable, view);
}

/// A callable and its arguments.
class Call final : public loop::RefCounted {
public:
    Call(Interpreter& interpreter, Value function, std::vector<Value> values, Ref<ContextObject> its_context,
         std::optional<Instant> timer)
        : vm(interpreter), callable(std::move(function)), arguments(std::move(values)),
          context(std::move(its_context)), when(timer) {}

    static void run(loop::EventLoop&, loop::RefCounted* target, loop::RefCounted*) {
        const Ref<Call> self(static_cast<Call*>(target));
        const ContextSwitch inside(self->vm, self->context);
        const Value result = call_now(self->vm, self->callable, self->arguments);
        if (result.is_raised()) callback_failed(self->vm, self->callable, self->arguments, self->when);
    }

    Interpreter& vm;
    Value callable;
    std::vector<Value> arguments;
    Ref<ContextObject> context;
    std::optional<Instant> when;
};

/// `execution`: where the root runs; null where it is suspended. The scenario's own frames from the root of a
/// chain of coroutines to its innermost, and what the loop's operation there awaits.
void visit_frames(const Execution* execution, const GeneratorObject& root, loop::StackVisitor& visitor) {
    const Activation* const outermost = root.frame.get();
    boost::container::small_vector<Frame*, 16> frames;
    Activation* innermost = root.frame.get();
    if (root.state == GeneratorObject::State::Suspended) innermost = root.resumption_point();
    if (root.state == GeneratorObject::State::Running && execution != nullptr) innermost = execution->top;
    for (Activation* each = innermost; each != nullptr; each = each->caller) {
        if (each->kind == Activation::Kind::Script) frames.push_back(static_cast<Frame*>(each));
        if (each == outermost) break;
    }
    // An asynchronous generator that was abandoned in the middle of an await, with the coroutine that awaited
    // it.
    if (frames.empty()) frames.push_back(root.frame.get());
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        const Code& code = (*frame)->code();
        if (code.source().is_library) continue;
        visitor.visit({&code.label(), static_cast<int>((*frame)->line())});
        if (visitor.wants_locals()) [[unlikely]]
            visit_locals(**frame, visitor);
    }
    if (root.state != GeneratorObject::State::Suspended || frames.empty()) return;
    Frame& waiting = *frames.front();
    if (waiting.stack_top == waiting.stack_bottom()) return;
    const auto* operation = waiting.stack_top[-1].as<OperationObject>();
    if (operation != nullptr && operation->body != nullptr) operation->body->visit_stack(visitor);
}

/// As Coroutine::place. REQUIRES: suspended.
const void* place_of(const GeneratorObject& generator) noexcept {
    Frame* const frame = generator.frame.get();
    if (generator.root != nullptr || generator.innermost != frame || frame->code().source().is_library)
        return nullptr;
    // What it awaits may have levels of its own.
    const auto* operation = frame->is_at_yield_from() ? frame->top().as<OperationObject>() : nullptr;
    const bool has_more = operation != nullptr && operation->body != nullptr && operation->body->has_stack();
    return has_more ? nullptr : frame->next_instruction;
}

} // namespace

bool is_coroutine(const Value& value) noexcept {
    if (value.as<OperationObject>() != nullptr || value.as<AsyncGeneratorStep>() != nullptr) return true;
    const auto* generator = value.as<GeneratorObject>();
    return generator != nullptr && !generator->is_async_generator();
}

CoroutineBody::CoroutineBody(Interpreter& vm, Value awaitable)
    : CoroutineBody(vm, std::move(awaitable), copied_context(vm)) {}

CoroutineBody::CoroutineBody(Interpreter& vm, Value awaitable, Ref<ContextObject> context)
    : is_iterated_(is_coroutine(awaitable)), vm_(vm), coroutine_(std::move(awaitable)),
      context_(std::move(context)) {
    static_assert(sizeof(CoroutineBody) <= 64);
    if (const auto* generator = coroutine_.as<GeneratorObject>();
        generator != nullptr && generator->frame != nullptr)
        code_ = &generator->frame->code();
    if (coroutine_.as<AsyncGeneratorStep>() != nullptr) set_shared();
}

CoroutineBody::~CoroutineBody() {
    coroutine_ = Value();
    drop_execution(); // Which may be in the midst of the coroutine.
}

loop::Step CoroutineBody::resume(loop::Outcome sent) {
    const Ref<CoroutineBody> alive(this);
    if (context_ == nullptr) [[likely]]
        return step(std::move(sent));
    const ContextSwitch inside(vm_, context_);
    return step(std::move(sent));
}

/// Most steps of most tasks: they go on, and suspend again.
loop::Step CoroutineBody::go_on() {
    const bool is_plain = context_ == nullptr && execution_ == nullptr && is_iterated_ &&
                          coroutine_.as<GeneratorObject>() != nullptr;
    if (!is_plain) [[unlikely]]
        return resume(loop::Outcome::value());
    const Ref<CoroutineBody> alive(this);
    find_execution();
    RunResult&& result = execution_->resume(coroutine_);
    const bool is_suspended =
        result.kind == RunResult::Kind::Yielded && execution_->is_idle() && !owns_execution_;
    if (is_suspended) [[likely]] {
        execution_ = nullptr;
        if (result.value.is_none()) return loop::Step::yields();
        if (as_future(result.value) != nullptr) return awaits(std::move(result.value));
    }
    loop::Step taken = step_of(std::move(result));
    if (!is_suspended) leave_execution();
    return taken;
}

inline loop::Step CoroutineBody::step(loop::Outcome sent) {
    if (auto* operation = coroutine_.as<OperationObject>();
        operation != nullptr && operation->body != nullptr)
        return step_operation(*operation, std::move(sent));
    if (execution_ == nullptr) find_execution();
    loop::Step taken = step_of(run(sent));
    leave_execution();
    return taken;
}

void CoroutineBody::find_execution() {
    execution_ = Execution::shared_if_idle(vm_);
    if (execution_ != nullptr) return;
    execution_ = std::make_unique<Execution>(vm_).release();
    owns_execution_ = true;
}

void CoroutineBody::leave_execution() {
    const bool is_over = execution_->is_idle() && !execution_->ended;
    if (is_over) {
        drop_execution();
    } else if (!owns_execution_) {
        execution_ = vm_.state().stepping.release(); // It goes on with this one: others step on another.
        owns_execution_ = true;
    }
}

void CoroutineBody::drop_execution() noexcept {
    Execution* const execution = std::exchange(execution_, nullptr);
    if (!owns_execution_) return;
    owns_execution_ = false;
    std::unique_ptr<Execution> own(execution);
    if (!own->is_idle() || own->ended) return;
    // The next one takes its steps on it, unless there is another one already.
    std::unique_ptr<Execution>& shared = vm_.state().stepping;
    if (shared == nullptr) shared = std::move(own);
}

/// An operation steps as the loop wants it: nothing of the interpreter lies between them.
loop::Step CoroutineBody::step_operation(OperationObject& operation, loop::Outcome sent) {
    const bool is_thrown_into_the_new = !operation.has_started && !sent.is_value();
    loop::Step step =
        is_thrown_into_the_new ? loop::Step::ends(std::move(sent)) : operation.body->resume(std::move(sent));
    operation.has_started = true;
    if (step.kind == loop::Step::Kind::Ends) operation.body.reset();
    return step;
}

RunResult&& CoroutineBody::run(const loop::Outcome& sent) {
    if (std::exchange(is_blocked_, false)) return execution_->go_on();
    if (!is_iterated_) {
        if (!sent.is_value()) return execution_->run(raising(vm_, sent));
        RunResult&& made = execution_->run(coroutine_awaiting(vm_, coroutine_));
        if (made.kind != RunResult::Kind::Returned) return std::move(made);
        coroutine_ = std::move(made.value);
        is_iterated_ = true;
    }
    if (!sent.is_value()) return execution_->resume(coroutine_, Sent::exception(from_payload(sent.payload)));
    if (sent.payload == nullptr) return execution_->resume(coroutine_);
    return execution_->resume(coroutine_, {Sent::Kind::Value, from_payload(sent.payload)});
}

loop::Step CoroutineBody::step_of(RunResult&& result) {
    switch (result.kind) {
    case RunResult::Kind::Returned: {
        const Value returned = std::move(result.value); // The execution goes on to other tasks.
        return loop::Step::ends(loop::Outcome::value(to_payload(returned)));
    }
    case RunResult::Kind::Raised: {
        const ExceptionRef exception = vm_.take_exception();
        loop::Outcome outcome = to_outcome(vm_, exception);
        const bool leaves_the_loop = vm_.simulation()->front_end().ends_the_program(outcome.payload);
        return leaves_the_loop ? loop::Step::aborts(std::move(outcome))
                               : loop::Step::ends(std::move(outcome));
    }
    case RunResult::Kind::Yielded:
        if (result.value.is_none()) return loop::Step::yields();
        if (as_future(result.value) != nullptr) return awaits(std::move(result.value));
        return misuse(vm_, Value(std::move(result.value)));
    case RunResult::Kind::Blocked:
        is_blocked_ = true;
        return loop::Step::blocks(result.duration, result.block_kind);
    case RunResult::Kind::Ended: return loop::Step::aborts(execution_->ending);
    }
    return loop::Step::aborts(loop::Outcome::value());
}

void CoroutineBody::visit_stack(loop::StackVisitor& visitor) const {
    const auto* generator = coroutine_.as<GeneratorObject>();
    if (const auto* step = coroutine_.as<AsyncGeneratorStep>()) generator = step->generator.get();
    if (generator == nullptr || generator->frame == nullptr) {
        if (const auto* operation = coroutine_.as<OperationObject>(); operation != nullptr && operation->body)
            operation->body->visit_stack(visitor);
        return;
    }
    visit_frames(execution_, *generator, visitor);
}

const void* CoroutineBody::place() const noexcept {
    const auto* generator = coroutine_.as<GeneratorObject>();
    if (generator == nullptr) return nullptr;
    if (generator->state == GeneratorObject::State::Suspended) return place_of(*generator);
    if (generator->state != GeneratorObject::State::Running || generator->root != nullptr) return nullptr;
    const Frame* const frame = generator->frame.get();
    const bool is_on_top = execution_ != nullptr && execution_->top == frame;
    return is_on_top && !frame->code().source().is_library ? frame->next_instruction : nullptr;
}

void CoroutineBody::note_standing(loop::Coroutine::Standing& standing) const noexcept {
    standing.place = nullptr;
    const auto* generator = coroutine_.as<GeneratorObject>();
    if (generator == nullptr) return;
    standing.trail[0] = generator;
    const bool is_suspended = generator->state == GeneratorObject::State::Suspended;
    const Activation* const innermost = is_suspended ? generator->innermost : generator->frame.get();
    if (innermost == nullptr) return;
    const auto& frame = *static_cast<const Frame*>(innermost);
    standing.trail[1] = &frame;
    // What is awaited is what will wake the task. A loop's iterator lies below it.
    const Value* const top = frame.stack_top - 1;
    if (top > frame.slots() && top[-1].is_object()) standing.trail[2] = top[-1].as_object();
    if (is_suspended) standing.place = place_of(*generator);
}

Value run_now(Interpreter& vm, NativeCoroutine operation) {
    Execution execution(vm);
    RunResult result = execution.run(operation);
    while (result.kind == RunResult::Kind::Blocked) {
        const Ref<EventLoopObject>& running = state_of(vm).running;
        loop::Task* task = running != nullptr ? running->event_loop().current_task() : nullptr;
        vm.simulation()->hold(task, result.duration, result.block_kind);
        result = execution.go_on();
    }
    switch (result.kind) {
    case RunResult::Kind::Returned: return std::move(result.value);
    case RunResult::Kind::Ended: end_the_run(vm, execution.ending); return Value::pending();
    default: return Value::raised();
    }
}

Value call_now(Interpreter& vm, const Value& callable, std::vector<Value> arguments) {
    return run_now(vm, call_of(vm, callable, std::move(arguments)));
}

std::string format_exception_now(Interpreter& vm, const ExceptionRef& exception) {
    const Value text = run_now(vm, formatted(vm, exception));
    if (text.is_raised()) (void)vm.take_exception();
    const auto* string = text.as<StringObject>();
    return string != nullptr ? string->utf8() : std::string();
}

std::string repr_now(Interpreter& vm, const Value& value) {
    const Value text = run_now(vm, repr_of(vm, value));
    if (text.is_raised()) vm.take_exception();
    const auto* string = text.as<StringObject>();
    return string != nullptr ? string->utf8() : "<" + type_name(vm, value) + " object>";
}

loop::Callback make_callback(Interpreter& vm, Value callable, std::vector<Value> arguments,
                             Ref<ContextObject> context, std::optional<Instant> when) {
    return {&Call::run,
            loop::make_ref<Call>(vm, std::move(callable), std::move(arguments), std::move(context), when),
            {}};
}

void DoneCallback::notify(loop::EventLoop&, loop::RefCounted* target, loop::RefCounted* future) {
    const Ref<DoneCallback> self(static_cast<DoneCallback*>(target));
    const ContextSwitch inside(self->vm, self->context);
    const std::vector<Value> arguments{Value(future)};
    const Value result = call_now(self->vm, self->callable, arguments);
    if (result.is_raised()) callback_failed(self->vm, self->callable, arguments, std::nullopt);
}

} // namespace simul::script::library::asyncio
