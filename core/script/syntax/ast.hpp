/// The syntax tree: plain structs with a kind, owned by the arena of their SyntaxTree, immutable once parsed.
///
/// Nodes and fields follow Python's `ast` module (its names written out), with two differences: a node does
/// not say whether it is loaded, stored or deleted, as its place says so; and a parameter carries its own
/// default. Lists are spans into the arena; null pointers are absent parts, and each that may be null says
/// so.
#pragma once

#include "core/script/syntax/source_range.hpp"

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>
#include <variant>

namespace simul::script::ast {

/// In the arena; equal identifiers of one tree share their characters. Normalised as Python does (NFKC).
using Identifier = std::string_view;

// clang-format off
#define SIMUL_EXPRESSIONS(X) \
    X(BooleanOperation) X(NamedExpression) X(BinaryOperation) X(UnaryOperation) X(Lambda) X(IfExpression) \
    X(Dict) X(Set) X(ListComprehension) X(SetComprehension) X(DictComprehension) X(GeneratorExpression) \
    X(Await) X(Yield) X(YieldFrom) X(Comparison) X(Call) X(FormattedValue) X(JoinedString) X(Constant) \
    X(Attribute) X(Subscript) X(Starred) X(Name) X(List) X(Tuple) X(Slice)
#define SIMUL_STATEMENTS(X) \
    X(FunctionDefinition) X(ClassDefinition) X(Return) X(Delete) X(Assign) X(AugmentedAssign) X(AnnotatedAssign) \
    X(For) X(While) X(If) X(With) X(Match) X(Raise) X(Try) X(Assert) X(Import) X(ImportFrom) X(Global) X(Nonlocal) \
    X(ExpressionStatement) X(Pass) X(Break) X(Continue)
#define SIMUL_PATTERNS(X) \
    X(MatchValue) X(MatchSingleton) X(MatchSequence) X(MatchMapping) X(MatchClass) X(MatchStar) X(MatchAs) X(MatchOr)
// clang-format on

#define SIMUL_KIND(name) name,
enum class ExpressionKind : std::uint8_t { SIMUL_EXPRESSIONS(SIMUL_KIND) };
enum class StatementKind : std::uint8_t { SIMUL_STATEMENTS(SIMUL_KIND) };
enum class PatternKind : std::uint8_t { SIMUL_PATTERNS(SIMUL_KIND) };
#undef SIMUL_KIND

/// The base of every expression, statement and pattern.
template <class KindEnum>
struct Node {
    using Kind = KindEnum;
    Kind kind;
    SourceRange range;

    /// This node as a `T`, or null if it is something else.
    template <class T>
    const T* as() const {
        return kind == T::kKind ? static_cast<const T*>(this) : nullptr;
    }
    template <class T>
    bool is() const {
        return kind == T::kKind;
    }
};

struct Expression : Node<ExpressionKind> {};
struct Statement : Node<StatementKind> {};
struct Pattern : Node<PatternKind> {};

/// A concrete node: `struct Name : Of<Expression, ExpressionKind::Name>`.
template <class Base, typename Base::Kind K>
struct Of : Base {
    static constexpr typename Base::Kind kKind = K;
    explicit Of(SourceRange place) : Base{{K, place}} {}
};

using Body = std::span<const Statement* const>;
using Expressions = std::span<const Expression* const>;

// ---- literals
// -------------------------------------------------------------------------------------------------

struct NoneLiteral {};
struct EllipsisLiteral {};
/// An integer beyond 64 bits: decimal digits, or "0x" and hexadecimal digits; no sign, no underscores.
struct BigInteger {
    std::string_view digits;
};
/// UTF-8; a lone surrogate ("\ud800") is the three bytes that UTF-8's scheme gives it.
struct StringLiteral {
    std::string_view text;
    bool is_unicode_prefixed = false; ///< u"…", which annotations printed as strings keep
};
struct BytesLiteral {
    std::string_view bytes;
};
/// What a literal stands for.
using LiteralValue = std::variant<NoneLiteral, bool, EllipsisLiteral, std::int64_t, BigInteger, double,
                                  StringLiteral, BytesLiteral>;

// ---- parts of nodes
// -------------------------------------------------------------------------------------------

enum class BooleanOperator : std::uint8_t { And, Or };
enum class BinaryOperator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    MatrixMultiply,
    Divide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDivide
};
enum class UnaryOperator : std::uint8_t { Invert, Not, Plus, Minus };
enum class ComparisonOperator : std::uint8_t {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn
};

struct Parameter {
    Identifier name;
    const Expression* annotation;    ///< may be null; of `*args` it may be Starred
    const Expression* default_value; ///< may be null
    SourceRange range;               ///< name and annotation
};

struct Parameters {
    std::span<const Parameter> positional_only;
    std::span<const Parameter> positional; ///< positional or keyword
    const Parameter* star_args;            ///< may be null
    std::span<const Parameter> keyword_only;
    const Parameter* star_kwargs; ///< may be null
};

struct Keyword {
    Identifier name; ///< empty: `**value`
    const Expression* value;
    SourceRange range;
};

/// `for target in iterable if … if …`
struct ComprehensionClause {
    const Expression* target;
    const Expression* iterable;
    Expressions conditions;
    bool is_async;
};

/// `name as as_name`
struct Alias {
    Identifier name;    ///< dotted in `import`; "*" in `from … import *`
    Identifier as_name; ///< empty when absent
    SourceRange range;
};

/// `key: value`, or `**value` with a null key.
struct DictItem {
    const Expression* key;
    const Expression* value;
};

/// `!s`, `!r`, `!a` of an f-string's replacement field.
enum class Conversion : std::uint8_t { None, Str, Repr, Ascii };

struct WithItem {
    const Expression* context;
    const Expression* target; ///< may be null
};

struct ExceptHandler {
    const Expression* type; ///< null: bare `except:`
    Identifier name;        ///< empty when absent
    SourceRange name_range;
    Body body;
    SourceRange range;
};

struct MatchCase {
    const Pattern* pattern;
    const Expression* guard; ///< may be null
    Body body;
};

// ---- expressions ----

struct JoinedString;

struct BooleanOperation : Of<Expression, ExpressionKind::BooleanOperation> {
    using Of::Of;
    BooleanOperator op{};
    Expressions values; ///< at least two
};
struct NamedExpression : Of<Expression, ExpressionKind::NamedExpression> {
    using Of::Of;
    const Expression* target = nullptr; ///< a Name
    const Expression* value = nullptr;
};
struct BinaryOperation : Of<Expression, ExpressionKind::BinaryOperation> {
    using Of::Of;
    const Expression* left = nullptr;
    BinaryOperator op{};
    const Expression* right = nullptr;
};
struct UnaryOperation : Of<Expression, ExpressionKind::UnaryOperation> {
    using Of::Of;
    UnaryOperator op{};
    const Expression* operand = nullptr;
};
struct Lambda : Of<Expression, ExpressionKind::Lambda> {
    using Of::Of;
    Parameters parameters{};
    const Expression* body = nullptr;
};
struct IfExpression : Of<Expression, ExpressionKind::IfExpression> {
    using Of::Of;
    const Expression* condition = nullptr;
    const Expression* body = nullptr;
    const Expression* otherwise = nullptr;
};
struct Dict : Of<Expression, ExpressionKind::Dict> {
    using Of::Of;
    std::span<const DictItem> items;
};
struct Set : Of<Expression, ExpressionKind::Set> {
    using Of::Of;
    Expressions items; ///< at least one
};
struct ListComprehension : Of<Expression, ExpressionKind::ListComprehension> {
    using Of::Of;
    const Expression* element = nullptr;
    std::span<const ComprehensionClause> clauses;
};
struct SetComprehension : Of<Expression, ExpressionKind::SetComprehension> {
    using Of::Of;
    const Expression* element = nullptr;
    std::span<const ComprehensionClause> clauses;
};
struct DictComprehension : Of<Expression, ExpressionKind::DictComprehension> {
    using Of::Of;
    const Expression* key = nullptr;
    const Expression* value = nullptr;
    std::span<const ComprehensionClause> clauses;
};
struct GeneratorExpression : Of<Expression, ExpressionKind::GeneratorExpression> {
    using Of::Of;
    const Expression* element = nullptr;
    std::span<const ComprehensionClause> clauses;
};
struct Await : Of<Expression, ExpressionKind::Await> {
    using Of::Of;
    const Expression* value = nullptr;
};
struct Yield : Of<Expression, ExpressionKind::Yield> {
    using Of::Of;
    const Expression* value = nullptr; ///< may be null
};
struct YieldFrom : Of<Expression, ExpressionKind::YieldFrom> {
    using Of::Of;
    const Expression* value = nullptr;
};
/// `left operators[0] comparators[0] operators[1] comparators[1] …`
struct Comparison : Of<Expression, ExpressionKind::Comparison> {
    using Of::Of;
    const Expression* left = nullptr;
    std::span<const ComparisonOperator> operators;
    Expressions comparators;
};
struct Call : Of<Expression, ExpressionKind::Call> {
    using Of::Of;
    const Expression* function = nullptr;
    Expressions arguments; ///< `*x` is Starred
    std::span<const Keyword> keywords;
};
/// `{value!r:specification}` of an f-string.
struct FormattedValue : Of<Expression, ExpressionKind::FormattedValue> {
    using Of::Of;
    const Expression* value = nullptr;
    Conversion conversion{};
    const JoinedString* specification = nullptr; ///< may be null
};
/// An f-string: string Constants and FormattedValues.
struct JoinedString : Of<Expression, ExpressionKind::JoinedString> {
    using Of::Of;
    Expressions values;
};
struct Constant : Of<Expression, ExpressionKind::Constant> {
    using Of::Of;
    LiteralValue value;
};
struct Attribute : Of<Expression, ExpressionKind::Attribute> {
    using Of::Of;
    const Expression* value = nullptr;
    Identifier name;
    SourceRange name_range;
};
struct Subscript : Of<Expression, ExpressionKind::Subscript> {
    using Of::Of;
    const Expression* value = nullptr;
    const Expression* index = nullptr; ///< a Slice, or a Tuple that may hold some
};
struct Starred : Of<Expression, ExpressionKind::Starred> {
    using Of::Of;
    const Expression* value = nullptr;
};
struct Name : Of<Expression, ExpressionKind::Name> {
    using Of::Of;
    Identifier id;
};
struct List : Of<Expression, ExpressionKind::List> {
    using Of::Of;
    Expressions items;
};
struct Tuple : Of<Expression, ExpressionKind::Tuple> {
    using Of::Of;
    Expressions items;
};
/// Only as the index of a Subscript, or in its Tuple.
struct Slice : Of<Expression, ExpressionKind::Slice> {
    using Of::Of;
    const Expression* lower = nullptr; ///< may be null
    const Expression* upper = nullptr; ///< may be null
    const Expression* step = nullptr;  ///< may be null
};

// ---- statements ----

/// Its range starts at `def` (`async`), and a class's at `class`, not at the decorators.
struct FunctionDefinition : Of<Statement, StatementKind::FunctionDefinition> {
    using Of::Of;
    bool is_async = false;
    Identifier name;
    SourceRange name_range;
    Parameters parameters{};
    Body body;
    Expressions decorators;
    const Expression* returns = nullptr; ///< may be null
};
struct ClassDefinition : Of<Statement, StatementKind::ClassDefinition> {
    using Of::Of;
    Identifier name;
    SourceRange name_range;
    Expressions bases; ///< `*x` is Starred
    std::span<const Keyword> keywords;
    Body body;
    Expressions decorators;
};
struct Return : Of<Statement, StatementKind::Return> {
    using Of::Of;
    const Expression* value = nullptr; ///< may be null
};
struct Delete : Of<Statement, StatementKind::Delete> {
    using Of::Of;
    Expressions targets;
};
struct Assign : Of<Statement, StatementKind::Assign> {
    using Of::Of;
    Expressions targets; ///< `a = b = value` has two
    const Expression* value = nullptr;
};
struct AugmentedAssign : Of<Statement, StatementKind::AugmentedAssign> {
    using Of::Of;
    const Expression* target = nullptr;
    BinaryOperator op{};
    const Expression* value = nullptr;
};
struct AnnotatedAssign : Of<Statement, StatementKind::AnnotatedAssign> {
    using Of::Of;
    const Expression* target = nullptr;
    const Expression* annotation = nullptr;
    const Expression* value = nullptr; ///< may be null
    bool is_simple = false;            ///< a name without parentheses
};
struct For : Of<Statement, StatementKind::For> {
    using Of::Of;
    bool is_async = false;
    const Expression* target = nullptr;
    const Expression* iterable = nullptr;
    Body body;
    Body otherwise; ///< may be empty
};
struct While : Of<Statement, StatementKind::While> {
    using Of::Of;
    const Expression* condition = nullptr;
    Body body;
    Body otherwise; ///< may be empty
};
struct If : Of<Statement, StatementKind::If> {
    using Of::Of;
    const Expression* condition = nullptr;
    Body body;
    Body otherwise; ///< may be empty; `elif` is one If in it
};
struct With : Of<Statement, StatementKind::With> {
    using Of::Of;
    bool is_async = false;
    std::span<const WithItem> items;
    Body body;
};
struct Match : Of<Statement, StatementKind::Match> {
    using Of::Of;
    const Expression* subject = nullptr;
    std::span<const MatchCase> cases;
};
struct Raise : Of<Statement, StatementKind::Raise> {
    using Of::Of;
    const Expression* exception = nullptr; ///< may be null
    const Expression* cause = nullptr;     ///< may be null
};
struct Try : Of<Statement, StatementKind::Try> {
    using Of::Of;
    bool is_star = false; ///< `except*`
    Body body;
    std::span<const ExceptHandler> handlers;
    Body otherwise; ///< may be empty
    Body finally;   ///< may be empty
};
struct Assert : Of<Statement, StatementKind::Assert> {
    using Of::Of;
    const Expression* condition = nullptr;
    const Expression* message = nullptr; ///< may be null
};
struct Import : Of<Statement, StatementKind::Import> {
    using Of::Of;
    std::span<const Alias> names;
};
struct ImportFrom : Of<Statement, StatementKind::ImportFrom> {
    using Of::Of;
    Identifier module;
    std::span<const Alias> names;
    SourceRange module_range;
};
struct Global : Of<Statement, StatementKind::Global> {
    using Of::Of;
    std::span<const Identifier> names;
};
struct Nonlocal : Of<Statement, StatementKind::Nonlocal> {
    using Of::Of;
    std::span<const Identifier> names;
};
struct ExpressionStatement : Of<Statement, StatementKind::ExpressionStatement> {
    using Of::Of;
    const Expression* value = nullptr;
};
struct Pass : Of<Statement, StatementKind::Pass> {
    using Of::Of;
};
struct Break : Of<Statement, StatementKind::Break> {
    using Of::Of;
};
struct Continue : Of<Statement, StatementKind::Continue> {
    using Of::Of;
};

// ---- patterns ----

struct MatchValue : Of<Pattern, PatternKind::MatchValue> {
    using Of::Of;
    const Expression* value = nullptr;
};
struct MatchSingleton : Of<Pattern, PatternKind::MatchSingleton> {
    using Of::Of;
    LiteralValue value; ///< None, True or False
};
struct MatchSequence : Of<Pattern, PatternKind::MatchSequence> {
    using Of::Of;
    std::span<const Pattern* const> patterns;
};
struct MatchMapping : Of<Pattern, PatternKind::MatchMapping> {
    using Of::Of;
    Expressions keys;
    std::span<const Pattern* const> patterns;
    Identifier rest; ///< empty when absent
};
struct MatchClass : Of<Pattern, PatternKind::MatchClass> {
    using Of::Of;
    const Expression* type = nullptr;
    std::span<const Pattern* const> patterns;
    std::span<const Identifier> keyword_names;
    std::span<const Pattern* const> keyword_patterns;
};
/// `*name` in a sequence; empty for `*_`.
struct MatchStar : Of<Pattern, PatternKind::MatchStar> {
    using Of::Of;
    Identifier name;
};
/// `pattern as name`, `name`, or `_` (neither).
struct MatchAs : Of<Pattern, PatternKind::MatchAs> {
    using Of::Of;
    const Pattern* pattern = nullptr; ///< may be null
    Identifier name;                  ///< may be empty
};
struct MatchOr : Of<Pattern, PatternKind::MatchOr> {
    using Of::Of;
    std::span<const Pattern* const> patterns;
};

// ---- visiting
// -------------------------------------------------------------------------------------------------

#define SIMUL_VISIT(name)                                                                                    \
    case Kind::name: return visitor(static_cast<const name&>(node));

/// Calls `visitor` with the node as what it is.
template <class Visitor>
decltype(auto) visit(const Expression& node, Visitor&& visitor) {
    using Kind = ExpressionKind;
    switch (node.kind) { SIMUL_EXPRESSIONS(SIMUL_VISIT) }
    std::abort();
}
template <class Visitor>
decltype(auto) visit(const Statement& node, Visitor&& visitor) {
    using Kind = StatementKind;
    switch (node.kind) { SIMUL_STATEMENTS(SIMUL_VISIT) }
    std::abort();
}
template <class Visitor>
decltype(auto) visit(const Pattern& node, Visitor&& visitor) {
    using Kind = PatternKind;
    switch (node.kind) { SIMUL_PATTERNS(SIMUL_VISIT) }
    std::abort();
}
#undef SIMUL_VISIT

} // namespace simul::script::ast
