// The instruction loop: a body for each opcode, in instruction_loop/*.inc by families. What is frequent is
// done there, the rest in instructions_*.cpp.
#include "core/script/vm/always_inline.hpp"
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/builtin_iterators.hpp"
#include "core/script/vm/finalization.hpp"
#include "core/script/vm/instruction_loop/fast_paths.hpp"
#include "core/script/vm/instructions.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/segment.hpp"
#include "core/script/vm/slice_object.hpp"
#include "core/script/vm/specialization.hpp"
#include "core/script/vm/traceback_object.hpp"

#include <memory>

// Where labels have addresses, each instruction jumps to the next one's body by itself ("threaded code"):
// neither a jump back nor a check of the opcode lies between them.
#if defined(__GNUC__) && !defined(SIMUL_SWITCHED_DISPATCH)
#define SIMUL_THREADED_DISPATCH
#pragma GCC diagnostic ignored "-Wpedantic" // the extension "labels as values"
#endif

// INSTRUCTION(NAME) { … } NEXT_INSTRUCTION is a body; `break` in it goes on with the next instruction. Before
// it, ALSO(OTHER) makes it another opcode's body, too.
#define LOOK_UP_IF_DUE()                                                                                     \
    if (--state.countdown < 0) goto looks_up
#ifdef SIMUL_THREADED_DISPATCH
#define ALSO(name) [[maybe_unused]] on_##name:
#define EXECUTE_NEXT()                                                                                       \
    instruction = *next++;                                                                                   \
    goto* kBodies[static_cast<std::size_t>(instruction.opcode())]
#define NEXT_INSTRUCTION                                                                                     \
    while (false)                                                                                            \
        ;                                                                                                    \
    LOOK_UP_IF_DUE();                                                                                        \
    EXECUTE_NEXT();
#else
#define ALSO(name)                                                                                           \
    case Opcode::name:                                                                                       \
        [[maybe_unused]] on_##name:
#define NEXT_INSTRUCTION                                                                                     \
    while (false)                                                                                            \
        ;                                                                                                    \
    goto execute;
#endif
#define INSTRUCTION(name) ALSO(name) do

namespace simul::script {

void Execution::run_script() {
#ifdef SIMUL_THREADED_DISPATCH
    static constexpr const void* kBodies[] = {
#define SIMUL_OPCODE(name, operand, pops, pushes) &&on_##name,
        SIMUL_OPCODES(SIMUL_OPCODE)
#undef SIMUL_OPCODE
    };
#endif
    /// What `await` is compiled to: GET_AWAITABLE, LOAD_CONST, YIELD_FROM.
    constexpr std::ptrdiff_t kAwaitLength = 3;

    Interpreter& vm = vm_;
    InterpreterState& state = vm.state();
    Frame* frame = nullptr;
    const Instruction* next = nullptr;
    Value* sp = nullptr;
    Instruction instruction(Opcode::NOP);
    Awaited awaited;

    // Inlined everywhere, so that these can stay in registers.
    const auto load_frame = [&]() SIMUL_ALWAYS_INLINE {
        frame = static_cast<Frame*>(top);
        next = frame->next_instruction;
        sp = frame->stack_top;
    };
    const auto save = [&]() SIMUL_ALWAYS_INLINE {
        frame->next_instruction = next;
        frame->stack_top = sp;
    };
    // The slot is Empty: nothing is there to be dropped.
    const auto push = [&](auto&& value) SIMUL_ALWAYS_INLINE {
        std::construct_at(sp++, std::forward<decltype(value)>(value));
    };
    const auto pop = [&]() SIMUL_ALWAYS_INLINE -> Value { return std::move(*--sp); };
    const auto drop = [&](std::size_t count) SIMUL_ALWAYS_INLINE {
        for (; count > 0; --count)
            (--sp)->reset();
    };
    const auto is_awaited_at_once = [&](const NativeFunctionObject& native, Arguments& arguments)
                                        SIMUL_ALWAYS_INLINE {
                                            if (next->opcode() != Opcode::GET_AWAITABLE) return false;
                                            Awaited given = await_native(vm, native, arguments);
                                            if (given.kind == Awaited::Kind::NotTaken) return false;
                                            awaited.kind = given.kind;
                                            awaited.value.swap(given.value);
                                            return true;
                                        };
    // Decoded where it is used: kept through the dispatch, it would be in a register that others need.
    const auto operand = [&]() SIMUL_ALWAYS_INLINE { return instruction.operand(); };

enter_frame:
    load_frame();
    if (vm.has_pending_exception()) goto handle_exception;

execute:
    LOOK_UP_IF_DUE();
execute_next:
#ifdef SIMUL_THREADED_DISPATCH
    EXECUTE_NEXT();
#else
    instruction = *next++;
    switch (instruction.opcode()) {
#endif
#include "core/script/vm/instruction_loop/attributes.inc"
#include "core/script/vm/instruction_loop/calls.inc"
#include "core/script/vm/instruction_loop/coroutines.inc"
#include "core/script/vm/instruction_loop/displays.inc"
#include "core/script/vm/instruction_loop/exceptions.inc"
#include "core/script/vm/instruction_loop/imports.inc"
#include "core/script/vm/instruction_loop/jumps.inc"
#include "core/script/vm/instruction_loop/match.inc"
#include "core/script/vm/instruction_loop/names.inc"
#include "core/script/vm/instruction_loop/operators.inc"
#include "core/script/vm/instruction_loop/stack.inc"
#ifndef SIMUL_THREADED_DISPATCH
}
#endif

looks_up : save();
if (!look_up()) return;
if (top != frame) return; // finalisers first
goto execute_next;

has_awaited :
    // A call that is awaited at once.
    next += kAwaitLength;
if (awaited.kind == Awaited::Kind::Done) {
    if (!awaited.value.is_value()) goto leave;
    push(std::move(awaited.value));
    goto execute;
}
if (awaited.kind == Awaited::Kind::Pauses) {
    push(state.pause);
    save();
    yield_out(*this, Value::none());
} else {
    push(awaited.value);
    save();
    yield_out(*this, std::move(awaited.value));
}
goto switch_frame;

leave :
    // The instruction has raised, or another activation has to run before it has its result.
    save();
if (vm.has_pending_exception()) goto handle_exception;

switch_frame : if (ended || wants_to_block || top->kind != Activation::Kind::Script) return;
goto enter_frame;

handle_exception : if (completes_delegation(*frame)) {
    load_frame();
    goto execute;
}
add_traceback(vm, *frame);

handle_reraised : if (enter_handler(*frame)) {
    load_frame();
    goto execute;
}
leave_by_exception(*frame);
goto switch_frame;
}

/// The end of an iteration, where a frame delegates to a script's iterator: its result.
bool Execution::completes_delegation(Frame& frame) {
    if (frame.position() < 0 || !frame.is_at_yield_from()) return false;
    const Value& receiver = frame.top();
    if (receiver.as<GeneratorObject>() != nullptr || as_future(receiver) != nullptr ||
        receiver.as<OperationObject>() != nullptr) {
        return false;
    }
    if (!is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration)) return false;
    const ExceptionRef stop = vm_.take_exception();
    const Value* value = stop->details.find(*vm_.names().value);
    frame.drop();
    frame.push(value != nullptr ? *value : Value::none());
    return true;
}

/// Cuts the stack and goes on at the handler of the pending exception; false if the frame has none.
bool Execution::enter_handler(Frame& frame) {
    const std::int64_t position = frame.position();
    if (position < 0) return false;
    const ExceptionTableEntry* handler =
        frame.code().source().find_handler(static_cast<std::uint32_t>(position));
    if (handler == nullptr) return false;
    frame.cut_stack(handler->depth);
    const std::int64_t reraised = std::exchange(reraised_position, -1);
    if (handler->push_position) frame.push(Value::integer(reraised >= 0 ? reraised : position));
    frame.push(Value(vm_.take_exception()));
    frame.next_instruction = frame.code().instructions() + handler->target;
    return true;
}

/// The frame ends with the pending exception.
void Execution::leave_by_exception(Frame& frame) {
    reraised_position = -1;
    frame.cut_stack(0);
    if (frame.generator != nullptr) return finish_generator(vm_, *this, frame, Value::raised());
    const Ref<Frame> done(&frame, false);
    top = done->caller;
    --depth;
    if (done->on_return == OnReturn::EndsIteration &&
        is_exception_of(Value(vm_.pending_exception()), *vm_.exceptions().stop_iteration)) {
        (void)vm_.take_exception();
        deliver(Value::exhausted());
    }
}

} // namespace simul::script
