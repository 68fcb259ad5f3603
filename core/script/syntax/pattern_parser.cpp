// `match`, which is a statement only where the whole line fits one, and its patterns.
#include "core/script/syntax/parser_state.hpp"

#include <string>

namespace simul::script {

namespace {

bool is_keyword_literal(TokenKind kind) {
    return kind == TokenKind::KeywordNone || kind == TokenKind::KeywordTrue ||
           kind == TokenKind::KeywordFalse;
}

} // namespace

/// `match` is an ordinary name unless a subject and a colon, or the line's end, follow.
bool Parser::at_match_statement() {
    if (!at_name("match")) return false;
    return speculate(
        [&] {
            accept(TokenKind::Name);
            if (!at_expression_start() && !at(TokenKind::Star)) return false;
            parse_match_subject();
            if (at(TokenKind::Newline)) {
                // Without its colon it is still meant as one when a `case` follows, indented.
                accept(TokenKind::Newline);
                return accept(TokenKind::Indent) && at_name("case");
            }
            return accept(TokenKind::Colon) && at(TokenKind::Newline);
        },
        false);
}

Parser::Expression Parser::parse_match_subject() {
    const SourceLocation begin = token().range.begin;
    const Expression first = parse_star_named_expression();
    if (!at(TokenKind::Comma)) return first;
    std::vector<Expression> items{first};
    while (accept(TokenKind::Comma) && (at_expression_start() || at(TokenKind::Star)))
        items.push_back(parse_star_named_expression());
    auto* tuple = make<ast::Tuple>(begin);
    tuple->items = copy(items);
    return tuple;
}

Parser::Statement Parser::parse_match() {
    const Token keyword = token();
    accept(TokenKind::Name);
    const Expression subject = parse_match_subject();
    std::vector<ast::MatchCase> cases;
    if (!accept(TokenKind::Colon)) fail(token().range, Message::ExpectedColon);
    expect(TokenKind::Newline);
    if (!accept(TokenKind::Indent))
        fail(token().range, Message::ExpectedBlock,
             {"'match' statement", std::to_string(keyword.range.begin.line)});
    while (!failed_ && !stopped_ && !at(TokenKind::Dedent) && !at(TokenKind::EndOfFile)) {
        const std::size_t start = position_;
        cases.push_back(parse_case());
        if (failed_) recover(start);
    }
    accept(TokenKind::Dedent);
    auto* statement = make<ast::Match>(keyword.range.begin);
    statement->subject = subject;
    statement->cases = copy(cases);
    return statement;
}

ast::MatchCase Parser::parse_case() {
    const Token keyword = token();
    if (!at_name("case")) fail_unexpected();
    accept(TokenKind::Name);
    const Pattern pattern = parse_top_pattern();
    const Expression guard = accept(TokenKind::KeywordIf) ? parse_named_expression() : nullptr;
    const ast::Body body = parse_block("'case' statement", keyword);
    return {pattern, guard, body};
}

/// At the top a sequence needs no brackets.
Parser::Pattern Parser::parse_top_pattern() {
    const SourceLocation begin = token().range.begin;
    const Pattern first = parse_maybe_star_pattern();
    if (!at(TokenKind::Comma)) {
        if (!first->is<ast::MatchStar>()) return first;
        fail_unexpected();
    }
    std::vector<Pattern> patterns{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::Colon) && !at(TokenKind::KeywordIf))
        patterns.push_back(parse_maybe_star_pattern());
    auto* sequence = make<ast::MatchSequence>(begin);
    sequence->patterns = copy(patterns);
    return sequence;
}

Parser::Pattern Parser::parse_maybe_star_pattern() {
    const SourceLocation begin = token().range.begin;
    if (!accept(TokenKind::Star)) return parse_pattern();
    const ast::Identifier name = parse_capture_name();
    auto* star = make<ast::MatchStar>(begin);
    star->name = name;
    return star;
}

/// A name to bind; empty for `_`.
ast::Identifier Parser::parse_capture_name() {
    const ast::Identifier name = expect_identifier();
    return name == "_" ? ast::Identifier() : name;
}

Parser::Pattern Parser::parse_pattern() {
    const SourceLocation begin = token().range.begin;
    const Pattern pattern = parse_or_pattern();
    if (!accept(TokenKind::KeywordAs)) return pattern;
    if (at_name("_")) fail(token().range, Message::WildcardAsTarget);
    if (!at(TokenKind::Name)) fail(token().range, Message::InvalidPatternTarget);
    const SourceLocation target_begin = token().range.begin;
    const ast::Identifier name = expect_identifier();
    if (at(TokenKind::Dot) || at(TokenKind::LeftParenthesis) || at(TokenKind::Equal))
        fail({target_begin, token().range.end}, Message::InvalidPatternTarget);
    auto* as_pattern = make<ast::MatchAs>(begin);
    as_pattern->pattern = pattern;
    as_pattern->name = name;
    return as_pattern;
}

Parser::Pattern Parser::parse_or_pattern() {
    const SourceLocation begin = token().range.begin;
    const Pattern first = parse_closed_pattern();
    if (!at(TokenKind::Bar)) return first;
    std::vector<Pattern> patterns{first};
    while (accept(TokenKind::Bar))
        patterns.push_back(parse_closed_pattern());
    auto* alternatives = make<ast::MatchOr>(begin);
    alternatives->patterns = copy(patterns);
    return alternatives;
}

Parser::Pattern Parser::parse_closed_pattern() {
    const Nesting nesting(*this);
    const SourceLocation begin = token().range.begin;
    const auto nothing = [&] { return arena_.make<ast::MatchAs>(token().range); };
    if (failed_) return nothing();
    switch (token().kind) {
    case TokenKind::Name: return parse_name_pattern();
    case TokenKind::LeftBrace: return parse_mapping_pattern();
    case TokenKind::LeftBracket: return parse_sequence_pattern(TokenKind::RightBracket);
    case TokenKind::LeftParenthesis: return parse_sequence_pattern(TokenKind::RightParenthesis);
    case TokenKind::KeywordNone:
    case TokenKind::KeywordTrue:
    case TokenKind::KeywordFalse: {
        const Expression literal = parse_pattern_literal();
        auto* singleton = make<ast::MatchSingleton>(begin);
        singleton->value = literal->as<ast::Constant>()->value;
        return singleton;
    }
    case TokenKind::Number:
    case TokenKind::Minus:
    case TokenKind::String: {
        const Expression literal = parse_pattern_literal();
        auto* value = make<ast::MatchValue>(begin);
        value->value = literal;
        return value;
    }
    default: fail_unexpected(); return nothing();
    }
}

/// A number, a string, None, True or False.
Parser::Expression Parser::parse_pattern_literal() {
    const SourceLocation begin = token().range.begin;
    if (accept(TokenKind::Minus)) {
        if (!at(TokenKind::Number)) fail_unexpected();
        const Expression operand = failed_ ? placeholder() : parse_number();
        auto* negative = make<ast::UnaryOperation>(begin);
        negative->op = ast::UnaryOperator::Minus;
        negative->operand = operand;
        return negative;
    }
    if (at(TokenKind::String)) {
        const Expression string = parse_strings();
        if (string->is<ast::JoinedString>()) fail(string->range, Message::PatternFString);
        return string;
    }
    if (!at(TokenKind::Number) && !is_keyword_literal(token().kind)) {
        fail_unexpected();
        return placeholder();
    }
    return parse_atom();
}

/// In parentheses a single pattern without a comma is just that pattern.
Parser::Pattern Parser::parse_sequence_pattern(TokenKind closing) {
    const SourceLocation begin = token().range.begin;
    accept(token().kind);
    std::vector<Pattern> patterns;
    bool has_comma = false;
    while (!failed_ && !at(closing)) {
        patterns.push_back(parse_maybe_star_pattern());
        if (!accept(TokenKind::Comma)) break;
        has_comma = true;
    }
    expect_closing(closing);
    const bool is_group = closing == TokenKind::RightParenthesis && patterns.size() == 1 && !has_comma;
    if (is_group && !patterns[0]->is<ast::MatchStar>()) return patterns[0];
    if (is_group) fail_unexpected();
    auto* sequence = make<ast::MatchSequence>(begin);
    sequence->patterns = copy(patterns);
    return sequence;
}

Parser::Pattern Parser::parse_mapping_pattern() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::LeftBrace);
    std::vector<Expression> keys;
    std::vector<Pattern> patterns;
    ast::Identifier rest;
    while (!failed_ && !at(TokenKind::RightBrace)) {
        if (!rest.empty()) fail_unexpected();
        if (accept(TokenKind::DoubleStar)) {
            if (at_name("_")) fail_unexpected();
            rest = expect_identifier();
        } else {
            keys.push_back(at(TokenKind::Name) ? parse_dotted_expression() : parse_pattern_literal());
            if (keys.back()->is<ast::Name>()) fail_unexpected();
            expect(TokenKind::Colon);
            patterns.push_back(parse_pattern());
        }
        if (!accept(TokenKind::Comma)) break;
    }
    expect_closing(TokenKind::RightBrace);
    auto* mapping = make<ast::MatchMapping>(begin);
    mapping->keys = copy(keys);
    mapping->patterns = copy(patterns);
    mapping->rest = rest;
    return mapping;
}

/// `a` or `a.b.c`.
Parser::Expression Parser::parse_dotted_expression() {
    const SourceLocation begin = token().range.begin;
    Expression expression = parse_name();
    while (accept(TokenKind::Dot)) {
        const SourceRange name_range = token().range;
        const ast::Identifier name = expect_identifier();
        auto* attribute = make<ast::Attribute>(begin);
        attribute->value = expression;
        attribute->name = name;
        attribute->name_range = name_range;
        expression = attribute;
    }
    return expression;
}

/// A capture, a wildcard, a dotted value, or a class pattern.
Parser::Pattern Parser::parse_name_pattern() {
    const SourceLocation begin = token().range.begin;
    const Expression expression = parse_dotted_expression();
    if (at(TokenKind::LeftParenthesis)) return parse_class_pattern(begin, expression);
    if (const auto* name = expression->as<ast::Name>()) {
        if (at(TokenKind::Equal)) fail_unexpected();
        auto* capture = make<ast::MatchAs>(begin);
        if (name->id != "_") capture->name = name->id;
        return capture;
    }
    auto* value = make<ast::MatchValue>(begin);
    value->value = expression;
    return value;
}

Parser::Pattern Parser::parse_class_pattern(SourceLocation begin, Expression type) {
    accept(TokenKind::LeftParenthesis);
    std::vector<Pattern> patterns;
    std::vector<ast::Identifier> keyword_names;
    std::vector<Pattern> keyword_patterns;
    while (!failed_ && !at(TokenKind::RightParenthesis)) {
        if (at(TokenKind::Name) && next_token().kind == TokenKind::Equal) {
            keyword_names.push_back(expect_identifier());
            accept(TokenKind::Equal);
            keyword_patterns.push_back(parse_pattern());
        } else {
            const Pattern pattern = parse_pattern();
            if (!keyword_names.empty()) fail(pattern->range, Message::PositionalPatternAfterKeyword);
            patterns.push_back(pattern);
        }
        if (!accept(TokenKind::Comma)) break;
    }
    expect_closing(TokenKind::RightParenthesis);
    auto* pattern = make<ast::MatchClass>(begin);
    pattern->type = type;
    pattern->patterns = copy(patterns);
    pattern->keyword_names = copy(keyword_names);
    pattern->keyword_patterns = copy(keyword_patterns);
    return pattern;
}

} // namespace simul::script
