// What can be assigned to.
#include "core/script/syntax/parser_state.hpp"

namespace simul::script {

namespace {

struct DescribeConstant {
    std::string_view operator()(ast::NoneLiteral) const { return "None"; }
    std::string_view operator()(bool value) const { return value ? "True" : "False"; }
    std::string_view operator()(ast::EllipsisLiteral) const { return "ellipsis"; }
    template <class T>
    std::string_view operator()(const T&) const {
        return "literal";
    }
};

bool is_keyword_constant(const ast::Expression& expression) {
    const auto* constant = expression.as<ast::Constant>();
    return constant && (std::holds_alternative<ast::NoneLiteral>(constant->value) ||
                        std::holds_alternative<bool>(constant->value));
}

} // namespace

std::string_view describe(const ast::Expression& expression) {
    using Kind = ast::ExpressionKind;
    switch (expression.kind) {
    case Kind::Attribute: return "attribute";
    case Kind::Subscript: return "subscript";
    case Kind::Starred: return "starred";
    case Kind::Name: return "name";
    case Kind::List: return "list";
    case Kind::Tuple: return "tuple";
    case Kind::Lambda: return "lambda";
    case Kind::Call: return "function call";
    case Kind::BooleanOperation:
    case Kind::BinaryOperation:
    case Kind::UnaryOperation:
    case Kind::Slice: return "expression";
    case Kind::GeneratorExpression: return "generator expression";
    case Kind::Yield:
    case Kind::YieldFrom: return "yield expression";
    case Kind::Await: return "await expression";
    case Kind::ListComprehension: return "list comprehension";
    case Kind::SetComprehension: return "set comprehension";
    case Kind::DictComprehension: return "dict comprehension";
    case Kind::Dict: return "dict literal";
    case Kind::Set: return "set display";
    case Kind::JoinedString:
    case Kind::FormattedValue: return "f-string expression";
    case Kind::Constant: return std::visit(DescribeConstant{}, expression.as<ast::Constant>()->value);
    case Kind::Comparison: return "comparison";
    case Kind::IfExpression: return "conditional expression";
    case Kind::NamedExpression: return "named expression";
    }
    return "expression";
}

void Parser::check_target(Expression target, TargetContext context) {
    if (failed_) return;
    const auto check_items = [&](ast::Expressions items) {
        for (const Expression item : items)
            check_target(item, context);
    };
    switch (target->kind) {
    case ast::ExpressionKind::Name:
    case ast::ExpressionKind::Attribute:
    case ast::ExpressionKind::Subscript: return;
    case ast::ExpressionKind::Tuple: return check_items(target->as<ast::Tuple>()->items);
    case ast::ExpressionKind::List: return check_items(target->as<ast::List>()->items);
    case ast::ExpressionKind::Starred:
        if (context != TargetContext::Delete) return check_target(target->as<ast::Starred>()->value, context);
        break;
    default: break;
    }
    const Message message = context == TargetContext::Delete ? Message::CannotDelete : Message::CannotAssign;
    fail(target->range, message, {describe(*target)});
}

/// At `=`, behind an operand that cannot be assigned to where it stands: a comparison may have been meant.
void Parser::check_assignment_operand(Expression operand) {
    if (failed_) return;
    using Kind = ast::ExpressionKind;
    switch (operand->kind) {
    case Kind::BooleanOperation:
    case Kind::Comparison:
    case Kind::Lambda:
    case Kind::IfExpression:
    case Kind::NamedExpression:
    case Kind::Yield:
    case Kind::YieldFrom:
    case Kind::Starred:
    case Kind::List:
    case Kind::Tuple:
    case Kind::GeneratorExpression: return;
    default: break;
    }
    if (is_keyword_constant(*operand) || speculating_ > 0) return;
    SourceRange range = operand->range;
    const bool one_value_follows = speculate(
        [&] {
            accept(TokenKind::Equal);
            range.end = parse_operators(Precedence::BitOr)->range.end;
            return !at(TokenKind::Equal) && !at(TokenKind::ColonEqual);
        },
        false);
    if (!one_value_follows) return;
    if (operand->is<ast::Name>()) return fail(range, Message::MeantComparisonOrNamed);
    fail(operand->range, Message::CannotAssignHere, {describe(*operand)});
}

} // namespace simul::script
