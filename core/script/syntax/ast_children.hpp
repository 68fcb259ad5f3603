/// The direct children of any node, in the order in which they are written.
#pragma once

#include "core/script/syntax/ast.hpp"

#include <type_traits>
#include <variant>

namespace simul::script::ast {

using AnyNode = std::variant<const Expression*, const Statement*, const Pattern*>;

/// A node of a known kind as one of any kind.
template <class T>
AnyNode any_node(const T& node) {
    using Base = std::conditional_t<std::is_base_of_v<Expression, T>, Expression,
                                    std::conditional_t<std::is_base_of_v<Statement, T>, Statement, Pattern>>;
    return AnyNode(static_cast<const Base*>(&node));
}

namespace detail {

/// Hands the non-null ones to `visit`.
template <class Visit>
class Children {
public:
    explicit Children(Visit& visit) : visit_(visit) {}

    template <class T>
    void one(const T* node) {
        if (node) visit_(AnyNode(node));
    }
    template <class T>
    void all(std::span<const T* const> nodes) {
        for (const T* node : nodes)
            one(node);
    }
    void parameters(const Parameters& parameters) {
        const auto each = [&](const Parameter& parameter) {
            one(parameter.annotation);
            one(parameter.default_value);
        };
        for (const Parameter& parameter : parameters.positional_only)
            each(parameter);
        for (const Parameter& parameter : parameters.positional)
            each(parameter);
        if (parameters.star_args) each(*parameters.star_args);
        for (const Parameter& parameter : parameters.keyword_only)
            each(parameter);
        if (parameters.star_kwargs) each(*parameters.star_kwargs);
    }
    void clauses(std::span<const ComprehensionClause> clauses) {
        for (const ComprehensionClause& clause : clauses) {
            one(clause.target);
            one(clause.iterable);
            all(clause.conditions);
        }
    }
    void keywords(std::span<const Keyword> keywords) {
        for (const Keyword& keyword : keywords)
            one(keyword.value);
    }

    // ---- expressions
    void of(const BooleanOperation& n) { all(n.values); }
    void of(const NamedExpression& n) { one(n.target), one(n.value); }
    void of(const BinaryOperation& n) { one(n.left), one(n.right); }
    void of(const UnaryOperation& n) { one(n.operand); }
    void of(const Lambda& n) { parameters(n.parameters), one(n.body); }
    void of(const IfExpression& n) { one(n.body), one(n.condition), one(n.otherwise); }
    void of(const Dict& n) {
        for (const DictItem& item : n.items)
            one(item.key), one(item.value);
    }
    void of(const Set& n) { all(n.items); }
    void of(const ListComprehension& n) { one(n.element), clauses(n.clauses); }
    void of(const SetComprehension& n) { one(n.element), clauses(n.clauses); }
    void of(const DictComprehension& n) { one(n.key), one(n.value), clauses(n.clauses); }
    void of(const GeneratorExpression& n) { one(n.element), clauses(n.clauses); }
    void of(const Await& n) { one(n.value); }
    void of(const Yield& n) { one(n.value); }
    void of(const YieldFrom& n) { one(n.value); }
    void of(const Comparison& n) { one(n.left), all(n.comparators); }
    void of(const Call& n) { one(n.function), all(n.arguments), keywords(n.keywords); }
    void of(const FormattedValue& n) {
        one(n.value);
        one(static_cast<const Expression*>(n.specification));
    }
    void of(const JoinedString& n) { all(n.values); }
    void of(const Constant&) {}
    void of(const Attribute& n) { one(n.value); }
    void of(const Subscript& n) { one(n.value), one(n.index); }
    void of(const Starred& n) { one(n.value); }
    void of(const Name&) {}
    void of(const List& n) { all(n.items); }
    void of(const Tuple& n) { all(n.items); }
    void of(const Slice& n) { one(n.lower), one(n.upper), one(n.step); }

    // ---- statements
    void of(const FunctionDefinition& n) {
        all(n.decorators), parameters(n.parameters), one(n.returns), all(n.body);
    }
    void of(const ClassDefinition& n) { all(n.decorators), all(n.bases), keywords(n.keywords), all(n.body); }
    void of(const Return& n) { one(n.value); }
    void of(const Delete& n) { all(n.targets); }
    void of(const Assign& n) { all(n.targets), one(n.value); }
    void of(const AugmentedAssign& n) { one(n.target), one(n.value); }
    void of(const AnnotatedAssign& n) { one(n.target), one(n.annotation), one(n.value); }
    void of(const For& n) { one(n.target), one(n.iterable), all(n.body), all(n.otherwise); }
    void of(const While& n) { one(n.condition), all(n.body), all(n.otherwise); }
    void of(const If& n) { one(n.condition), all(n.body), all(n.otherwise); }
    void of(const With& n) {
        for (const WithItem& item : n.items)
            one(item.context), one(item.target);
        all(n.body);
    }
    void of(const Match& n) {
        one(n.subject);
        for (const MatchCase& match_case : n.cases)
            one(match_case.pattern), one(match_case.guard), all(match_case.body);
    }
    void of(const Raise& n) { one(n.exception), one(n.cause); }
    void of(const Try& n) {
        all(n.body);
        for (const ExceptHandler& handler : n.handlers)
            one(handler.type), all(handler.body);
        all(n.otherwise), all(n.finally);
    }
    void of(const Assert& n) { one(n.condition), one(n.message); }
    void of(const Import&) {}
    void of(const ImportFrom&) {}
    void of(const Global&) {}
    void of(const Nonlocal&) {}
    void of(const ExpressionStatement& n) { one(n.value); }
    void of(const Pass&) {}
    void of(const Break&) {}
    void of(const Continue&) {}

    // ---- patterns
    void of(const MatchValue& n) { one(n.value); }
    void of(const MatchSingleton&) {}
    void of(const MatchSequence& n) { all(n.patterns); }
    void of(const MatchMapping& n) { all(n.keys), all(n.patterns); }
    void of(const MatchClass& n) { one(n.type), all(n.patterns), all(n.keyword_patterns); }
    void of(const MatchStar&) {}
    void of(const MatchAs& n) { one(n.pattern); }
    void of(const MatchOr& n) { all(n.patterns); }

private:
    Visit& visit_;
};

} // namespace detail

/// Calls `visit(AnyNode)` for every direct child.
template <class Visit>
void for_each_child(AnyNode node, Visit visit) {
    detail::Children<Visit> children(visit);
    std::visit(
        [&](const auto* base) { ast::visit(*base, [&](const auto& concrete) { children.of(concrete); }); },
        node);
}

} // namespace simul::script::ast
