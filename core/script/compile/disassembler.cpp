#include "core/script/compile/disassembler.hpp"

#include <fmt/format.h>

#include <iterator>
#include <set>

namespace simul::script {

namespace {

using Output = std::back_insert_iterator<std::string>;

std::string describe_make_function(const CodeObject& code, std::uint32_t operand) {
    const MakeFunction made = MakeFunction::decode(operand);
    std::string text = code.children[made.child]->qualified_name;
    if (made.flags & MakeFunction::kDefaults) text += ", defaults";
    if (made.flags & MakeFunction::kKeywordDefaults) text += ", keyword defaults";
    if (made.flags & MakeFunction::kAnnotations) text += ", annotations";
    if (made.flags & MakeFunction::kClosure) text += ", closure";
    return text;
}

std::string describe_format(std::uint32_t operand) {
    static constexpr const char* kConversions[] = {"", "!s", "!r", "!a"};
    std::string text = kConversions[operand & FormatFlags::kConversionMask];
    return operand & FormatFlags::kHasSpecification ? text + ":" : text;
}

std::set<std::uint32_t> jump_targets(const CodeObject& code) {
    std::set<std::uint32_t> targets;
    for (const Instruction instruction : code.instructions) {
        if (operand_kind_of(instruction.opcode()) == OperandKind::Target)
            targets.insert(instruction.operand());
    }
    for (const ExceptionTableEntry& entry : code.exception_table)
        targets.insert(entry.target);
    return targets;
}

void print_instructions(const CodeObject& code, Output out) {
    const std::set<std::uint32_t> targets = jump_targets(code);
    std::uint32_t previous_line = 0;
    for (std::uint32_t index = 0; index < code.instructions.size(); ++index) {
        const Instruction instruction = code.instructions[index];
        const std::uint32_t line = code.locations[index].begin.line;
        const std::string line_text = line == previous_line ? "" : line == 0 ? "-" : fmt::format("{}", line);
        previous_line = line;
        std::string row =
            fmt::format("{:>5} {} {:>4} {:<22}", line_text, targets.contains(index) ? ">>" : "  ", index,
                        name_of(instruction.opcode()));
        if (operand_kind_of(instruction.opcode()) != OperandKind::None) {
            row += fmt::format("{:>5}", instruction.operand());
            const std::string meaning = describe_operand(code, instruction);
            if (!meaning.empty()) row += fmt::format(" ({})", meaning);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        fmt::format_to(out, "{}\n", row);
    }
}

void print_code(const CodeObject& code, Output out) {
    fmt::format_to(out, "{}:\n", code.qualified_name);
    print_instructions(code, out);
    for (const ExceptionTableEntry& entry : code.exception_table) {
        fmt::format_to(out, "      {} to {} -> {} [{}]{}\n", entry.start, entry.end, entry.target,
                       entry.depth, entry.push_position ? " with position" : "");
    }
    for (const auto& child : code.children)
        print_code(*child, out);
}

} // namespace

std::string describe_operand(const CodeObject& code, Instruction instruction) {
    const std::uint32_t operand = instruction.operand();
    switch (operand_kind_of(instruction.opcode())) {
    case OperandKind::Constant: return repr(code.constants[operand]);
    case OperandKind::Name: return code.names[operand];
    case OperandKind::Slot: return code.slot_names[operand];
    case OperandKind::Attribute: return code.names[code.attribute_sites[operand]];
    case OperandKind::Target: return fmt::format("to {}", operand);
    case OperandKind::Binary: return std::string(symbol_of(static_cast<BinaryOperator>(operand)));
    case OperandKind::Compare: return std::string(symbol_of(static_cast<CompareOperator>(operand)));
    case OperandKind::Function: return describe_make_function(code, operand);
    case OperandKind::Format: return describe_format(operand);
    case OperandKind::Unpack: {
        const UnpackCounts counts = UnpackCounts::decode(operand);
        return fmt::format("{} before, {} after", counts.before, counts.after);
    }
    case OperandKind::None:
    case OperandKind::Count:
    case OperandKind::Depth:
    case OperandKind::Invert:
    case OperandKind::Flags:
    case OperandKind::Awaitable: break;
    }
    return {};
}

std::string disassemble(const CodeObject& code) {
    std::string text;
    print_code(code, std::back_inserter(text));
    return text;
}

} // namespace simul::script
