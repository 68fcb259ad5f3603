#include "core/script/compile/opcodes.hpp"

#include <array>
#include <bit>
#include <cassert>

namespace simul::script {

namespace {

struct OpcodeFacts {
    std::string_view name;
    OperandKind operand;
    int pops;
    int pushes;
};

constexpr std::array<OpcodeFacts, kOpcodeCount> kFacts{{
#define SIMUL_OPCODE(name, operand, pops, pushes) {#name, OperandKind::operand, pops, pushes},
    SIMUL_OPCODES(SIMUL_OPCODE)
#undef SIMUL_OPCODE
}};

constexpr std::array<std::string_view, 26> kBinarySymbols{
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "**",  ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="};

constexpr std::array<std::string_view, 6> kCompareSymbols{"<", "<=", "==", "!=", ">", ">="};

int varying_pops(Opcode opcode, std::uint32_t operand) {
    const int count = static_cast<int>(operand);
    switch (opcode) {
    case Opcode::BUILD_SLICE:
    case Opcode::BUILD_TUPLE:
    case Opcode::BUILD_LIST:
    case Opcode::BUILD_SET:
    case Opcode::BUILD_STRING:
    case Opcode::RAISE_VARARGS: return count;
    case Opcode::BUILD_MAP: return 2 * count;
    case Opcode::CALL: return count + 1;
    case Opcode::CALL_METHOD:
    case Opcode::CALL_KEYWORDS: return count + 2;
    case Opcode::CALL_EX: return operand & 1 ? 3 : 2;
    case Opcode::MAKE_FUNCTION: return std::popcount(MakeFunction::decode(operand).flags);
    case Opcode::FORMAT_VALUE: return operand & FormatFlags::kHasSpecification ? 2 : 1;
    default: assert(false && "this opcode pops a fixed number"); return 0;
    }
}

int varying_pushes(Opcode opcode, std::uint32_t operand) {
    switch (opcode) {
    case Opcode::UNPACK_SEQUENCE: return static_cast<int>(operand);
    case Opcode::UNPACK_EX: {
        const UnpackCounts counts = UnpackCounts::decode(operand);
        return static_cast<int>(counts.before + counts.after) + 1;
    }
    default: assert(false && "this opcode pushes a fixed number"); return 0;
    }
}

} // namespace

std::string_view symbol_of(BinaryOperator op) {
    return kBinarySymbols[static_cast<std::size_t>(op)];
}

std::string_view symbol_of(CompareOperator op) {
    return kCompareSymbols[static_cast<std::size_t>(op)];
}

std::string_view name_of(Opcode opcode) {
    return kFacts[static_cast<std::size_t>(opcode)].name;
}

OperandKind operand_kind_of(Opcode opcode) {
    return kFacts[static_cast<std::size_t>(opcode)].operand;
}

int stack_effect(Opcode opcode, std::uint32_t operand, bool jumps) {
    if (jumps) {
        switch (opcode) {
        case Opcode::FOR_ITER: return -1;
        case Opcode::JUMP_IF_FALSE_OR_POP:
        case Opcode::JUMP_IF_TRUE_OR_POP: return 0;
        default: break;
        }
    }
    const OpcodeFacts& facts = kFacts[static_cast<std::size_t>(opcode)];
    const int pops = facts.pops == kVaries ? varying_pops(opcode, operand) : facts.pops;
    const int pushes = facts.pushes == kVaries ? varying_pushes(opcode, operand) : facts.pushes;
    return pushes - pops;
}

} // namespace simul::script
