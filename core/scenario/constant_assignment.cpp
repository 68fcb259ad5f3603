#include "core/scenario/constant_assignment.hpp"

namespace simul::scenario {

using namespace script;
namespace {

std::optional<ParameterValue> value_of(const ast::Expression& expression) {
    if (const auto* negation = expression.as<ast::UnaryOperation>();
        negation != nullptr && negation->op == ast::UnaryOperator::Minus) {
        const auto value = value_of(*negation->operand);
        if (!value) return std::nullopt;
        if (const auto* integer = std::get_if<std::int64_t>(&*value)) return -*integer;
        if (const auto* real = std::get_if<double>(&*value)) return -*real;
        return std::nullopt;
    }
    const auto* constant = expression.as<ast::Constant>();
    if (constant == nullptr) return std::nullopt;
    if (const auto* flag = std::get_if<bool>(&constant->value)) return *flag;
    if (const auto* integer = std::get_if<std::int64_t>(&constant->value)) return *integer;
    if (const auto* real = std::get_if<double>(&constant->value)) return *real;
    if (const auto* text = std::get_if<ast::StringLiteral>(&constant->value)) return std::string(text->text);
    return std::nullopt;
}

} // namespace

std::optional<ConstantAssignment> constant_assignment(const ast::Statement& statement) {
    const ast::Expression* target = nullptr;
    const ast::Expression* literal = nullptr;
    if (const auto* assign = statement.as<ast::Assign>(); assign != nullptr && assign->targets.size() == 1) {
        target = assign->targets.front();
        literal = assign->value;
    } else if (const auto* annotated = statement.as<ast::AnnotatedAssign>()) {
        target = annotated->target;
        literal = annotated->value;
    }
    if (target == nullptr || literal == nullptr || !target->is<ast::Name>()) return std::nullopt;
    const std::optional<ParameterValue> value = value_of(*literal);
    if (!value) return std::nullopt;
    return ConstantAssignment{target->as<ast::Name>(), literal, *value};
}

} // namespace simul::scenario
