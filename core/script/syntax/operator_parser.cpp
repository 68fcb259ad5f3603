// Operators, by precedence climbing.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

namespace {

struct InfixRule {
    Precedence precedence = Precedence::None;
    ast::BinaryOperator op{};
};

/// The precedence table: what an infix operator binds like. `or`, `and` and comparisons have nodes of their
/// own.
InfixRule infix_rule(TokenKind kind) {
    using Op = ast::BinaryOperator;
    switch (kind) {
    case TokenKind::KeywordOr: return {Precedence::Or};
    case TokenKind::KeywordAnd: return {Precedence::And};
    case TokenKind::EqualEqual:
    case TokenKind::NotEqual:
    case TokenKind::Less:
    case TokenKind::LessEqual:
    case TokenKind::Greater:
    case TokenKind::GreaterEqual:
    case TokenKind::KeywordIn:
    case TokenKind::KeywordIs:
    case TokenKind::KeywordNot: return {Precedence::Comparison}; // `not` begins `not in`
    case TokenKind::Bar: return {Precedence::BitOr, Op::BitOr};
    case TokenKind::Caret: return {Precedence::BitXor, Op::BitXor};
    case TokenKind::Ampersand: return {Precedence::BitAnd, Op::BitAnd};
    case TokenKind::LeftShift: return {Precedence::Shift, Op::LeftShift};
    case TokenKind::RightShift: return {Precedence::Shift, Op::RightShift};
    case TokenKind::Plus: return {Precedence::Sum, Op::Add};
    case TokenKind::Minus: return {Precedence::Sum, Op::Subtract};
    case TokenKind::Star: return {Precedence::Term, Op::Multiply};
    case TokenKind::At: return {Precedence::Term, Op::MatrixMultiply};
    case TokenKind::Slash: return {Precedence::Term, Op::Divide};
    case TokenKind::DoubleSlash: return {Precedence::Term, Op::FloorDivide};
    case TokenKind::Percent: return {Precedence::Term, Op::Modulo};
    case TokenKind::DoubleStar: return {Precedence::Power, Op::Power};
    default: return {};
    }
}

constexpr Precedence tighter(Precedence precedence) {
    return static_cast<Precedence>(static_cast<int>(precedence) + 1);
}

/// What the right operand must bind like: tighter than a left-associative operator; `**` takes a signed
/// power.
constexpr Precedence right_operand(Precedence precedence) {
    return precedence == Precedence::Power ? Precedence::Factor : tighter(precedence);
}

} // namespace

/// An operand and all infix operators that bind at least like `minimum`.
Parser::Expression Parser::parse_operators(Precedence minimum) {
    const Nesting nesting(*this);
    if (failed_) return placeholder();
    const SourceLocation begin = token().range.begin;
    Expression left = parse_prefix(minimum);
    while (true) {
        const TokenKind kind = token().kind;
        const InfixRule rule = infix_rule(kind);
        if (rule.precedence == Precedence::None || rule.precedence < minimum) return left;
        if (kind == TokenKind::KeywordNot && next_token().kind != TokenKind::KeywordIn) return left;
        if (rule.precedence == Precedence::Comparison) {
            left = parse_comparison(begin, left);
        } else if (rule.precedence <= Precedence::And) {
            left = parse_boolean(begin, left, kind, rule.precedence);
        } else {
            accept(kind);
            const Expression right = parse_operators(right_operand(rule.precedence));
            auto* operation = make<ast::BinaryOperation>(begin);
            operation->left = left;
            operation->op = rule.op;
            operation->right = right;
            left = operation;
        }
    }
}

Parser::Expression Parser::parse_prefix(Precedence minimum) {
    const SourceLocation begin = token().range.begin;
    const auto unary = [&](TokenKind kind, ast::UnaryOperator op,
                           Precedence operand_precedence) -> Expression {
        accept(kind);
        const Expression operand = parse_operators(operand_precedence);
        auto* operation = make<ast::UnaryOperation>(begin);
        operation->op = op;
        operation->operand = operand;
        return operation;
    };
    switch (token().kind) {
    case TokenKind::KeywordNot:
        if (minimum > Precedence::Not) break;
        return unary(TokenKind::KeywordNot, ast::UnaryOperator::Not, Precedence::Not);
    case TokenKind::Minus: return unary(TokenKind::Minus, ast::UnaryOperator::Minus, Precedence::Factor);
    case TokenKind::Plus: return unary(TokenKind::Plus, ast::UnaryOperator::Plus, Precedence::Factor);
    case TokenKind::Tilde: return unary(TokenKind::Tilde, ast::UnaryOperator::Invert, Precedence::Factor);
    default: break;
    }
    return at(TokenKind::KeywordAwait) ? parse_await() : parse_primary();
}

Parser::Expression Parser::parse_await() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordAwait);
    const Expression value = parse_primary();
    auto* await = make<ast::Await>(begin);
    await->value = value;
    return await;
}

/// `left or b or c` is one node with three values.
Parser::Expression Parser::parse_boolean(SourceLocation begin, Expression left, TokenKind kind,
                                         Precedence precedence) {
    std::vector<Expression> values{left};
    while (accept(kind))
        values.push_back(parse_operators(tighter(precedence)));
    auto* operation = make<ast::BooleanOperation>(begin);
    operation->op = kind == TokenKind::KeywordOr ? ast::BooleanOperator::Or : ast::BooleanOperator::And;
    operation->values = copy(values);
    return operation;
}

/// `left < b <= c` is one node.
Parser::Expression Parser::parse_comparison(SourceLocation begin, Expression left) {
    std::vector<ast::ComparisonOperator> operators;
    std::vector<Expression> comparators;
    while (const auto op = accept_comparison_operator()) {
        operators.push_back(*op);
        comparators.push_back(parse_operators(Precedence::BitOr));
    }
    auto* comparison = make<ast::Comparison>(begin);
    comparison->left = left;
    comparison->operators = copy(operators);
    comparison->comparators = copy(comparators);
    return comparison;
}

std::optional<ast::ComparisonOperator> Parser::accept_comparison_operator() {
    using Op = ast::ComparisonOperator;
    if (accept(TokenKind::EqualEqual)) return Op::Equal;
    if (accept(TokenKind::NotEqual)) return Op::NotEqual;
    if (accept(TokenKind::Less)) return Op::Less;
    if (accept(TokenKind::LessEqual)) return Op::LessEqual;
    if (accept(TokenKind::Greater)) return Op::Greater;
    if (accept(TokenKind::GreaterEqual)) return Op::GreaterEqual;
    if (accept(TokenKind::KeywordIn)) return Op::In;
    if (accept(TokenKind::KeywordIs)) return accept(TokenKind::KeywordNot) ? Op::IsNot : Op::Is;
    if (at(TokenKind::KeywordNot) && next_token().kind == TokenKind::KeywordIn) {
        accept(TokenKind::KeywordNot);
        accept(TokenKind::KeywordIn);
        return Op::NotIn;
    }
    return std::nullopt;
}

} // namespace simul::script
