// Parameters of `def` and `lambda`.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

Parser::Expression Parser::parse_default(TokenKind closing) {
    const Token equal = token();
    if (!accept(TokenKind::Equal)) return nullptr;
    if (at(closing) || at(TokenKind::Comma)) {
        fail(equal.range, Message::ExpectedDefault);
        return placeholder();
    }
    return parse_expression();
}

/// A name, and in a `def` its annotation. Its default is read by the caller.
ast::Parameter Parser::parse_parameter(TokenKind closing, bool is_star_args) {
    const SourceLocation begin = token().range.begin;
    const ast::Identifier name = expect_identifier();
    Expression annotation = nullptr;
    const bool annotated = closing == TokenKind::RightParenthesis && accept(TokenKind::Colon);
    if (annotated) annotation = is_star_args ? parse_star_expression() : parse_expression();
    return {name, annotation, nullptr, range_from(begin)};
}

/// Up to, not including, `closing`: a parenthesis, or the colon of a lambda.
ast::Parameters Parser::parse_parameters(TokenKind closing) {
    const bool is_lambda = closing == TokenKind::Colon;
    ast::Parameters parameters{};
    std::vector<ast::Parameter> positional;
    std::vector<ast::Parameter> keyword_only;
    bool seen_slash = false;
    bool seen_star = false;
    bool seen_default = false;
    while (!failed_ && !at(closing)) {
        const Token first = token();
        if (parameters.star_kwargs) {
            const bool another = at(TokenKind::Name) || at(TokenKind::Star) || at(TokenKind::DoubleStar) ||
                                 at(TokenKind::Slash);
            if (another)
                fail(first.range, Message::ParameterAfterDoubleStar);
            else
                fail_unexpected();
        } else if (accept(TokenKind::Slash)) {
            if (seen_slash) fail(first.range, Message::SecondSlash);
            if (seen_star) fail(first.range, Message::SlashAfterStar);
            if (positional.empty()) fail(first.range, Message::SlashFirst);
            if (at(TokenKind::Star)) fail(token().range, Message::CommaBetweenSlashAndStar);
            seen_slash = true;
            parameters.positional_only = copy(positional);
            positional.clear();
        } else if (accept(TokenKind::DoubleStar)) {
            parameters.star_kwargs = arena_.make<ast::Parameter>(parse_parameter(closing, false));
            if (at(TokenKind::Equal)) fail(token().range, Message::DoubleStarDefault);
        } else if (accept(TokenKind::Star)) {
            if (seen_star) fail(first.range, Message::SecondStar);
            seen_star = true;
            if (at(TokenKind::Name)) {
                parameters.star_args = arena_.make<ast::Parameter>(parse_parameter(closing, true));
                if (at(TokenKind::Equal)) fail(token().range, Message::StarDefault);
            } else {
                const TokenKind after = at(TokenKind::Comma) ? next_token().kind : token().kind;
                if (after == closing || after == TokenKind::DoubleStar) fail(first.range, Message::BareStar);
            }
        } else if (at(TokenKind::LeftParenthesis)) {
            fail(first.range,
                 is_lambda ? Message::ParenthesisedLambdaParameters : Message::ParenthesisedParameters);
        } else {
            ast::Parameter parameter = parse_parameter(closing, false);
            parameter.default_value = parse_default(closing);
            if (!seen_star && seen_default && !parameter.default_value)
                fail(parameter.range, Message::ParameterWithoutDefault);
            seen_default = seen_default || (!seen_star && parameter.default_value);
            (seen_star ? keyword_only : positional).push_back(parameter);
        }
        if (!accept(TokenKind::Comma)) break;
    }
    parameters.positional = copy(positional);
    parameters.keyword_only = copy(keyword_only);
    return parameters;
}

} // namespace simul::script
