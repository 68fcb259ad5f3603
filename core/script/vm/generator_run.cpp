// How generators and coroutines are entered, left and ended.
#include "core/loop/task.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/segment.hpp"

namespace simul::script {
namespace {

using State = GeneratorObject::State;

Frame& frame_of(Activation* activation) noexcept {
    return *static_cast<Frame*>(activation);
}

/// Puts what was sent where the suspended frame looks for it.
void hand_in(Interpreter& vm, Execution& execution, Frame& frame, Sent& sent) {
    if (sent.kind == Sent::Kind::Exception) {
        if (frame.position() >= 0 && frame.is_at_yield_from()) {
            execution.thrown = std::move(sent.value);
            --frame.next_instruction;
            frame.push(Value::none());
        } else {
            vm.set_pending_exception(ExceptionRef(&sent.value.to<ExceptionObject>()));
        }
        return;
    }
    if (frame.position() < 0) return; // not started: there is no `yield` whose value it would be
    if (frame.is_at_yield_from()) --frame.next_instruction;
    frame.push(std::move(sent.value));
}

/// GeneratorExit goes through all that is awaited in between, whatever they return.
void mark_closing(Activation* innermost, const Frame* outermost) {
    for (Activation* activation = innermost; activation != outermost; activation = activation->caller) {
        frame_of(activation).generator->is_closing = true;
    }
}

Value raise_sent(Interpreter& vm, const Sent& sent) {
    return raise(vm, ExceptionRef(&sent.value.to<ExceptionObject>()));
}

Value resume_finished(Interpreter& vm, const GeneratorObject& generator, const Sent& sent,
                      OnReturn on_return) {
    if (generator.is_coroutine()) return raise_runtime_error(vm, "cannot reuse already awaited coroutine");
    if (sent.kind == Sent::Kind::Exception) return raise_sent(vm, sent);
    if (on_return == OnReturn::EndsIteration) return Value::exhausted();
    return raise_stop_iteration(vm, Value::none());
}

bool is_fresh_send_refused(Interpreter& vm, const GeneratorObject& generator, const Sent& sent) {
    if (generator.state != State::Created || sent.kind == Sent::Kind::Exception || sent.value.is_none())
        return false;
    (void)raise_type_error(vm, "can't send non-None value to a just-started {}", generator.kind_name());
    return true;
}

/// A delegate is sent to directly, while the one that waits for it is suspended: for the time being it is a
/// root.
void detach_from_root(GeneratorObject& generator) {
    GeneratorObject* outermost = generator.root;
    while (outermost->root != nullptr)
        outermost = outermost->root;
    generator.innermost = outermost->innermost;
    generator.innermost_handled = outermost->innermost_handled;
    std::uint32_t depth = 1;
    for (Activation* activation = generator.innermost; activation != generator.frame.get();
         activation = activation->caller) {
        ++depth;
    }
    generator.segment_depth = depth;
    // Its caller goes on at its own YIELD_FROM, by then with whatever this one has become.
    outermost->innermost = generator.frame->caller;
    outermost->innermost_handled = &frame_of(outermost->innermost).generator->handled;
    outermost->segment_depth -= depth;
    for (Activation* activation = generator.innermost; activation != generator.frame.get();
         activation = activation->caller) {
        frame_of(activation).generator->root = &generator;
    }
    generator.root = nullptr;
    generator.state = State::Suspended;
    generator.frame->caller = nullptr;
}

} // namespace

void detach_from_chain(GeneratorObject& generator) {
    detach_from_root(generator);
}

namespace {

/// The asynchronous generator nearest to the root that is awaited in its segment; null if none is.
GeneratorObject* outermost_async_delegate(const GeneratorObject& root) {
    GeneratorObject* found = nullptr;
    for (Activation* activation = root.innermost; activation != root.frame.get();
         activation = activation->caller) {
        GeneratorObject* generator = frame_of(activation).generator;
        if (generator->is_async_generator()) found = generator;
    }
    return found;
}

} // namespace

Value resume_generator(Interpreter& vm, GeneratorObject& generator, Sent sent, OnReturn on_return) {
    Execution& execution = *vm.state().execution;
    if (generator.is_running()) return raise_value_error(vm, "{} already executing", generator.kind_name());
    if (generator.state == State::Finished) return resume_finished(vm, generator, sent, on_return);
    if (is_fresh_send_refused(vm, generator, sent)) return Value::raised();
    if (generator.root != nullptr) detach_from_root(generator);

    const bool is_fresh = generator.state == State::Created;
    const bool closes =
        sent.kind == Sent::Kind::Exception && is_exception_of(sent.value, *vm.exceptions().generator_exit);
    if (closes && !is_fresh) {
        // GeneratorExit closes what is awaited, and closing an `asend()` leaves its generator as it is.
        if (GeneratorObject* left = outermost_async_delegate(generator)) detach_from_root(*left);
    }
    if (!execution.has_depth_for(is_fresh ? 1 : generator.segment_depth)) return execution.raise_too_deep();
    enter_segment(execution, generator, on_return);
    if (closes) mark_closing(execution.top, generator.frame.get());
    hand_in(vm, execution, frame_of(execution.top), sent);
    return Value::pending();
}

void yield_from_iterator(Interpreter&, Execution& execution, Frame&, Value value) {
    yield_out(execution, std::move(value));
}

void yield_value(Interpreter& vm, Execution& execution, Frame& frame, Value value) {
    GeneratorObject& generator = *frame.generator;
    if (!generator.is_async_generator()) return yield_out(execution, std::move(value));
    // An asynchronous yield ends the step that runs the generator.
    const OnReturn on_return = frame.on_return;
    if (execution.segment == &generator) {
        const Ref<GeneratorObject> alive = leave_segment(execution, State::Suspended);
        deliver_end(vm, execution, end_step_with_yield(vm, generator, std::move(value)), on_return);
        return;
    }
    execution.top = frame.caller;
    execution.handled = generator.handled.outer;
    --execution.depth;
    frame.caller = nullptr;
    generator.root = nullptr;
    generator.state = State::Suspended;
    generator.innermost = &frame;
    generator.innermost_handled = &generator.handled;
    generator.segment_depth = 1;
    return_to_delegator(execution, end_step_with_yield(vm, generator, std::move(value)));
}

void enter_delegate(Interpreter& vm, Execution& execution, Frame& caller, GeneratorObject& generator,
                    Sent sent) {
    const bool is_fresh = generator.state == State::Created;
    generator.root = execution.segment;
    generator.state = State::Running;
    Frame& frame = *generator.frame;
    // Those that it waits for itself belong to the new root, too.
    if (!is_fresh) {
        for (Activation* activation = generator.innermost; activation != &frame;
             activation = activation->caller) {
            frame_of(activation).generator->root = execution.segment;
        }
    }
    generator.handled.outer = execution.handled;
    execution.handled = is_fresh ? &generator.handled : generator.innermost_handled;
    execution.depth += is_fresh ? 1 : generator.segment_depth;
    frame.caller = &caller;
    frame.on_return = OnReturn::Deliver;
    execution.top = is_fresh ? static_cast<Activation*>(&frame) : generator.innermost;
    hand_in(vm, execution, frame_of(execution.top), sent);
}

namespace {

/// `generator raised StopIteration`: the end of an iteration must not be mistaken for the end of another one.
void forbid_stop_iteration(Interpreter& vm, const GeneratorObject& generator) {
    const Value pending = vm.pending_exception();
    const bool stops = is_exception_of(pending, *vm.exceptions().stop_iteration);
    const bool stops_async =
        generator.is_async_generator() && is_exception_of(pending, *vm.exceptions().stop_async_iteration);
    if (!stops && !stops_async) return;
    const ExceptionRef cause = vm.take_exception();
    (void)raise_runtime_error(vm, "{} raised {}", generator.kind_name(), cause->type().name());
    vm.pending_exception()->cause = cause;
    vm.pending_exception()->context = cause;
    vm.pending_exception()->suppress_context = true;
}

} // namespace

void finish_generator(Interpreter& vm, Execution& execution, Frame& frame, Value value) {
    const Ref<GeneratorObject> generator(frame.generator);
    if (value.is_raised()) forbid_stop_iteration(vm, *generator);
    const bool is_root = execution.segment == generator.get();
    const OnReturn on_return = frame.on_return;
    const bool was_closing = std::exchange(generator->is_closing, false);
    if (is_root) {
        leave_segment(execution, State::Finished).reset();
    } else {
        execution.top = frame.caller;
        execution.handled = generator->handled.outer;
        --execution.depth;
        frame.caller = nullptr;
        generator->state = State::Finished;
        generator->root = nullptr;
    }
    generator->handled.exception.reset();
    const Ref<Frame> body = std::move(generator->frame);
    body->generator = nullptr;

    if (generator->is_async_generator())
        return finish_async_generator(vm, execution, *generator, std::move(value), is_root);
    if (is_root) return deliver_end(vm, execution, std::move(value), on_return);
    if (was_closing && !value.is_raised()) {
        value = raise_with(vm, *vm.exceptions().generator_exit, vm.empty_tuple());
    }
    return_to_delegator(execution, std::move(value));
}

void deliver_end(Interpreter& vm, Execution& execution, Value value, OnReturn on_return) {
    if (value.is_raised()) return;
    if (execution.is_base(execution.top)) return execution.deliver(std::move(value));
    if (on_return == OnReturn::EndsIteration) return execution.deliver(Value::exhausted());
    (void)raise_stop_iteration(vm, value);
}

void return_to_delegator(Execution& execution, Value value) {
    if (value.is_raised()) return;
    Frame& caller = frame_of(execution.top);
    caller.drop(); // the receiver
    caller.push(std::move(value));
}

} // namespace simul::script
