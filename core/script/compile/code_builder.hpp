/// Writes the instructions of one code object: labels, locations, protected ranges, the height of the stack.
#pragma once

#include "core/script/compile/code_object.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace simul::script {

/// A place to jump to. Bound at most once.
struct Label {
    std::uint32_t index;
};

/// Handles the exceptions of a protected range.
struct Handler {
    std::uint32_t index;
};

/// Code that cannot be reached is not written: after a jump, a return or a raise everything is dropped until
/// a label is bound that some written jump (or protected range) leads to.
class CodeBuilder {
public:
    // ---- instructions
    void emit(Opcode opcode, std::uint32_t operand = 0);
    void load(Constant constant) { emit(Opcode::LOAD_CONST, constant_index(std::move(constant))); }
    void load_none() { load(Constant{NoneConstant{}}); }

    Label new_label();
    /// A conditional jump, or FOR_ITER. Leads forward.
    void jump_if(Opcode opcode, Label target);
    /// Forward or backward.
    void jump(Label target);
    void bind(Label label);

    // ---- locations
    /// The source range of the instructions that follow; an unknown one means that of the instruction before.
    void set_location(const SourceRange& range) { location_ = range; }
    void unset_location() { location_ = {}; }
    const SourceRange& location() const { return location_; }

    // ---- exceptions
    /// A handler whose stack is cut to the present height less `drop`.
    Handler new_handler(bool push_position, int drop = 0);
    void protect(Handler handler) { protecting_.push_back(handler); }
    void end_protection() { protecting_.pop_back(); }
    /// Where the handler's code begins: [exception], or [position, exception].
    void bind_handler(Handler handler);
    /// The protecting handlers, outermost first: to leave some of them for a while and restore them.
    const std::vector<Handler>& protecting() const { return protecting_; }
    void set_protecting(std::vector<Handler> handlers) { protecting_ = std::move(handlers); }

    // ---- tables
    std::uint32_t constant_index(Constant constant);
    std::uint32_t name_index(std::string_view name);
    /// A new attribute site: each access has a cache entry of its own.
    std::uint32_t attribute_site(std::string_view name);
    std::uint32_t child_index(std::shared_ptr<const CodeObject> child);

    /// Moves everything into `code`. REQUIRES: every label that is jumped to is bound, and the end is
    /// unreachable.
    void finish(CodeObject& code);

private:
    static constexpr std::uint32_t kNoHandler = 0xffffffff;

    struct Written {
        Opcode opcode;
        std::uint32_t operand; ///< of a jump: the label
        SourceRange location;
        std::uint32_t handler;
    };
    struct LabelState {
        int depth = -1;                    ///< of the stack there; -1: nothing leads there yet
        std::uint32_t target = kNoHandler; ///< the instruction's index, once bound
    };
    struct HandlerState {
        std::uint32_t depth;
        bool push_position;
        bool is_used;
        std::uint32_t target;
    };

    void write(Opcode opcode, std::uint32_t operand);
    void change_depth(int change);
    void lead_to(Label label, int depth);
    std::uint32_t final_target(const Written& jump, std::uint32_t at) const;
    void write_exception_table(CodeObject& code) const;

    std::vector<Written> written_;
    std::vector<LabelState> labels_;
    std::vector<HandlerState> handlers_;
    std::vector<Handler> protecting_;
    SourceRange location_;
    int depth_ = 0;
    int max_depth_ = 0;
    bool reachable_ = true;

    std::vector<Constant> constants_;
    std::unordered_map<std::string, std::uint32_t> constant_indices_; ///< for look-up only
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> name_indices_; ///< for look-up only
    std::vector<std::uint32_t> attribute_sites_;
    std::vector<std::shared_ptr<const CodeObject>> children_;
};

} // namespace simul::script
