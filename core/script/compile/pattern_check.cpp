#include "core/script/compile/semantics.hpp"
#include "core/script/syntax/messages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace simul::script {

namespace {

using Names = std::set<ast::Identifier>;

/// A literal key as Python writes it, and in a form that is equal for equal keys (1, 1.0 and True are).
struct Key {
    std::string text;
    std::string identity;
};

struct DescribeKey {
    bool negative;

    Key operator()(ast::NoneLiteral) const { return {"None", "None"}; }
    Key operator()(bool value) const { return {value ? "True" : "False", number(value ? 1.0 : 0.0)}; }
    Key operator()(ast::EllipsisLiteral) const { return {"Ellipsis", "Ellipsis"}; }
    Key operator()(std::int64_t value) const {
        const std::string text = fmt::format("{}{}", negative ? "-" : "", value);
        const bool exact = value < (std::int64_t{1} << 53);
        return {text,
                exact ? number(negative ? -static_cast<double>(value) : static_cast<double>(value)) : text};
    }
    Key operator()(const ast::BigInteger& value) const {
        const std::string text = (negative ? "-" : "") + std::string(value.digits);
        return {text, text};
    }
    Key operator()(double value) const {
        const double signed_value = negative ? -value : value;
        return {fmt::format("{}", signed_value), number(signed_value)};
    }
    Key operator()(const ast::StringLiteral& value) const {
        const std::string text = "'" + std::string(value.text) + "'";
        return {text, text};
    }
    Key operator()(const ast::BytesLiteral& value) const {
        const std::string text = "b'" + std::string(value.bytes) + "'";
        return {text, text};
    }
    static std::string number(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }
};

std::optional<Key> literal_key(const ast::Expression& expression) {
    const auto* negation = expression.as<ast::UnaryOperation>();
    const ast::Expression& operand = negation ? *negation->operand : expression;
    const auto* constant = operand.as<ast::Constant>();
    if (!constant) return std::nullopt;
    return std::visit(DescribeKey{negation != nullptr}, constant->value);
}

class PatternChecker {
public:
    PatternChecker(const SourceFile& source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    /// Adds what the pattern binds to `names`. Unless `irrefutable_allowed`, it must be able to fail.
    void check(const ast::Pattern& pattern, Names& names, bool irrefutable_allowed) {
        ast::visit(pattern, [&](const auto& node) { of(node, names, irrefutable_allowed); });
    }

private:
    void error(const SourceRange& range, Message message,
               std::initializer_list<std::string_view> arguments = {}) {
        diagnostics_.push_back(make_diagnostic(source_, range, message, arguments));
    }
    void bind(ast::Identifier name, const SourceRange& range, Names& names) {
        if (name.empty()) return;
        if (name == "__debug__") error(range, Message::AssignToDebug);
        if (!names.insert(name).second) error(range, Message::PatternNameTwice, {name});
    }
    void all(std::span<const ast::Pattern* const> patterns, Names& names) {
        for (const ast::Pattern* pattern : patterns)
            check(*pattern, names, true);
    }

    void of(const ast::MatchValue&, Names&, bool) {}
    void of(const ast::MatchSingleton&, Names&, bool) {}
    void of(const ast::MatchSequence& n, Names& names, bool) {
        bool starred_seen = false;
        for (const ast::Pattern* pattern : n.patterns) {
            const bool starred = pattern->is<ast::MatchStar>();
            if (starred && starred_seen) error(pattern->range, Message::PatternStarTwice);
            starred_seen = starred_seen || starred;
        }
        all(n.patterns, names);
    }
    void of(const ast::MatchMapping& n, Names& names, bool) {
        std::set<std::string> seen;
        for (const ast::Expression* key : n.keys) {
            const std::optional<Key> literal = literal_key(*key);
            if (literal && !seen.insert(literal->identity).second)
                error(key->range, Message::PatternKeyTwice, {literal->text});
        }
        all(n.patterns, names);
        bind(n.rest, n.range, names);
    }
    void of(const ast::MatchClass& n, Names& names, bool) {
        std::set<ast::Identifier> seen;
        for (std::size_t i = 0; i < n.keyword_names.size(); ++i) {
            if (!seen.insert(n.keyword_names[i]).second)
                error(n.keyword_patterns[i]->range, Message::PatternAttributeTwice, {n.keyword_names[i]});
        }
        all(n.patterns, names);
        all(n.keyword_patterns, names);
    }
    void of(const ast::MatchStar& n, Names& names, bool) { bind(n.name, n.range, names); }
    void of(const ast::MatchAs& n, Names& names, bool irrefutable_allowed) {
        if (n.pattern) {
            check(*n.pattern, names, irrefutable_allowed);
        } else if (!irrefutable_allowed) {
            if (n.name.empty())
                error(n.range, Message::PatternWildcardUnreachable);
            else
                error(n.range, Message::PatternCaptureUnreachable, {n.name});
        }
        bind(n.name, n.range, names);
    }
    void of(const ast::MatchOr& n, Names& names, bool irrefutable_allowed) {
        Names first;
        for (std::size_t i = 0; i < n.patterns.size(); ++i) {
            Names bound;
            const bool last = i + 1 == n.patterns.size();
            check(*n.patterns[i], bound, last && irrefutable_allowed);
            if (i == 0)
                first = bound;
            else if (bound != first)
                error(n.range, Message::PatternNamesDiffer);
        }
        for (const ast::Identifier name : first)
            bind(name, n.range, names);
    }

    const SourceFile& source_;
    Diagnostics& diagnostics_;
};

} // namespace

void check_patterns(const SourceFile& source, const ast::Match& statement, Diagnostics& diagnostics) {
    PatternChecker checker(source, diagnostics);
    for (const ast::MatchCase& match_case : statement.cases) {
        Names names;
        const bool last = &match_case == &statement.cases.back();
        checker.check(*match_case.pattern, names, last || match_case.guard);
    }
}

} // namespace simul::script
