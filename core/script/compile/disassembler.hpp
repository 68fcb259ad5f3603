/// Bytecode as text, for tests and for people.
#pragma once

#include "core/script/compile/code_object.hpp"

#include <string>

namespace simul::script {

/// One line an instruction: its source line where that changes, `>>` at jump targets, index, opcode, operand
/// and its meaning; then the exception table; then the children, in order.
std::string disassemble(const CodeObject& code);

/// The operand's meaning: a name, a constant's repr, "to 12", "+=" …; empty for operands without one.
std::string describe_operand(const CodeObject& code, Instruction instruction);

} // namespace simul::script
