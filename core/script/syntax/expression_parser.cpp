// Expressions looser than operators: tuples without parentheses, :=, conditional, lambda, yield.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

namespace {

/// The call-like statements of Python 2.
bool is_legacy_statement(std::string_view name) {
    return name == "print" || name == "exec";
}

bool is_augmented_assignment(TokenKind kind) {
    switch (kind) {
    case TokenKind::PlusEqual:
    case TokenKind::MinusEqual:
    case TokenKind::StarEqual:
    case TokenKind::SlashEqual:
    case TokenKind::PercentEqual:
    case TokenKind::AmpersandEqual:
    case TokenKind::BarEqual:
    case TokenKind::CaretEqual:
    case TokenKind::AtEqual:
    case TokenKind::DoubleStarEqual:
    case TokenKind::DoubleSlashEqual:
    case TokenKind::LeftShiftEqual:
    case TokenKind::RightShiftEqual: return true;
    default: return false;
    }
}

} // namespace

bool Parser::at_expression_start() const {
    switch (token().kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::KeywordFalse:
    case TokenKind::KeywordNone:
    case TokenKind::KeywordTrue:
    case TokenKind::KeywordAwait:
    case TokenKind::KeywordLambda:
    case TokenKind::KeywordNot:
    case TokenKind::Ellipsis:
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Minus:
    case TokenKind::Plus:
    case TokenKind::Tilde: return true;
    default: return false;
    }
}

/// After the first item: a comma makes a tuple, whose last comma may be followed by nothing.
template <class ParseItem>
Parser::Expression Parser::parse_tuple_tail(SourceLocation begin, Expression first, ParseItem parse_item) {
    if (!at(TokenKind::Comma)) return first;
    std::vector<Expression> items{first};
    while (accept(TokenKind::Comma) && (at_expression_start() || at(TokenKind::Star)))
        items.push_back(parse_item());
    auto* tuple = make<ast::Tuple>(begin);
    tuple->items = copy(items);
    return tuple;
}

Parser::Expression Parser::parse_star_expressions() {
    const SourceLocation begin = token().range.begin;
    return parse_tuple_tail(begin, parse_star_expression(), [this] { return parse_star_expression(); });
}

Parser::Expression Parser::parse_star_expression() {
    const SourceLocation begin = token().range.begin;
    if (!accept(TokenKind::Star)) return parse_expression();
    const Expression value = parse_operators(Precedence::BitOr);
    auto* starred = make<ast::Starred>(begin);
    starred->value = value;
    return starred;
}

Parser::Expression Parser::parse_star_named_expression() {
    return at(TokenKind::Star) ? parse_star_expression() : parse_named_expression();
}

Parser::Expression Parser::parse_yield_or_star_expressions() {
    return at(TokenKind::KeywordYield) ? parse_yield() : parse_star_expressions();
}

/// What stands behind `for`: as tight as an operator's operand, so that `in` is left to the loop.
Parser::Expression Parser::parse_star_targets() {
    const SourceLocation begin = token().range.begin;
    const auto parse_item = [this]() -> Expression {
        const SourceLocation item_begin = token().range.begin;
        if (!accept(TokenKind::Star)) return parse_operators(Precedence::BitOr);
        const Expression value = parse_operators(Precedence::BitOr);
        auto* starred = make<ast::Starred>(item_begin);
        starred->value = value;
        return starred;
    };
    return parse_tuple_tail(begin, parse_item(), parse_item);
}

Parser::Expression Parser::parse_named_expression() {
    const Expression expression = parse_argument_expression();
    if (at(TokenKind::Equal)) check_assignment_operand(expression);
    return expression;
}

/// A named expression where `=` may follow: in a call it makes a keyword argument.
Parser::Expression Parser::parse_argument_expression() {
    const SourceLocation begin = token().range.begin;
    if (at(TokenKind::Name) && next_token().kind == TokenKind::ColonEqual) {
        const Expression target = parse_name();
        accept(TokenKind::ColonEqual);
        const Expression value = parse_expression();
        auto* named = make<ast::NamedExpression>(begin);
        named->target = target;
        named->value = value;
        return named;
    }
    const Expression expression = parse_expression();
    if (at(TokenKind::ColonEqual))
        fail(expression->range, Message::NamedExpressionTarget, {describe(*expression)});
    return expression;
}

Parser::Expression Parser::parse_expression() {
    const Nesting nesting(*this);
    if (failed_) return placeholder();
    if (at(TokenKind::KeywordLambda)) return parse_lambda();
    const SourceLocation begin = token().range.begin;
    const std::size_t start = position_;
    const Expression body = parse_operators(Precedence::Or);
    if (!at(TokenKind::KeywordIf)) {
        last_operand_ = body;
        last_operand_start_ = start;
        last_operand_end_ = position_;
        return body;
    }
    accept(TokenKind::KeywordIf);
    const Expression condition = parse_operators(Precedence::Or);
    if (!at(TokenKind::KeywordElse)) {
        if (at(TokenKind::Colon) || at(TokenKind::Error))
            fail_unexpected();
        else
            fail({begin, condition->range.end}, Message::ExpectedElse);
        return placeholder();
    }
    accept(TokenKind::KeywordElse);
    const Expression otherwise = parse_expression();
    auto* conditional = make<ast::IfExpression>(begin);
    conditional->condition = condition;
    conditional->body = body;
    conditional->otherwise = otherwise;
    return conditional;
}

Parser::Expression Parser::parse_yield() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordYield);
    if (accept(TokenKind::KeywordFrom)) {
        const Expression value = parse_expression();
        auto* yield_from = make<ast::YieldFrom>(begin);
        yield_from->value = value;
        return yield_from;
    }
    const bool has_value = at_expression_start() || at(TokenKind::Star);
    const Expression value = has_value ? parse_star_expressions() : nullptr;
    auto* yield = make<ast::Yield>(begin);
    yield->value = value;
    return yield;
}

Parser::Expression Parser::parse_lambda() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordLambda);
    const ast::Parameters parameters = parse_parameters(TokenKind::Colon);
    expect(TokenKind::Colon);
    const Expression body = parse_expression();
    auto* lambda = make<ast::Lambda>(begin);
    lambda->parameters = parameters;
    lambda->body = body;
    return lambda;
}

Parser::Statement Parser::parse_expression_statement() {
    const SourceLocation begin = token().range.begin;
    const bool parenthesised = at(TokenKind::LeftParenthesis);
    const Expression first = parse_yield_or_star_expressions();
    if (at(TokenKind::Equal)) return parse_assignment(begin, first);
    if (at(TokenKind::Colon)) return parse_annotated_assignment(begin, first, parenthesised);
    if (is_augmented_assignment(token().kind)) return parse_augmented_assignment(begin, first);
    if (const auto* name = first->as<ast::Name>();
        name && is_legacy_statement(name->id) && at_expression_start()) {
        SourceRange range = first->range;
        const bool is_call = speculate(
            [&] {
                range.end = parse_star_expressions()->range.end;
                return true;
            },
            false);
        if (is_call) fail(range, Message::MissingCallParentheses, {name->id});
    }
    auto* statement = make<ast::ExpressionStatement>(begin);
    statement->value = first;
    return statement;
}

} // namespace simul::script
