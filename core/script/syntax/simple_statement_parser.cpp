// Statements of one line.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

namespace {

/// "b" of "a, b", and the whole of anything else; parentheses make a tuple longer than its items.
const ast::Expression* last_of_bare_tuple(const ast::Expression& expression) {
    const auto* tuple = expression.as<ast::Tuple>();
    if (!tuple || tuple->items.empty()) return &expression;
    const bool is_bare = tuple->items.front()->range.begin == tuple->range.begin ||
                         tuple->items.back()->range.end == tuple->range.end;
    return is_bare ? tuple->items.back() : &expression;
}

} // namespace

Parser::Statement Parser::parse_simple_statement() {
    const SourceLocation begin = token().range.begin;
    switch (token().kind) {
    case TokenKind::KeywordPass: accept(TokenKind::KeywordPass); return make<ast::Pass>(begin);
    case TokenKind::KeywordBreak: accept(TokenKind::KeywordBreak); return make<ast::Break>(begin);
    case TokenKind::KeywordContinue: accept(TokenKind::KeywordContinue); return make<ast::Continue>(begin);
    case TokenKind::KeywordReturn: return parse_return();
    case TokenKind::KeywordRaise: return parse_raise();
    case TokenKind::KeywordDel: return parse_delete();
    case TokenKind::KeywordAssert: return parse_assert();
    case TokenKind::KeywordImport: return parse_import();
    case TokenKind::KeywordFrom: return parse_import_from();
    case TokenKind::KeywordGlobal: return parse_name_list<ast::Global>();
    case TokenKind::KeywordNonlocal: return parse_name_list<ast::Nonlocal>();
    default: return parse_expression_statement();
    }
}

/// At the first `=`.
Parser::Statement Parser::parse_assignment(SourceLocation begin, Expression first) {
    std::vector<Expression> targets;
    Expression value = first;
    while (at(TokenKind::Equal)) {
        if (value->is<ast::Yield>() || value->is<ast::YieldFrom>())
            fail(value->range, Message::AssignToYield);
        const Expression operand = last_of_bare_tuple(*value);
        const bool can_be_target =
            operand->is<ast::Name>() || operand->is<ast::Attribute>() || operand->is<ast::Subscript>();
        if (!can_be_target && targets.empty()) check_assignment_operand(operand);
        check_target(value, TargetContext::Assignment);
        targets.push_back(value);
        accept(TokenKind::Equal);
        value = parse_yield_or_star_expressions();
    }
    auto* assign = make<ast::Assign>(begin);
    assign->targets = copy(targets);
    assign->value = value;
    return assign;
}

Parser::Statement Parser::parse_augmented_assignment(SourceLocation begin, Expression target) {
    using Op = ast::BinaryOperator;
    const auto op = [&] {
        switch (token().kind) {
        case TokenKind::PlusEqual: return Op::Add;
        case TokenKind::MinusEqual: return Op::Subtract;
        case TokenKind::StarEqual: return Op::Multiply;
        case TokenKind::AtEqual: return Op::MatrixMultiply;
        case TokenKind::SlashEqual: return Op::Divide;
        case TokenKind::PercentEqual: return Op::Modulo;
        case TokenKind::AmpersandEqual: return Op::BitAnd;
        case TokenKind::BarEqual: return Op::BitOr;
        case TokenKind::CaretEqual: return Op::BitXor;
        case TokenKind::LeftShiftEqual: return Op::LeftShift;
        case TokenKind::RightShiftEqual: return Op::RightShift;
        case TokenKind::DoubleStarEqual: return Op::Power;
        default: return Op::FloorDivide;
        }
    }();
    if (!target->is<ast::Name>() && !target->is<ast::Attribute>() && !target->is<ast::Subscript>())
        fail(target->range, Message::AugmentedTarget, {describe(*target)});
    accept(token().kind);
    const Expression value = parse_yield_or_star_expressions();
    auto* assign = make<ast::AugmentedAssign>(begin);
    assign->target = target;
    assign->op = op;
    assign->value = value;
    return assign;
}

Parser::Statement Parser::parse_annotated_assignment(SourceLocation begin, Expression target,
                                                     bool parenthesised) {
    if (target->is<ast::List>() || target->is<ast::Tuple>()) {
        const auto* tuple = target->as<ast::Tuple>();
        const bool bare = tuple && !parenthesised && !tuple->items.empty();
        fail(bare ? tuple->items[0]->range : target->range, Message::AnnotatedSequence, {describe(*target)});
    } else if (!target->is<ast::Name>() && !target->is<ast::Attribute>() && !target->is<ast::Subscript>()) {
        fail(target->range, Message::AnnotatedTarget);
    }
    accept(TokenKind::Colon);
    const Expression annotation = parse_expression();
    const Expression value = accept(TokenKind::Equal) ? parse_yield_or_star_expressions() : nullptr;
    auto* assign = make<ast::AnnotatedAssign>(begin);
    assign->target = target;
    assign->annotation = annotation;
    assign->value = value;
    assign->is_simple = target->is<ast::Name>() && !parenthesised;
    return assign;
}

Parser::Statement Parser::parse_return() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordReturn);
    const bool has_value = !at(TokenKind::Newline) && !at(TokenKind::Semicolon);
    const Expression value = has_value ? parse_star_expressions() : nullptr;
    auto* statement = make<ast::Return>(begin);
    statement->value = value;
    return statement;
}

Parser::Statement Parser::parse_raise() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordRaise);
    const bool has_exception = !at(TokenKind::Newline) && !at(TokenKind::Semicolon);
    const Expression exception = has_exception ? parse_expression() : nullptr;
    const Expression cause = has_exception && accept(TokenKind::KeywordFrom) ? parse_expression() : nullptr;
    auto* statement = make<ast::Raise>(begin);
    statement->exception = exception;
    statement->cause = cause;
    return statement;
}

Parser::Statement Parser::parse_delete() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordDel);
    std::vector<Expression> targets;
    do {
        targets.push_back(parse_star_expression());
        check_target(targets.back(), TargetContext::Delete);
    } while (accept(TokenKind::Comma) && !at(TokenKind::Newline) && !at(TokenKind::Semicolon));
    auto* statement = make<ast::Delete>(begin);
    statement->targets = copy(targets);
    return statement;
}

Parser::Statement Parser::parse_assert() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordAssert);
    const Expression condition = parse_expression();
    const Expression message = accept(TokenKind::Comma) ? parse_expression() : nullptr;
    auto* statement = make<ast::Assert>(begin);
    statement->condition = condition;
    statement->message = message;
    return statement;
}

ast::Identifier Parser::parse_dotted_name() {
    std::string name(expect_identifier());
    while (accept(TokenKind::Dot)) {
        name += '.';
        name += expect_identifier();
    }
    return arena_.intern(name);
}

Parser::Statement Parser::parse_import() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordImport);
    std::vector<ast::Alias> names;
    do {
        const SourceLocation name_begin = token().range.begin;
        const ast::Identifier name = parse_dotted_name();
        const ast::Identifier as_name =
            accept(TokenKind::KeywordAs) ? expect_identifier() : ast::Identifier();
        names.push_back({name, as_name, range_from(name_begin)});
    } while (accept(TokenKind::Comma));
    auto* statement = make<ast::Import>(begin);
    statement->names = copy(names);
    return statement;
}

std::vector<ast::Alias> Parser::parse_imported_names() {
    if (at(TokenKind::Star)) {
        const SourceRange range = token().range;
        accept(TokenKind::Star);
        return {{"*", {}, range}};
    }
    const bool parenthesised = accept(TokenKind::LeftParenthesis);
    std::vector<ast::Alias> names;
    do {
        if (parenthesised && at(TokenKind::RightParenthesis) && !names.empty()) break;
        if (!parenthesised && at(TokenKind::Newline) && !names.empty()) {
            fail(previous_token().range, Message::TrailingImportComma);
            break;
        }
        const SourceLocation begin = token().range.begin;
        const ast::Identifier name = expect_identifier();
        const ast::Identifier as_name =
            accept(TokenKind::KeywordAs) ? expect_identifier() : ast::Identifier();
        names.push_back({name, as_name, range_from(begin)});
    } while (accept(TokenKind::Comma));
    if (parenthesised) expect_closing(TokenKind::RightParenthesis);
    return names;
}

Parser::Statement Parser::parse_import_from() {
    const SourceLocation begin = token().range.begin;
    accept(TokenKind::KeywordFrom);
    const SourceLocation module_begin = token().range.begin;
    if (at(TokenKind::Dot) || at(TokenKind::Ellipsis)) fail(token().range, Message::RelativeImport);
    const ast::Identifier module = parse_dotted_name();
    const SourceRange module_range = range_from(module_begin);
    expect(TokenKind::KeywordImport);
    const std::vector<ast::Alias> names = parse_imported_names();
    auto* statement = make<ast::ImportFrom>(begin);
    statement->module = module;
    statement->names = copy(names);
    statement->module_range = module_range;
    return statement;
}

template <class Node>
Parser::Statement Parser::parse_name_list() {
    const SourceLocation begin = token().range.begin;
    accept(token().kind);
    std::vector<ast::Identifier> names;
    do {
        names.push_back(expect_identifier());
    } while (accept(TokenKind::Comma));
    auto* statement = make<Node>(begin);
    statement->names = copy(names);
    return statement;
}

} // namespace simul::script
