// Names, literals, displays and comprehensions.
#include "core/script/syntax/number_literal.hpp"
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

Parser::Expression Parser::parse_atom() {
    switch (token().kind) {
    case TokenKind::Name: return parse_name();
    case TokenKind::Number: return parse_number();
    case TokenKind::String: return parse_strings();
    case TokenKind::KeywordNone: return parse_literal(ast::NoneLiteral{});
    case TokenKind::KeywordTrue: return parse_literal(true);
    case TokenKind::KeywordFalse: return parse_literal(false);
    case TokenKind::Ellipsis: return parse_literal(ast::EllipsisLiteral{});
    case TokenKind::LeftParenthesis: return parse_parenthesised();
    case TokenKind::LeftBracket: return parse_list();
    case TokenKind::LeftBrace: return parse_dict_or_set();
    default: fail_unexpected(); return placeholder();
    }
}

Parser::Expression Parser::parse_name() {
    const Token name = token();
    const ast::Identifier id = expect_identifier();
    auto* node = arena_.make<ast::Name>(name.range);
    node->id = id;
    return node;
}

Parser::Expression Parser::parse_literal(ast::LiteralValue value) {
    auto* node = arena_.make<ast::Constant>(token().range);
    node->value = value;
    accept(token().kind);
    return node;
}

Parser::Expression Parser::parse_number() {
    const Token number = token();
    const NumberLiteral literal = read_number_literal(text_of(number));
    if (const auto* big = std::get_if<BigIntegerText>(&literal))
        return parse_literal(ast::BigInteger{arena_.intern(big->digits)});
    if (const auto* small = std::get_if<std::int64_t>(&literal)) return parse_literal(*small);
    if (const auto* floating = std::get_if<double>(&literal)) return parse_literal(*floating);
    const std::string digits = std::to_string(std::get<TooManyDigits>(literal).digits);
    fail(number.range, Message::TooManyDigits, {digits});
    return placeholder();
}

bool Parser::at_comprehension() const {
    return at(TokenKind::KeywordFor) ||
           (at(TokenKind::KeywordAsync) && next_token().kind == TokenKind::KeywordFor);
}

std::span<const ast::ComprehensionClause> Parser::parse_comprehension_clauses() {
    std::vector<ast::ComprehensionClause> clauses;
    while (at_comprehension()) {
        const bool is_async = accept(TokenKind::KeywordAsync);
        accept(TokenKind::KeywordFor);
        const Expression target = parse_star_targets();
        check_target(target, TargetContext::For);
        expect(TokenKind::KeywordIn);
        const Expression iterable = parse_operators(Precedence::Or);
        std::vector<Expression> conditions;
        while (accept(TokenKind::KeywordIf))
            conditions.push_back(parse_operators(Precedence::Or));
        clauses.push_back({target, iterable, copy(conditions), is_async});
    }
    return copy(clauses);
}

Parser::Expression Parser::parse_parenthesised() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::LeftParenthesis);
    if (accept(TokenKind::RightParenthesis)) return make<ast::Tuple>(begin);
    if (at(TokenKind::KeywordYield)) {
        const Expression yield = parse_yield();
        expect_closing(TokenKind::RightParenthesis);
        return yield;
    }
    if (at(TokenKind::DoubleStar)) fail(token().range, Message::DoubleStarHere);
    const Expression first = parse_star_named_expression();
    if (at_comprehension()) {
        if (first->is<ast::Starred>()) fail(first->range, Message::UnpackingInComprehension);
        const auto clauses = parse_comprehension_clauses();
        expect_closing(TokenKind::RightParenthesis);
        auto* generator = make<ast::GeneratorExpression>(begin);
        generator->element = first;
        generator->clauses = clauses;
        return generator;
    }
    if (!at(TokenKind::Comma)) {
        expect_closing(TokenKind::RightParenthesis);
        if (first->is<ast::Starred>()) fail(first->range, Message::StarredHere);
        return first;
    }
    std::vector<Expression> items{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::RightParenthesis))
        items.push_back(parse_star_named_expression());
    expect_closing(TokenKind::RightParenthesis);
    auto* tuple = make<ast::Tuple>(begin);
    tuple->items = copy(items);
    return tuple;
}

/// In front of `for`, after items that a comma separates: they should have stood in parentheses.
void Parser::refuse_comprehension_of_tuple(Expression first, bool has_comma) {
    if (!at_comprehension() || !has_comma) return;
    fail({first->range.begin, previous_token().range.end}, Message::UnparenthesisedTarget);
}

Parser::Expression Parser::parse_list() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::LeftBracket);
    std::vector<Expression> items;
    if (!at(TokenKind::RightBracket)) {
        items.push_back(parse_star_named_expression());
        if (at_comprehension()) {
            if (items.front()->is<ast::Starred>())
                fail(items.front()->range, Message::UnpackingInComprehension);
            const auto clauses = parse_comprehension_clauses();
            expect_closing(TokenKind::RightBracket);
            auto* comprehension = make<ast::ListComprehension>(begin);
            comprehension->element = items.front();
            comprehension->clauses = clauses;
            return comprehension;
        }
        bool has_comma = false;
        while (accept(TokenKind::Comma)) {
            has_comma = true;
            if (at(TokenKind::RightBracket) || at_comprehension()) break;
            items.push_back(parse_star_named_expression());
        }
        refuse_comprehension_of_tuple(items.front(), has_comma);
    }
    expect_closing(TokenKind::RightBracket);
    auto* list = make<ast::List>(begin);
    list->items = copy(items);
    return list;
}

Parser::Expression Parser::parse_dict_or_set() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::LeftBrace);
    if (accept(TokenKind::RightBrace)) return make<ast::Dict>(begin);
    if (at(TokenKind::DoubleStar)) return parse_dict(begin, parse_dict_item());
    const bool is_named = next_token().kind == TokenKind::ColonEqual;
    const Expression first = parse_star_named_expression();
    if (at(TokenKind::Colon) && !first->is<ast::Starred>() && !is_named)
        return parse_dict(begin, parse_dict_value(first));
    if (at_comprehension()) {
        if (first->is<ast::Starred>()) fail(first->range, Message::UnpackingInComprehension);
        const auto clauses = parse_comprehension_clauses();
        expect_closing(TokenKind::RightBrace);
        auto* comprehension = make<ast::SetComprehension>(begin);
        comprehension->element = first;
        comprehension->clauses = clauses;
        return comprehension;
    }
    std::vector<Expression> items{first};
    bool has_comma = false;
    while (accept(TokenKind::Comma)) {
        has_comma = true;
        if (at(TokenKind::RightBrace) || at_comprehension()) break;
        items.push_back(parse_star_named_expression());
    }
    refuse_comprehension_of_tuple(first, has_comma);
    expect_closing(TokenKind::RightBrace);
    auto* set = make<ast::Set>(begin);
    set->items = copy(items);
    return set;
}

/// Behind the first item.
Parser::Expression Parser::parse_dict(SourceLocation begin, const ast::DictItem& first) {
    std::vector<ast::DictItem> items{first};
    if (at_comprehension()) {
        if (!items.front().key) fail(items.front().value->range, Message::DictUnpackingInComprehension);
        const auto clauses = parse_comprehension_clauses();
        expect_closing(TokenKind::RightBrace);
        auto* comprehension = make<ast::DictComprehension>(begin);
        comprehension->key = items.front().key;
        comprehension->value = items.front().value;
        comprehension->clauses = clauses;
        return comprehension;
    }
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace))
        items.push_back(parse_dict_item());
    expect_closing(TokenKind::RightBrace);
    auto* dict = make<ast::Dict>(begin);
    dict->items = copy(items);
    return dict;
}

ast::DictItem Parser::parse_dict_item() {
    if (accept(TokenKind::DoubleStar)) return {nullptr, parse_operators(Precedence::BitOr)};
    return parse_dict_value(parse_expression());
}

ast::DictItem Parser::parse_dict_value(Expression key) {
    const Token colon = token();
    if (!accept(TokenKind::Colon)) {
        if (at(TokenKind::Comma) || at(TokenKind::RightBrace))
            fail(key->range, Message::ExpectedDictColon);
        else
            expect_closing(TokenKind::Colon);
        return {key, placeholder()};
    }
    if (at(TokenKind::RightBrace) || at(TokenKind::Comma))
        fail(colon.range, Message::ExpectedDictValue);
    else if (at(TokenKind::Star))
        fail(token().range, Message::StarredDictValue);
    return {key, parse_expression()};
}

} // namespace simul::script
