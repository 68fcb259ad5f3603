// match. Every pattern consumes the subject on top of the stack. Names are bound only when a whole case
// matches: until then captured values are kept on the stack, below what the patterns are still working on.
#include "core/script/compile/unit_compiler.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace simul::script {

namespace {

bool is_wildcard(const ast::Pattern& pattern) {
    const auto* as_pattern = pattern.as<ast::MatchAs>();
    return as_pattern && as_pattern->name.empty() && !as_pattern->pattern;
}

bool is_star_wildcard(const ast::Pattern& pattern) {
    const auto* star = pattern.as<ast::MatchStar>();
    return star && star->name.empty();
}

using Patterns = std::span<const ast::Pattern* const>;

} // namespace

class UnitCompiler::PatternCompiler {
public:
    explicit PatternCompiler(UnitCompiler& unit) : unit_(unit), code_(unit.code_) {}

    void pattern(const ast::Pattern& node) {
        code_.set_location(node.range);
        ast::visit(node, [this](const auto& concrete) { this->of(concrete); });
    }

    const std::vector<ast::Identifier>& captured() const { return captured_; }

    /// Where to jump when nothing is left to pop.
    Label failure() { return failure_with(0); }

    /// Writes the ways out of a failed pattern: as many pops as it had pushed.
    void bind_failures() {
        for (std::size_t pops = failures_.size(); pops > 1; --pops) {
            code_.bind(failures_[pops - 1]);
            code_.emit(Opcode::POP_TOP);
        }
        if (!failures_.empty()) code_.bind(failures_.front());
        failures_.clear();
    }

private:
    Label failure_with(std::size_t pops) {
        while (failures_.size() <= pops)
            failures_.push_back(code_.new_label());
        return failures_[pops];
    }
    void fail_if(Opcode jump) { code_.jump_if(jump, failure_with(on_top_ + captured_.size())); }

    void load_size(std::size_t size) { code_.load(Constant{static_cast<std::int64_t>(size)}); }
    void compare_length(CompareOperator op, std::size_t size) {
        code_.emit(Opcode::GET_LEN);
        load_size(size);
        code_.emit(Opcode::COMPARE_OP, static_cast<std::uint32_t>(op));
        fail_if(Opcode::POP_JUMP_IF_FALSE);
    }
    /// Moves the top below the `count` - 1 slots under it.
    void rotate(std::size_t count) {
        for (; count > 1; --count)
            code_.emit(Opcode::SWAP, static_cast<std::uint32_t>(count));
    }
    /// Keeps the top for binding to `name`, below everything that is still in use; drops it when there is no
    /// name.
    void capture(ast::Identifier name) {
        if (name.empty()) return code_.emit(Opcode::POP_TOP);
        rotate(on_top_ + captured_.size() + 1);
        captured_.push_back(name);
    }

    void of(const ast::MatchValue& n) {
        unit_.expression(*n.value);
        code_.emit(Opcode::COMPARE_OP, static_cast<std::uint32_t>(CompareOperator::Equal));
        fail_if(Opcode::POP_JUMP_IF_FALSE);
    }
    void of(const ast::MatchSingleton& n) {
        code_.load(constant_of(n.value));
        code_.emit(Opcode::IS_OP, 0);
        fail_if(Opcode::POP_JUMP_IF_FALSE);
    }
    void of(const ast::MatchStar& n) { capture(n.name); }
    void of(const ast::MatchAs& n) {
        if (n.pattern) {
            ++on_top_;
            code_.emit(Opcode::COPY, 1);
            pattern(*n.pattern);
            --on_top_;
        }
        capture(n.name);
    }

    void of(const ast::MatchSequence& n) {
        const auto star = std::find_if(n.patterns.begin(), n.patterns.end(),
                                       [](const ast::Pattern* item) { return item->is<ast::MatchStar>(); });
        const bool has_star = star != n.patterns.end();
        const bool only_wildcards =
            std::all_of(n.patterns.begin(), n.patterns.end(), [](const ast::Pattern* item) {
                return is_wildcard(*item) || is_star_wildcard(*item);
            });
        ++on_top_;
        code_.emit(Opcode::MATCH_SEQUENCE);
        fail_if(Opcode::POP_JUMP_IF_FALSE);
        if (!has_star)
            compare_length(CompareOperator::Equal, n.patterns.size());
        else if (n.patterns.size() > 1)
            compare_length(CompareOperator::GreaterEqual, n.patterns.size() - 1);
        --on_top_;
        const auto star_index = static_cast<std::size_t>(star - n.patterns.begin());
        if (only_wildcards)
            code_.emit(Opcode::POP_TOP);
        else if (has_star && is_star_wildcard(**star))
            index_sequence(n.patterns, star_index);
        else
            unpack_sequence(n.patterns, has_star ? std::optional(star_index) : std::nullopt);
    }
    /// Takes items by index: what a `*_` stands for need not be collected.
    void index_sequence(Patterns patterns, std::size_t star) {
        ++on_top_;
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            if (i == star || is_wildcard(*patterns[i])) continue;
            code_.emit(Opcode::COPY, 1);
            if (i < star) {
                load_size(i);
            } else { // a sequence need not know negative indices
                code_.emit(Opcode::GET_LEN);
                load_size(patterns.size() - i);
                code_.emit(Opcode::BINARY_OP, static_cast<std::uint32_t>(BinaryOperator::Subtract));
            }
            code_.emit(Opcode::BINARY_SUBSCR);
            pattern(*patterns[i]);
        }
        --on_top_;
        code_.emit(Opcode::POP_TOP);
    }
    void unpack_sequence(Patterns patterns, std::optional<std::size_t> star) {
        const auto count = static_cast<std::uint32_t>(patterns.size());
        if (star) {
            const auto before = static_cast<std::uint32_t>(*star);
            code_.emit(Opcode::UNPACK_EX, UnpackCounts{before, count - before - 1}.encode());
        } else {
            code_.emit(Opcode::UNPACK_SEQUENCE, count);
        }
        items(patterns);
    }
    /// One item for each pattern lies on the stack, the first on top.
    void items(Patterns patterns) {
        on_top_ += patterns.size();
        for (const ast::Pattern* item : patterns) {
            --on_top_;
            pattern(*item);
        }
    }

    void of(const ast::MatchMapping& n) {
        const std::size_t size = n.keys.size();
        ++on_top_; // the subject
        code_.emit(Opcode::MATCH_MAPPING);
        fail_if(Opcode::POP_JUMP_IF_FALSE);
        if (size == 0 && n.rest.empty()) {
            --on_top_;
            return code_.emit(Opcode::POP_TOP);
        }
        if (size > 0) compare_length(CompareOperator::GreaterEqual, size);
        for (const Expression* key : n.keys)
            unit_.expression(*key);
        code_.emit(Opcode::BUILD_TUPLE, static_cast<std::uint32_t>(size));
        code_.emit(Opcode::MATCH_KEYS); // [subject, keys, values|None]
        on_top_ += 2;
        code_.emit(Opcode::COPY, 1);
        fail_if(Opcode::POP_JUMP_IF_NONE);
        code_.emit(Opcode::UNPACK_SEQUENCE, static_cast<std::uint32_t>(size));
        --on_top_;
        items(n.patterns);
        on_top_ -= 2;
        if (n.rest.empty()) {
            code_.emit(Opcode::POP_TOP);
            return code_.emit(Opcode::POP_TOP);
        }
        capture_rest(size, n.rest);
    }
    /// [subject, keys]: a copy of the subject without the keys.
    void capture_rest(std::size_t size, ast::Identifier rest) {
        code_.emit(Opcode::BUILD_MAP, 0);
        code_.emit(Opcode::SWAP, 3);
        code_.emit(Opcode::DICT_UPDATE, 2); // [copy, keys]
        code_.emit(Opcode::UNPACK_SEQUENCE, static_cast<std::uint32_t>(size));
        for (; size > 0; --size) {
            code_.emit(Opcode::COPY, static_cast<std::uint32_t>(size) + 1);
            code_.emit(Opcode::SWAP, 2);
            code_.emit(Opcode::DELETE_SUBSCR);
        }
        capture(rest);
    }

    void of(const ast::MatchClass& n) {
        unit_.expression(*n.type);
        TupleConstant names;
        for (const ast::Identifier name : n.keyword_names)
            names.items.push_back(Constant{StringConstant{std::string(name)}});
        code_.load(Constant{std::move(names)});
        code_.emit(Opcode::MATCH_CLASS, static_cast<std::uint32_t>(n.patterns.size()));
        code_.emit(Opcode::COPY, 1);
        ++on_top_; // the attributes
        fail_if(Opcode::POP_JUMP_IF_NONE);
        const std::size_t count = n.patterns.size() + n.keyword_patterns.size();
        code_.emit(Opcode::UNPACK_SEQUENCE, static_cast<std::uint32_t>(count));
        --on_top_;
        std::vector<const ast::Pattern*> patterns(n.patterns.begin(), n.patterns.end());
        patterns.insert(patterns.end(), n.keyword_patterns.begin(), n.keyword_patterns.end());
        items(patterns);
    }

    /// Each alternative works on a copy of the subject and leaves the same values in the same order.
    void of(const ast::MatchOr& n) {
        const Label matched = code_.new_label();
        std::vector<ast::Identifier> order;
        for (const ast::Pattern* alternative : n.patterns) {
            PatternCompiler inner(unit_);
            code_.set_location(alternative->range);
            code_.emit(Opcode::COPY, 1);
            inner.pattern(*alternative);
            if (alternative == n.patterns.front())
                order = inner.captured_;
            else
                inner.reorder(order);
            code_.jump(matched);
            inner.bind_failures();
        }
        code_.emit(Opcode::POP_TOP);
        code_.jump(failure_with(on_top_ + captured_.size()));
        code_.bind(matched); // [… what this pattern's callers keep, subject, captured values]
        const std::size_t below = order.size() + 1 + on_top_ + captured_.size();
        for (const ast::Identifier name : order) {
            rotate(below);
            captured_.push_back(name);
        }
        code_.emit(Opcode::POP_TOP);
    }
    /// Brings the captured values on the stack into another order.
    void reorder(const std::vector<ast::Identifier>& order) {
        for (std::size_t wanted = order.size(); wanted-- > 0;) {
            const auto found = std::find(captured_.begin(), captured_.end(), order[wanted]);
            assert(found != captured_.end() &&
                   "check_patterns() refuses alternatives that bind different names");
            const auto at = static_cast<std::size_t>(found - captured_.begin());
            if (at == wanted) continue;
            // The topmost at + 1 values go below those up to `wanted`.
            const auto middle = captured_.begin() + static_cast<std::ptrdiff_t>(at) + 1;
            std::rotate(captured_.begin(), middle,
                        captured_.begin() + static_cast<std::ptrdiff_t>(wanted) + 1);
            for (std::size_t i = 0; i <= at; ++i)
                rotate(wanted + 1);
        }
    }

    UnitCompiler& unit_;
    CodeBuilder& code_;
    std::vector<ast::Identifier> captured_; ///< names of the values kept on the stack, the first on top
    std::vector<Label> failures_;           ///< by the number of slots to pop
    std::size_t on_top_ = 0;                ///< slots in use above the captured values
};

void UnitCompiler::of(const ast::Match& n) {
    expression(*n.subject);
    const Label end = code_.new_label();
    const bool has_default = n.cases.size() > 1 && is_wildcard(*n.cases.back().pattern);
    const auto tested = n.cases.first(n.cases.size() - (has_default ? 1 : 0));
    for (const ast::MatchCase& match_case : tested) {
        const bool last = &match_case == &tested.back();
        PatternCompiler patterns(*this);
        code_.set_location(match_case.pattern->range);
        if (!last) code_.emit(Opcode::COPY, 1);
        patterns.pattern(*match_case.pattern);
        for (const ast::Identifier captured : patterns.captured())
            name(captured, Access::Store);
        if (match_case.guard) jump_if(*match_case.guard, patterns.failure(), false);
        if (!last) code_.emit(Opcode::POP_TOP);
        body(match_case.body);
        code_.jump(end);
        code_.set_location(match_case.pattern->range);
        patterns.bind_failures();
    }
    if (has_default) {
        const ast::MatchCase& match_case = n.cases.back();
        code_.set_location(match_case.pattern->range);
        if (match_case.guard) jump_if(*match_case.guard, end, false);
        body(match_case.body);
    }
    code_.bind(end);
}

} // namespace simul::script
