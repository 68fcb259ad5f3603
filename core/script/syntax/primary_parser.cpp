// Attributes, calls and subscripts.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

Parser::Expression Parser::parse_primary() {
    const SourceLocation begin = token().range.begin;
    Expression primary = parse_atom();
    while (true) {
        if (accept(TokenKind::Dot)) {
            const SourceRange name_range = token().range;
            const ast::Identifier name = expect_identifier();
            auto* attribute = make<ast::Attribute>(begin);
            attribute->value = primary;
            attribute->name = name;
            attribute->name_range = name_range;
            primary = attribute;
        } else if (at(TokenKind::LeftParenthesis)) {
            primary = parse_call(begin, primary);
        } else if (at(TokenKind::LeftBracket)) {
            primary = parse_subscript(begin, primary);
        } else {
            return primary;
        }
    }
}

Parser::Expression Parser::parse_call(SourceLocation begin, Expression function) {
    accept(TokenKind::LeftParenthesis);
    std::vector<Expression> arguments;
    std::vector<ast::Keyword> keywords;
    bool after_double_star = false;
    while (!failed_ && !at(TokenKind::RightParenthesis)) {
        parse_argument(arguments, keywords, after_double_star);
        if (!accept(TokenKind::Comma)) break;
    }
    expect_closing(TokenKind::RightParenthesis);
    auto* call = make<ast::Call>(begin);
    call->function = function;
    call->arguments = copy(arguments);
    call->keywords = copy(keywords);
    return call;
}

void Parser::parse_argument(std::vector<Expression>& arguments, std::vector<ast::Keyword>& keywords,
                            bool& after_double_star) {
    const Token first = token();
    const SourceLocation opening = previous_token().range.begin;
    const bool is_first = arguments.empty() && keywords.empty();
    if (accept(TokenKind::DoubleStar)) {
        after_double_star = true;
        const Expression value = parse_expression();
        keywords.push_back({{}, value, range_from(first.range.begin)});
        return;
    }
    if (accept(TokenKind::Star)) {
        const Expression value = parse_expression();
        auto* starred = make<ast::Starred>(first.range.begin);
        starred->value = value;
        if (after_double_star) fail(first.range, Message::StarAfterDoubleStar);
        arguments.push_back(starred);
        return;
    }
    if (first.kind == TokenKind::Name && next_token().kind == TokenKind::Equal) {
        const ast::Identifier name = expect_identifier();
        const Token equal = expect(TokenKind::Equal);
        if (at(TokenKind::Comma) || at(TokenKind::RightParenthesis))
            return fail(SourceRange::spanning(first.range, equal.range), Message::ExpectedArgumentValue);
        const Expression value = parse_expression();
        if (at_comprehension())
            return fail(SourceRange::spanning(first.range, equal.range), Message::MeantComparisonOrNamed);
        keywords.push_back({name, value, range_from(first.range.begin)});
        return;
    }
    const Expression value = parse_argument_expression();
    if (failed_) return;
    if (at_comprehension()) {
        const auto clauses = parse_comprehension_clauses();
        const bool alone = is_first && at(TokenKind::RightParenthesis);
        if (!alone && !failed_) return fail(range_from(first.range.begin), Message::UnparenthesisedGenerator);
        // The call's own parentheses are the generator's.
        auto* generator = arena_.make<ast::GeneratorExpression>(SourceRange{opening, token().range.end});
        generator->element = value;
        generator->clauses = clauses;
        arguments.push_back(generator);
        return;
    }
    if (at(TokenKind::Equal)) {
        const SourceRange range = SourceRange::spanning(first.range, token().range);
        if (value->is<ast::Constant>() && first.kind != TokenKind::Number &&
            first.kind != TokenKind::String && first.kind != TokenKind::Ellipsis)
            return fail(range, Message::CannotAssign, {describe(*value)});
        return fail(range, Message::KeywordIsExpression);
    }
    if (after_double_star) return fail(value->range, Message::PositionalAfterDoubleStar);
    if (!keywords.empty()) return fail(value->range, Message::PositionalAfterKeyword);
    arguments.push_back(value);
}

Parser::Expression Parser::parse_subscript(SourceLocation begin, Expression value) {
    accept(TokenKind::LeftBracket);
    const SourceLocation index_begin = token().range.begin;
    const auto parse_item = [this] { return at(TokenKind::Star) ? parse_star_expression() : parse_slice(); };
    Expression index = parse_item();
    if (at(TokenKind::Comma) || index->is<ast::Starred>()) {
        std::vector<Expression> items{index};
        while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket))
            items.push_back(parse_item());
        auto* tuple = make<ast::Tuple>(index_begin);
        tuple->items = copy(items);
        index = tuple;
    }
    expect_closing(TokenKind::RightBracket);
    auto* subscript = make<ast::Subscript>(begin);
    subscript->value = value;
    subscript->index = index;
    return subscript;
}

Parser::Expression Parser::parse_slice() {
    const SourceLocation begin = token().range.begin;
    const auto ends_part = [this] {
        return at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket);
    };
    Expression lower = nullptr;
    if (!at(TokenKind::Colon)) {
        lower = parse_named_expression();
        if (!at(TokenKind::Colon)) return lower;
    }
    accept(TokenKind::Colon);
    const Expression upper = ends_part() ? nullptr : parse_expression();
    const Expression step = accept(TokenKind::Colon) && !ends_part() ? parse_expression() : nullptr;
    auto* slice = make<ast::Slice>(begin);
    slice->lower = lower;
    slice->upper = upper;
    slice->step = step;
    return slice;
}

} // namespace simul::script
