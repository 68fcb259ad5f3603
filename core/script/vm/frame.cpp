#include "core/script/vm/frame.hpp"

#include "core/script/vm/generator_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <memory>
#include <new>

namespace simul::script {

static_assert(sizeof(Frame) % alignof(Value) == 0, "the variables follow it");

Frame::Frame(Interpreter& vm, Code& code, DictObject& globals, FunctionObject* function) noexcept
    : Container(*vm.types().frame, Layout::Frame, Tracking::Later), Activation(Activation::Kind::Script),
      next_instruction(code.instructions()), stack_top(slots() + code.source().slot_count()), code_(&code),
      globals_(&globals), function_(function) {}

Ref<Frame> Frame::create(Interpreter& vm, Code& code, DictObject& globals, FunctionObject* function) {
    const CodeObject& source = code.source();
    const std::size_t count = source.slot_count() + source.stack_size;
    void* block = heap::allocate(sizeof(Frame) + count * sizeof(Value));
    auto* slots = reinterpret_cast<Value*>(static_cast<char*>(block) + sizeof(Frame));
    std::uninitialized_default_construct_n(slots, count);
    if (source.free_count > 0) {
        const std::span<const Value> cells = function->closure->items();
        std::copy(cells.begin(), cells.end(), slots + source.first_free_slot());
    }
    return Ref<Frame>(::new (block) Frame(vm, code, globals, function));
}

Frame::~Frame() {
    // Variables die in order of their slots, as CPython's do.
    Value* end = stack_bottom();
    for (Value* slot = slots(); slot != end; ++slot)
        slot->~Value();
    for (; end != stack_top; ++end)
        end->~Value();
}

void Frame::destroy() noexcept {
    const CodeObject& source = code_->source();
    const std::size_t bytes = sizeof(Frame) + (source.slot_count() + source.stack_size) * sizeof(Value);
    this->~Frame();
    heap::release(this, bytes);
}

void Frame::make_cells(Interpreter& vm) {
    for (const std::uint32_t cell : code_->source().cell_slots) {
        Value& slot = slots()[cell];
        slot = CellObject::create(vm, std::move(slot));
    }
}

void Frame::visit_references(ReferenceVisitor& visitor) const {
    for (const Value* slot = slots(); slot != stack_top; ++slot)
        visitor.visit(*slot);
    visitor.visit(globals_.get());
    if (function_ != nullptr) visitor.visit(function_.get());
    if (names != nullptr) visitor.visit(names.get());
}

void Frame::clear_references() noexcept {
    if (generator != nullptr) generator->part_from_delegates();
    cut_stack(0);
    for (Value* slot = slots(); slot != stack_bottom(); ++slot)
        slot->reset();
}

} // namespace simul::script
