#include "core/script/compile/unit_compiler.hpp"

#include <limits>
#include <optional>

namespace simul::script {

namespace {

struct ToConstant {
    Constant operator()(ast::NoneLiteral) const { return {NoneConstant{}}; }
    Constant operator()(bool value) const { return {value}; }
    Constant operator()(ast::EllipsisLiteral) const { return {EllipsisConstant{}}; }
    Constant operator()(std::int64_t value) const { return {value}; }
    Constant operator()(const ast::BigInteger& value) const {
        return {BigIntegerConstant{std::string(value.digits)}};
    }
    Constant operator()(double value) const { return {value}; }
    Constant operator()(const ast::StringLiteral& value) const {
        return {StringConstant{std::string(value.text)}};
    }
    Constant operator()(const ast::BytesLiteral& value) const {
        return {BytesConstant{std::string(value.bytes)}};
    }
};

/// The one 64-bit integer whose absolute value takes 65 bits.
constexpr std::string_view kSmallestMagnitude = "9223372036854775808";
constexpr std::string_view kSmallestMagnitudeHexadecimal = "0x8000000000000000";

std::optional<Constant> negated(const Constant& constant) {
    if (const auto* value = std::get_if<std::int64_t>(&constant.value)) return Constant{-*value};
    if (const auto* value = std::get_if<double>(&constant.value)) return Constant{-*value};
    if (const auto* value = std::get_if<BigIntegerConstant>(&constant.value)) {
        if (value->digits.starts_with('-')) return std::nullopt;
        if (value->digits == kSmallestMagnitude || value->digits == kSmallestMagnitudeHexadecimal)
            return Constant{std::numeric_limits<std::int64_t>::min()};
        return Constant{BigIntegerConstant{"-" + value->digits}};
    }
    return std::nullopt;
}

} // namespace

Constant constant_of(const ast::LiteralValue& value) {
    return std::visit(ToConstant{}, value);
}

std::optional<Constant> constant_value(const ast::Expression& expression) {
    if (const auto* constant = expression.as<ast::Constant>()) return constant_of(constant->value);
    if (const auto* operation = expression.as<ast::UnaryOperation>()) {
        // A literal's own sign; anything more is left to the program.
        if (operation->op != ast::UnaryOperator::Minus || !operation->operand->is<ast::Constant>())
            return std::nullopt;
        return negated(constant_of(operation->operand->as<ast::Constant>()->value));
    }
    const auto* tuple = expression.as<ast::Tuple>();
    if (!tuple) return std::nullopt;
    TupleConstant items;
    for (const ast::Expression* item : tuple->items) {
        std::optional<Constant> constant = constant_value(*item);
        if (!constant) return std::nullopt;
        items.items.push_back(std::move(*constant));
    }
    return Constant{std::move(items)};
}

} // namespace simul::script
