/// One call of a script function, in progress or suspended.
#pragma once

#include "core/script/vm/activation.hpp"
#include "core/script/vm/code.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/object.hpp"

#include <cassert>
#include <span>

namespace simul::script {

class GeneratorObject;

/// Variables and operands follow the object in memory:
///
///     | parameters, locals, cells, free variables (slot_count) | operand stack (stack_size) |
///
/// Free slots of the stack are Empty. A frame outlives its call only while a traceback or a generator holds
/// it.
class Frame final : public Container, public Activation {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Frame; }

    /// All slots Empty, but for the free variables; `function` may be null (module and class bodies).
    static Ref<Frame> create(Interpreter& vm, Code& code, DictObject& globals, FunctionObject* function);

    Code& code() const noexcept { return *code_; }
    DictObject& globals() const noexcept { return *globals_; }

    Value* slots() noexcept { return reinterpret_cast<Value*>(this + 1); }
    const Value* slots() const noexcept { return reinterpret_cast<const Value*>(this + 1); }
    Value* stack_bottom() noexcept { return slots() + code_->source().slot_count(); }

    void push(Value value) noexcept { *stack_top++ = std::move(value); }
    Value pop() noexcept { return std::move(*--stack_top); }
    Value& top(std::size_t depth = 1) noexcept { return stack_top[-static_cast<std::ptrdiff_t>(depth)]; }
    void drop(std::size_t count = 1) noexcept {
        for (; count > 0; --count)
            (--stack_top)->reset();
    }
    void cut_stack(std::size_t depth) noexcept {
        drop(static_cast<std::size_t>(stack_top - stack_bottom()) - depth);
    }

    /// The index of the instruction that is being executed, or that the frame is suspended in; -1 before the
    /// first.
    std::int64_t position() const noexcept { return next_instruction - code_->instructions() - 1; }
    /// The instruction there. REQUIRES: position() >= 0.
    Instruction current() const noexcept { return code_->compiled_instruction(position()); }
    /// Whether that is a YIELD_FROM. REQUIRES: position() >= 0.
    bool is_at_yield_from() const noexcept { return next_instruction[-1].opcode() == Opcode::YIELD_FROM; }
    std::uint32_t line() const noexcept { return code_->line_of(position()); }

    /// Turns the slots of variables that inner functions use into cells. Called once the arguments are in
    /// place.
    void make_cells(Interpreter& vm);

    /// From now on part of what cycles can be made of: a traceback or a generator holds it.
    void outlive_call() noexcept { track(); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

    const Instruction* next_instruction;
    Value* stack_top;
    GeneratorObject* generator = nullptr; ///< the one it is the body of
    Ref<DictObject> names;                ///< the namespace of a module or class body

private:
    Frame(Interpreter& vm, Code& code, DictObject& globals, FunctionObject* function) noexcept;
    ~Frame() override;
    void destroy() noexcept override;

    Ref<Code> code_;
    Ref<DictObject> globals_;
    Ref<FunctionObject> function_;
};

} // namespace simul::script
