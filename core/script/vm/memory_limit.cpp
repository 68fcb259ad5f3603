#include "core/script/vm/memory_limit.hpp"

#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter_state.hpp"

namespace simul::script {

bool memory_allows(Interpreter& vm, std::size_t bytes) {
    const InterpreterState& state = vm.state();
    const std::int64_t left = vm.options().limits.memory_bytes - (heap::live_bytes - state.heap_at_start);
    if (left >= 0 && bytes <= static_cast<std::size_t>(left)) return true;
    (void)memory_exhausted(vm);
    return false;
}

bool integer_size_allows(Interpreter& vm, std::size_t bits) {
    if (bits <= vm.options().limits.integer_bits) return true;
    (void)integer_too_large(vm);
    return false;
}

Value integer_too_large(Interpreter& vm) {
    vm.state().exceed(Limit::IntegerSize);
    return raise_with(vm, *vm.exceptions().memory_error, vm.empty_tuple());
}

Value memory_exhausted(Interpreter& vm) {
    vm.state().exceed(Limit::Memory);
    // Nothing of the program sees it: the run ends before its next instruction.
    return raise_with(vm, *vm.exceptions().memory_error, vm.empty_tuple());
}

} // namespace simul::script
