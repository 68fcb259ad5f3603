// Statements with blocks.
#include "core/script/syntax/parser_state.hpp"

#include <algorithm>

namespace simul::script {

Parser::Statement Parser::parse_compound_statement() {
    const SourceLocation begin = token().range.begin;
    switch (token().kind) {
    case TokenKind::At: return parse_decorated();
    case TokenKind::KeywordAsync: return parse_async({});
    case TokenKind::KeywordDef: return parse_function(begin, false, {});
    case TokenKind::KeywordClass: return parse_class({});
    case TokenKind::KeywordIf: return parse_if();
    case TokenKind::KeywordWhile: return parse_while();
    case TokenKind::KeywordFor: return parse_for(begin, false);
    case TokenKind::KeywordTry: return parse_try();
    case TokenKind::KeywordWith: return parse_with(begin, false);
    default: return parse_match();
    }
}

Parser::Statement Parser::parse_decorated() {
    std::vector<Expression> decorators;
    while (accept(TokenKind::At)) {
        decorators.push_back(parse_named_expression());
        expect(TokenKind::Newline);
    }
    if (at(TokenKind::KeywordClass)) return parse_class(copy(decorators));
    if (at(TokenKind::KeywordAsync)) return parse_async(copy(decorators));
    if (!at(TokenKind::KeywordDef)) fail_unexpected();
    return parse_function(token().range.begin, false, copy(decorators));
}

Parser::Statement Parser::parse_async(ast::Expressions decorators) {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordAsync);
    if (at(TokenKind::KeywordDef)) return parse_function(begin, true, decorators);
    if (decorators.empty() && at(TokenKind::KeywordFor)) return parse_for(begin, true);
    if (decorators.empty() && at(TokenKind::KeywordWith)) return parse_with(begin, true);
    fail_unexpected();
    return make<ast::Pass>(begin);
}

Parser::Statement Parser::parse_function(SourceLocation begin, bool is_async, ast::Expressions decorators) {
    const Token keyword = token();
    accept(TokenKind::KeywordDef);
    const SourceRange name_range = token().range;
    const ast::Identifier name = expect_identifier();
    if (!accept(TokenKind::LeftParenthesis)) {
        if (at(TokenKind::Error))
            fail_unexpected();
        else
            fail(token().range, Message::ExpectedOpeningParenthesis);
    }
    const ast::Parameters parameters = parse_parameters(TokenKind::RightParenthesis);
    expect_closing(TokenKind::RightParenthesis);
    const Expression returns = accept(TokenKind::Arrow) ? parse_expression() : nullptr;
    const ast::Body body = parse_block("function definition", keyword, ColonRule::Always);
    auto* function = make<ast::FunctionDefinition>(begin);
    function->is_async = is_async;
    function->name = name;
    function->name_range = name_range;
    function->parameters = parameters;
    function->body = body;
    function->decorators = decorators;
    function->returns = returns;
    return function;
}

Parser::Statement Parser::parse_class(ast::Expressions decorators) {
    const Token keyword = token();
    accept(TokenKind::KeywordClass);
    const SourceRange name_range = token().range;
    const ast::Identifier name = expect_identifier();
    ast::Expressions bases;
    std::span<const ast::Keyword> keywords;
    if (at(TokenKind::LeftParenthesis)) {
        const auto* call = parse_call(token().range.begin, placeholder())->as<ast::Call>();
        bases = call->arguments;
        keywords = call->keywords;
        for (const Expression base : bases) {
            // The call's own parentheses make a generator; a class's do not.
            if (base->is<ast::GeneratorExpression>() && base->range.end == call->range.end)
                fail(base->range, Message::InvalidSyntax);
        }
    }
    const ast::Body body = parse_block("class definition", keyword);
    auto* definition = make<ast::ClassDefinition>(keyword.range.begin);
    definition->name = name;
    definition->name_range = name_range;
    definition->bases = bases;
    definition->keywords = keywords;
    definition->body = body;
    definition->decorators = decorators;
    return definition;
}

ast::Body Parser::parse_else() {
    const Token keyword = token();
    if (!accept(TokenKind::KeywordElse)) return {};
    return parse_block("'else' statement", keyword, ColonRule::Always);
}

/// Each `elif` is an If alone in the `otherwise` of the one before it; built from the last one backwards, so
/// that a long chain does not nest calls.
Parser::Statement Parser::parse_if() {
    struct Clause {
        SourceLocation begin;
        Expression condition;
        ast::Body body;
    };
    std::vector<Clause> clauses;
    const char* after_what = "'if' statement";
    do {
        const Token keyword = token();
        accept(keyword.kind);
        const Expression condition = parse_named_expression();
        const ast::Body body = parse_block(after_what, keyword);
        clauses.push_back({keyword.range.begin, condition, body});
        after_what = "'elif' statement";
    } while (at(TokenKind::KeywordElif));
    ast::Body otherwise = parse_else();
    const ast::If* statement = nullptr;
    for (auto clause = clauses.rbegin(); clause != clauses.rend(); ++clause) {
        auto* node = make<ast::If>(clause->begin);
        node->condition = clause->condition;
        node->body = clause->body;
        node->otherwise = otherwise;
        statement = node;
        otherwise = copy(std::vector<Statement>{statement});
    }
    return statement;
}

Parser::Statement Parser::parse_while() {
    const Token keyword = token();
    accept(TokenKind::KeywordWhile);
    const Expression condition = parse_named_expression();
    const ast::Body body = parse_block("'while' statement", keyword);
    const ast::Body otherwise = parse_else();
    auto* loop = make<ast::While>(keyword.range.begin);
    loop->condition = condition;
    loop->body = body;
    loop->otherwise = otherwise;
    return loop;
}

Parser::Statement Parser::parse_for(SourceLocation begin, bool is_async) {
    const Token keyword = token();
    accept(TokenKind::KeywordFor);
    const Expression target = parse_star_targets();
    check_target(target, TargetContext::For);
    expect(TokenKind::KeywordIn);
    const Expression iterable = parse_star_expressions();
    const ast::Body body = parse_block("'for' statement", keyword);
    const ast::Body otherwise = parse_else();
    auto* loop = make<ast::For>(begin);
    loop->is_async = is_async;
    loop->target = target;
    loop->iterable = iterable;
    loop->body = body;
    loop->otherwise = otherwise;
    return loop;
}

Parser::Statement Parser::parse_try() {
    const Token keyword = token();
    accept(TokenKind::KeywordTry);
    const ast::Body body = parse_block("'try' statement", keyword, ColonRule::Always);
    std::vector<ast::ExceptHandler> handlers;
    bool is_star = false;
    while (at(TokenKind::KeywordExcept)) {
        const Token except = token();
        bool handler_is_star = false;
        const ast::ExceptHandler handler = parse_except(handler_is_star);
        if (!handlers.empty() && handler_is_star != is_star) fail(except.range, Message::MixedExcept);
        is_star = handler_is_star;
        handlers.push_back(handler);
    }
    const ast::Body otherwise = handlers.empty() ? ast::Body() : parse_else();
    ast::Body finally;
    const Token finally_keyword = token();
    if (accept(TokenKind::KeywordFinally))
        finally = parse_block("'finally' statement", finally_keyword, ColonRule::Always);
    else if (handlers.empty())
        fail(token().range, Message::ExpectedExceptOrFinally);
    auto* statement = make<ast::Try>(keyword.range.begin);
    statement->is_star = is_star;
    statement->body = body;
    statement->handlers = copy(handlers);
    statement->otherwise = otherwise;
    statement->finally = finally;
    return statement;
}

ast::ExceptHandler Parser::parse_except(bool& is_star) {
    const Token keyword = token();
    accept(TokenKind::KeywordExcept);
    is_star = accept(TokenKind::Star);
    ast::ExceptHandler handler{};
    if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
        handler.type = parse_expression();
        if (at(TokenKind::Comma)) {
            SourceRange range = handler.type->range;
            const bool is_list = speculate(
                [&] {
                    while (accept(TokenKind::Comma))
                        range.end = parse_expression()->range.end;
                    if (accept(TokenKind::KeywordAs)) expect_identifier();
                    return at(TokenKind::Colon);
                },
                false);
            if (is_list) fail(range, Message::UnparenthesisedExceptionTypes);
        }
        if (accept(TokenKind::KeywordAs)) {
            handler.name_range = token().range;
            handler.name = expect_identifier();
        }
    } else if (is_star) {
        fail(token().range, Message::ExpectedExceptionType);
    }
    handler.body = parse_block(is_star ? "'except*' statement" : "'except' statement", keyword);
    handler.range = range_from(keyword.range.begin);
    return handler;
}

Parser::Statement Parser::parse_with(SourceLocation begin, bool is_async) {
    const Token keyword = token();
    accept(TokenKind::KeywordWith);
    std::vector<ast::WithItem> items;
    // `with (a as b, c):` — but `with (a, b) as c:` and `with (a).b:` begin alike.
    const bool in_parentheses =
        at(TokenKind::LeftParenthesis) && speculate([&] {
            accept(TokenKind::LeftParenthesis);
            do {
                if (at(TokenKind::RightParenthesis) && !items.empty()) break;
                items.push_back(parse_with_item());
            } while (accept(TokenKind::Comma));
            if (!accept(TokenKind::RightParenthesis)) return false;
            const bool binds =
                std::any_of(items.begin(), items.end(), [](const auto& item) { return item.target; });
            return at(TokenKind::Colon) || (binds && at(TokenKind::Newline));
        });
    if (!in_parentheses) {
        items.clear();
        do {
            items.push_back(parse_with_item());
        } while (accept(TokenKind::Comma));
    }
    const ast::Body body = parse_block("'with' statement", keyword);
    auto* statement = make<ast::With>(begin);
    statement->is_async = is_async;
    statement->items = copy(items);
    statement->body = body;
    return statement;
}

ast::WithItem Parser::parse_with_item() {
    const Expression context = parse_expression();
    if (!accept(TokenKind::KeywordAs)) return {context, nullptr};
    const SourceLocation begin = token().range.begin;
    Expression target = nullptr;
    if (accept(TokenKind::Star)) {
        const Expression value = parse_operators(Precedence::BitOr);
        auto* starred = make<ast::Starred>(begin);
        starred->value = value;
        target = starred;
    } else {
        target = parse_operators(Precedence::Or);
    }
    check_target(target, TargetContext::With);
    return {context, target};
}

} // namespace simul::script
