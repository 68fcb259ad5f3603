/// Compiled code: what the interpreter runs.
#pragma once

#include "core/script/compile/constant.hpp"
#include "core/script/compile/opcodes.hpp"
#include "core/script/syntax/source_file.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace simul::script {

/// 32 bits: the opcode in the low 8, its operand in the high 24.
class Instruction {
public:
    static constexpr std::uint32_t kMaxOperand = 0xffffff;

    constexpr explicit Instruction(Opcode opcode, std::uint32_t operand = 0)
        : bits_(static_cast<std::uint32_t>(opcode) | operand << 8) {}

    constexpr Opcode opcode() const { return static_cast<Opcode>(bits_ & 0xff); }
    constexpr std::uint32_t operand() const { return bits_ >> 8; }

    friend constexpr bool operator==(Instruction, Instruction) = default;

private:
    std::uint32_t bits_;
};

/// While an instruction in [start, end) runs, an exception is handled at `target`: the stack is cut to
/// `depth` slots; if `push_position`, the raising instruction's index is pushed (as an integer, for RERAISE
/// and for the line of a re-raised exception); the exception is pushed. Entries do not overlap and are sorted
/// by `start`.
struct ExceptionTableEntry {
    std::uint32_t start;
    std::uint32_t end;
    std::uint32_t target;
    std::uint32_t depth;
    bool push_position;

    friend bool operator==(const ExceptionTableEntry&, const ExceptionTableEntry&) = default;
};

enum class CodeKind : std::uint8_t { Module, Class, Function, Lambda, Comprehension };

/// How a call behaves.
enum class BodyKind : std::uint8_t { Plain, Generator, Coroutine, AsyncGenerator };

/// Immutable once compiled; may be shared by simulations on several threads, so caches and converted
/// constants belong to the interpreter (one entry for each constant, name and attribute site, addressed by
/// the same index).
struct CodeObject {
    CodeKind kind = CodeKind::Module;
    BodyKind body_kind = BodyKind::Plain;

    std::string name;           ///< "f", "<module>", "<listcomp>"
    std::string qualified_name; ///< "Class.f.<locals>.<lambda>"
    std::shared_ptr<const SourceFile> source;
    std::uint32_t first_line = 0;         ///< of the first decorator, else of `def`; 1 for a module
    std::optional<std::string> docstring; ///< functions only; modules and classes store `__doc__` themselves
    bool is_library = false;              ///< written by Simul: left out of the traces' stacks

    // Parameters are the first slots, in this order: positional-only, positional, keyword-only, *args,
    // **kwargs.
    std::uint32_t positional_count =
        0; ///< those that can be given by position, the positional-only ones included
    std::uint32_t positional_only_count = 0;
    std::uint32_t keyword_only_count = 0;
    bool has_star_args = false;
    bool has_star_kwargs = false;

    /// Functions keep their variables in slots: parameters, other locals, cells that are not parameters,
    /// frees. Class and module bodies have a namespace (a dict) instead, and slots for cells and frees alone.
    std::vector<std::string> slot_names;
    std::uint32_t local_count = 0; ///< parameters and other locals; includes the parameters that are cells
    /// Slots whose variables inner functions use. On entry the interpreter wraps what such a slot holds (an
    /// argument, or nothing) in a new cell.
    std::vector<std::uint32_t> cell_slots;
    std::uint32_t free_count = 0; ///< the last slots, filled from the function's closure

    std::vector<Instruction> instructions;
    std::vector<SourceRange> locations; ///< one for each instruction; line 0: it belongs to no line
    std::vector<ExceptionTableEntry> exception_table;
    std::uint32_t stack_size = 0; ///< the deepest the stack can get

    std::vector<Constant> constants;
    std::vector<std::string> names; ///< for Name operands; one cache entry each (LOAD_GLOBAL)
    std::vector<std::uint32_t>
        attribute_sites; ///< for Attribute operands: indices into `names`; one cache entry each
    std::vector<std::shared_ptr<const CodeObject>> children; ///< for MAKE_FUNCTION

    std::uint32_t slot_count() const { return static_cast<std::uint32_t>(slot_names.size()); }
    std::uint32_t first_free_slot() const { return slot_count() - free_count; }
    std::uint32_t parameter_count() const {
        return positional_count + keyword_only_count + (has_star_args ? 1 : 0) + (has_star_kwargs ? 1 : 0);
    }

    /// The entry that covers the instruction, or null. O(log entries).
    const ExceptionTableEntry* find_handler(std::uint32_t instruction) const;
};

} // namespace simul::script
