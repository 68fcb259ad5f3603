#include "core/script/vm/execution.hpp"

#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/call.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/segment.hpp"

#include <cassert>

namespace simul::script {
namespace {

using Promise = NativeCoroutine::promise_type;

NativeCoroutine::Handle handle_of(Promise& promise) noexcept {
    return NativeCoroutine::Handle::from_promise(promise);
}

/// The execution that runs, for as long as it does.
class Running {
public:
    Running(InterpreterState& state, Execution& execution) noexcept
        : state_(state), outer_(std::exchange(state.execution, &execution)) {}
    ~Running() { state_.execution = outer_; }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    InterpreterState& state_;
    Execution* outer_;
};

} // namespace

Execution::Execution(Interpreter& vm) noexcept
    : vm_(vm), base_(Activation::Kind::Base), depth_limit_(vm.options().limits.recursion_depth) {
    top = &base_;
    nest();
}

/// It is as deep as the one that it begins in.
void Execution::nest() noexcept {
    const Execution* outer = vm_.state().execution;
    depth = outer != nullptr ? outer->depth : 0;
    native_depth = outer != nullptr ? outer->native_depth : 0;
}

Execution* Execution::shared_if_idle(Interpreter& vm) {
    InterpreterState& state = vm.state();
    if (state.stepping == nullptr) {
        state.stepping = std::make_unique<Execution>(vm);
    } else if (!state.stepping->is_idle() || state.stepping.get() == state.execution) {
        return nullptr;
    } else {
        state.stepping->nest();
    }
    return state.stepping.get();
}

Execution::~Execution() {
    drop_all();
}

void Execution::drop_all() noexcept {
    while (top != &base_) {
        Activation* dropped = std::exchange(top, top->caller);
        if (dropped->kind == Activation::Kind::Native) {
            handle_of(*static_cast<Promise*>(dropped)).destroy();
            --native_depth;
            continue;
        }
        auto* frame = static_cast<Frame*>(dropped);
        GeneratorObject* generator = frame->generator;
        if (generator == nullptr) {
            const Ref<Frame> last(frame, false);
            continue;
        }
        generator->state = GeneratorObject::State::Finished;
        generator->root = nullptr;
        handled = generator->handled.outer;
        const Ref<Frame> body = std::move(generator->frame);
        body->generator = nullptr;
        if (segment == generator) {
            segment = generator->outer_segment;
            const Ref<GeneratorObject> last(generator, false);
        }
    }
}

Frame* Execution::innermost_frame() const noexcept {
    for (Activation* activation = top; activation != nullptr; activation = activation->caller) {
        if (activation->kind == Activation::Kind::Script) return static_cast<Frame*>(activation);
    }
    return nullptr;
}

void Execution::visit_stack(loop::StackVisitor& visitor) const {
    std::vector<const Frame*> frames;
    const Activation* activation = top;
    for (; activation != nullptr; activation = activation->caller) {
        if (activation->kind == Activation::Kind::Script) {
            frames.push_back(static_cast<const Frame*>(activation));
        }
    }
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
        const Code& code = (*frame)->code();
        if (!code.source().is_library) visitor.visit({&code.label(), static_cast<int>((*frame)->line())});
    }
}

std::optional<loop::StackEntry> Execution::place_in_scenario() const {
    for (const Activation* activation = top; activation != nullptr; activation = activation->caller) {
        if (activation->kind != Activation::Kind::Script) continue;
        const auto& frame = static_cast<const Frame&>(*activation);
        if (!frame.code().source().is_library)
            return loop::StackEntry{&frame.code().label(), static_cast<int>(frame.line())};
    }
    return std::nullopt;
}

Value Execution::raise_too_deep() {
    return raise(vm_, *vm_.exceptions().recursion_error, "maximum recursion depth exceeded");
}

void Execution::end_run(loop::Outcome how) {
    ended = true;
    // Where no exception is on its way, nothing of the program gets to run any more: no finaliser, no report.
    if (how.is_value()) vm_.state().is_closing = true;
    ending = std::move(how);
    vm_.state().interrupt();
}

RunResult&& Execution::give(RunResult::Kind kind) {
    outcome.kind = kind;
    outcome.value.reset();
    return std::move(outcome);
}

RunResult&& Execution::begin(Value started) {
    if (started.is_value()) {
        outcome.kind = RunResult::Kind::Returned;
        outcome.value = std::move(started);
        return std::move(outcome);
    }
    if (started.is_raised()) return give(RunResult::Kind::Raised);
    return run();
}

RunResult&& Execution::call(const Value& callable, Arguments& arguments) {
    const Running running(vm_.state(), *this);
    return begin(script::call(vm_, callable, arguments));
}

/// A suspended coroutine is sent None, and nothing is in the way: it is on top, behind the YIELD_FROM that it
/// was suspended in if that is over; or it yields once more, and need not even be entered.
inline Execution::Going Execution::go_on_with(const Value& coroutine) {
    auto* generator = coroutine.as<GeneratorObject>();
    const bool is_plain = generator != nullptr && generator->state == GeneratorObject::State::Suspended &&
                          generator->root == nullptr && has_depth_for(generator->segment_depth);
    if (!is_plain) return Going::NotTaken;
    auto& frame = *static_cast<Frame*>(generator->innermost);
    if (!frame.is_at_yield_from()) {
        frame.push(Value::none());
    } else if (Value& receiver = frame.top(); is_same(receiver, vm_.state().pause)) {
        receiver = Value::none();
    } else if (loop::Future* future = as_future(receiver); future == nullptr || !future->has_result()) {
        --frame.next_instruction;
        frame.push(Value::none());
    } else if (!take_result(*future, receiver)) {
        outcome.kind = RunResult::Kind::Yielded;
        outcome.value = receiver;
        return Going::HasYielded;
    }
    enter_segment(*this, *generator, OnReturn::Deliver);
    return Going::On;
}

RunResult&& Execution::resume(const Value& coroutine) {
    const Running running(vm_.state(), *this);
    switch (go_on_with(coroutine)) {
    case Going::On: run_script(); break;
    case Going::HasYielded: break;
    case Going::NotTaken: return resume(coroutine, Sent());
    }
    // Nearly always it has yielded to its task, and there is no more to it.
    const bool needs_more = !is_idle() || ended || wants_to_block || vm_.has_pending_exception();
    return needs_more || !vm_.state().dying.empty() ? run() : std::move(outcome);
}

RunResult&& Execution::resume(const Value& coroutine, Sent sent) {
    const Running running(vm_.state(), *this);
    Value result = send_to(vm_, coroutine, std::move(sent), OnReturn::Deliver);
    // An aclose() that finds its generator ended is over at once, with None: whoever sends by hand is told so
    // by StopIteration.
    const bool is_over = result.is_raised() && coroutine.as<AsyncGeneratorStep>() != nullptr &&
                         is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration);
    if (is_over) {
        (void)vm_.take_exception();
        result = Value::none();
    }
    return begin(std::move(result));
}

RunResult&& Execution::run_frame(const Ref<Frame>& frame) {
    const Running running(vm_.state(), *this);
    intrusive_ptr_add_ref(frame.get());
    push(*frame);
    ++depth;
    return run();
}

RunResult&& Execution::run(NativeCoroutine coroutine) {
    const Running running(vm_.state(), *this);
    return begin(start(vm_, coroutine));
}

RunResult&& Execution::go_on() {
    const Running running(vm_.state(), *this);
    deliver(Value::none());
    return run();
}

RunResult&& Execution::run() {
    for (;;) {
        if (ended) return give(RunResult::Kind::Ended);
        if (wants_to_block) {
            wants_to_block = false;
            outcome.duration = block_duration;
            outcome.block_kind = block_kind;
            return give(RunResult::Kind::Blocked);
        }
        switch (top->kind) {
        case Activation::Kind::Base:
            if (!vm_.state().dying.empty() && !is_parting) {
                finalize_at_the_end();
                break;
            }
            is_parting = false;
            if (vm_.has_pending_exception()) return give(RunResult::Kind::Raised);
            return std::move(outcome);
        case Activation::Kind::Script: run_script(); break;
        case Activation::Kind::Native: run_native(); break;
        }
    }
}

/// What died with the last activation is finalised before the result goes out.
void Execution::finalize_at_the_end() {
    is_parting = true;
    const ExceptionRef pending = vm_.has_pending_exception() ? vm_.take_exception() : nullptr;
    RunResult result = std::move(outcome);
    push_finalizers(vm_, pending);
    outcome = std::move(result);
}

void Execution::run_native() {
    auto& promise = *static_cast<Promise*>(top);
    const NativeCoroutine::Handle handle = handle_of(promise);
    if (promise.state == Promise::State::Waiting && vm_.has_pending_exception()) {
        if (promise.catches) {
            promise.value = Value::raised();
        } else {
            promise.state = Promise::State::Unwinding;
        }
    }
    if (promise.state != Promise::State::Unwinding) {
        promise.state = Promise::State::Running;
        handle.resume();
    }
    const bool is_done = handle.done();
    if (!is_done && promise.state == Promise::State::Waiting) return;

    // It has ended, or is destroyed where it stands: its result, if any, goes to its caller.
    Value result = is_done ? std::move(promise.value) : Value::raised();
    const OnReturn how = promise.on_return;
    top = promise.caller;
    --native_depth;
    handle.destroy();
    if (result.is_raised() && how == OnReturn::EndsIteration &&
        is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration)) {
        (void)vm_.take_exception();
        result = Value::exhausted();
    }
    if (result.is_raised() || how == OnReturn::Discard) return;
    deliver(std::move(result));
}

void Execution::deliver(Value value) {
    switch (top->kind) {
    case Activation::Kind::Base:
        outcome.kind = RunResult::Kind::Returned;
        outcome.value = std::move(value);
        break;
    case Activation::Kind::Native: {
        auto& promise = *static_cast<Promise*>(top);
        promise.value = std::move(value);
        promise.state = Promise::State::Running;
        break;
    }
    case Activation::Kind::Script: complete(*static_cast<Frame*>(top), std::move(value)); break;
    }
}

void Execution::note_cut_off() {
    class Innermost final : public loop::StackVisitor {
    public:
        void visit(loop::StackEntry entry) override { last = entry; }
        std::optional<loop::StackEntry> last;
    };
    Innermost innermost;
    vm_.visit_stack(innermost);
    // A loop that goes back to its frame's first instruction has not begun it: it stands there all the same.
    if (innermost.last && top != nullptr && top->kind == Activation::Kind::Script) {
        const auto& frame = *static_cast<const Frame*>(top);
        const std::uint32_t line = frame.position() < 0 ? frame.code().line_of(0) : 0;
        if (line != 0) innermost.last->line = static_cast<int>(line);
    }
    vm_.state().cut_off_at = innermost.last;
}

/// Looks at the limits and at cancellation, and winds the countdown up again. True if the run is over.
bool Execution::end_where_limited() {
    InterpreterState& state = vm_.state();
    state.interrupt();
    if (ended) {
        note_cut_off();
        return true;
    }
    const Limits& limits = vm_.options().limits;
    if (state.instructions_run >= limits.instructions) state.exceed(Limit::Instructions);
    if (heap::live_bytes - state.heap_at_start > limits.memory_bytes) state.exceed(Limit::Memory);
    const std::atomic<bool>* cancel = vm_.options().cancel;
    if (state.exceeded || (cancel != nullptr && cancel->load(std::memory_order_relaxed))) {
        note_cut_off();
        end_run({});
        return true;
    }
    constexpr std::uint64_t kStretch = 20'000;
    state.countdown = state.countdown_start =
        static_cast<std::int64_t>(std::min(kStretch, limits.instructions - state.instructions_run));
    return false;
}

/// Between instructions, when the countdown is over: limits, cancellation, finalisers. False if the run has
/// ended.
bool Execution::look_up() {
    if (end_where_limited()) return false;
    if (!vm_.state().dying.empty()) push_finalizers(vm_);
    return true;
}

bool Execution::count_native_step() {
    InterpreterState& state = vm_.state();
    if (--state.countdown > 0) return true;
    if (end_where_limited()) {
        (void)raise(vm_, *vm_.exceptions().memory_error, std::string_view());
        return false;
    }
    // Finalisers run between instructions, at the next one.
    if (!state.dying.empty()) state.interrupt();
    return true;
}

namespace {

void jump_if(Frame& frame, bool taken) {
    if (taken) frame.next_instruction = frame.code().instructions() + frame.current().operand();
}

void push_unpacked(Frame& frame, const Value& list) {
    const ValueVector& items = list.to<ListObject>().items();
    for (auto item = items.rbegin(); item != items.rend(); ++item)
        frame.push(*item);
}

} // namespace

/// The frame's current instruction gets the result that it waited for.
void Execution::complete(Frame& frame, Value value) {
    switch (frame.current().opcode()) {
    case Opcode::STORE_ATTR:
    case Opcode::DELETE_ATTR:
    case Opcode::STORE_SUBSCR:
    case Opcode::DELETE_SUBSCR:
    case Opcode::SET_ADD:
    case Opcode::MAP_ADD:
    case Opcode::LIST_EXTEND:
    case Opcode::SET_UPDATE:
    case Opcode::DICT_UPDATE:
    case Opcode::DICT_MERGE:
    case Opcode::STORE_NAME:
    case Opcode::DELETE_NAME:
    case Opcode::IMPORT_STAR: return;
    case Opcode::FOR_ITER:
        if (value.is_exhausted()) {
            frame.drop();
            return jump_if(frame, true);
        }
        return frame.push(std::move(value));
    case Opcode::POP_JUMP_IF_FALSE: return jump_if(frame, !value.as_bool());
    case Opcode::POP_JUMP_IF_TRUE: return jump_if(frame, value.as_bool());
    case Opcode::JUMP_IF_FALSE_OR_POP:
        if (value.as_bool()) return frame.drop();
        return jump_if(frame, true);
    case Opcode::JUMP_IF_TRUE_OR_POP:
        if (!value.as_bool()) return frame.drop();
        return jump_if(frame, true);
    case Opcode::UNARY_NOT: return frame.push(Value::boolean(!value.as_bool()));
    case Opcode::CONTAINS_OP:
        return frame.push(Value::boolean(value.as_bool() != (frame.current().operand() != 0)));
    case Opcode::UNPACK_SEQUENCE:
    case Opcode::UNPACK_EX: return push_unpacked(frame, value);
    case Opcode::LOAD_METHOD: frame.push(std::move(value)); return frame.push(Value()); // no self
    case Opcode::CHECK_EG_MATCH: {
        const auto& split = value.to<TupleObject>();
        frame.push(split[1]);
        frame.push(split[0]);
        if (!split[0].is_none()) handled->exception = split[0];
        return;
    }
    case Opcode::YIELD_FROM:
        if (frame.top().as<OperationObject>() != nullptr) {
            // Not its result, but the end of a blocking call inside of it.
            frame.push(Value::none());
            --frame.next_instruction;
            return;
        }
        if (value.is_exhausted()) {
            frame.drop();
            return frame.push(Value::none());
        }
        return yield_from_iterator(vm_, *this, frame, std::move(value));
    default: return frame.push(std::move(value));
    }
}

} // namespace simul::script
