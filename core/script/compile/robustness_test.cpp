#include "core/script/compile/compiler.hpp"
#include "core/script/compile/disassembler.hpp"
#include "core/script/syntax/testing.hpp"
#include "core/script/syntax/testing_mutations.hpp"
#include "tests/support/catch.hpp"

using namespace simul::script;
using namespace simul::script::testing;

namespace {

/// What any code object must keep: the interpreter relies on it without checking.
void check_sound(const CodeObject& code) {
    const std::size_t count = code.instructions.size();
    REQUIRE(code.locations.size() == count);
    for (const Instruction instruction : code.instructions) {
        const std::uint32_t operand = instruction.operand();
        switch (operand_kind_of(instruction.opcode())) {
        case OperandKind::Constant: REQUIRE(operand < code.constants.size()); break;
        case OperandKind::Name: REQUIRE(operand < code.names.size()); break;
        case OperandKind::Slot: REQUIRE(operand < code.slot_count()); break;
        case OperandKind::Attribute: REQUIRE(operand < code.attribute_sites.size()); break;
        case OperandKind::Target: REQUIRE(operand < count); break;
        case OperandKind::Function:
            REQUIRE(MakeFunction::decode(operand).child < code.children.size());
            break;
        default: break;
        }
    }
    for (std::size_t i = 0; i < code.exception_table.size(); ++i) {
        const ExceptionTableEntry& entry = code.exception_table[i];
        REQUIRE(entry.start < entry.end);
        REQUIRE(entry.end <= count);
        REQUIRE(entry.target < count);
        REQUIRE((i == 0 || code.exception_table[i - 1].end <= entry.start));
    }
    for (const auto& child : code.children)
        check_sound(*child);
}

/// Follows every path with the height of the stack; each instruction must be reached with one height only.
void check_stack(const CodeObject& code) {
    std::vector<int> heights(code.instructions.size(), -1);
    std::vector<std::pair<std::uint32_t, int>> open{{0, 0}};
    const auto lead = [&](std::uint32_t to, int height) {
        REQUIRE(to < heights.size());
        REQUIRE(height >= 0);
        REQUIRE(height <= static_cast<int>(code.stack_size));
        REQUIRE((heights[to] == -1 || heights[to] == height));
        if (heights[to] != -1) return;
        heights[to] = height;
        open.emplace_back(to, height);
    };
    heights[0] = 0;
    while (!open.empty()) {
        const auto [at, height] = open.back();
        open.pop_back();
        const Instruction instruction = code.instructions[at];
        const Opcode opcode = instruction.opcode();
        if (const ExceptionTableEntry* handler = code.find_handler(at)) {
            const auto depth = static_cast<int>(handler->depth);
            REQUIRE(height >= depth);
            lead(handler->target, depth + (handler->push_position ? 2 : 1));
        }
        const bool is_jump = operand_kind_of(opcode) == OperandKind::Target;
        if (is_jump) lead(instruction.operand(), height + stack_effect(opcode, instruction.operand(), true));
        const bool ends = opcode == Opcode::RETURN_VALUE || opcode == Opcode::RAISE_VARARGS ||
                          opcode == Opcode::RERAISE || opcode == Opcode::JUMP_FORWARD ||
                          opcode == Opcode::JUMP_BACKWARD;
        if (!ends) lead(at + 1, height + stack_effect(opcode, instruction.operand(), false));
    }
    for (const auto& child : code.children)
        check_stack(*child);
}

void check_survives(const std::string& text) {
    const auto source = SourceFile::create("test.py", text);
    if (!source) return;
    const auto code = compile(*source, Origin::Library);
    if (!code) {
        REQUIRE_FALSE(code.error().empty());
        return;
    }
    check_sound(**code);
    check_stack(**code);
    REQUIRE_FALSE(disassemble(**code).empty());
}

} // namespace

TEST_CASE("the program of the robustness tests compiles to sound code") {
    const auto code = compile(source_of(std::string(kProgram)), Origin::Library);
    if (!code) FAIL(summary(code.error()));
    check_sound(**code);
    check_stack(**code);
}

TEST_CASE("broken programs compile to sound code or to diagnostics") {
    Numbers numbers;
    for (int round = 0; round < 4000; ++round)
        check_survives(mutated(kProgram, numbers));
}
