// What int, bool, float and None do.
#include "core/script/numeric/failure.hpp"
#include "core/script/text/float_text.hpp"
#include "core/script/vm/builtin_slots.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/slot_support.hpp"
#include "core/script/vm/special_methods.hpp"

#include <cmath>

namespace simul::script {
namespace {

// ---- int --------------------------------------------------------------------------------------------------

Value integer_binary(Interpreter& vm, BinaryOperator op, const Value& a, const Value& b) {
    if (!is_integer(a) || !is_integer(b)) return vm.not_implemented();
    switch (op) {
    case BinaryOperator::Add: return integers::add(vm, a, b);
    case BinaryOperator::And: return integers::bit_and(vm, a, b);
    case BinaryOperator::FloorDivide: return integers::floor_divide(vm, a, b);
    case BinaryOperator::LeftShift: return integers::shift_left(vm, a, b);
    case BinaryOperator::Multiply: return integers::multiply(vm, a, b);
    case BinaryOperator::Remainder: return integers::remainder(vm, a, b);
    case BinaryOperator::Or: return integers::bit_or(vm, a, b);
    case BinaryOperator::Power: return integers::power(vm, a, b);
    case BinaryOperator::RightShift: return integers::shift_right(vm, a, b);
    case BinaryOperator::Subtract: return integers::subtract(vm, a, b);
    case BinaryOperator::TrueDivide: return integers::true_divide(vm, a, b);
    case BinaryOperator::Xor: return integers::bit_xor(vm, a, b);
    default: return vm.not_implemented();
    }
}

Value integer_unary(Interpreter& vm, UnaryOperator op, const Value& a) {
    switch (op) {
    case UnaryOperator::Positive: return exact_integer(vm, a);
    case UnaryOperator::Negative: return integers::negate(vm, a);
    case UnaryOperator::Invert: return integers::invert(vm, a);
    }
    return {};
}

Value integer_compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (!is_integer(a) || !is_integer(b)) return vm.not_implemented();
    return ordering(op, integers::compare(a, b));
}

Value number_hash(Interpreter&, const Value& self) {
    return Value::integer(numeric_hash(self));
}
Value integer_truth(Interpreter&, const Value& self) {
    return Value::boolean(integers::compare(self, Value::integer(0)) != 0);
}
Value integer_itself(Interpreter& vm, const Value& self) {
    return exact_integer(vm, self);
}

Value integer_float(Interpreter& vm, const Value& self) {
    const std::optional<double> value = integer_to_double(self);
    if (!value) return raise(vm, *vm.exceptions().overflow_error, "int too large to convert to float");
    return Value::floating(*value);
}

constexpr BinaryOperator kIntegerOperators[] = {
    BinaryOperator::Add,       BinaryOperator::And,        BinaryOperator::FloorDivide,
    BinaryOperator::LeftShift, BinaryOperator::Multiply,   BinaryOperator::Remainder,
    BinaryOperator::Or,        BinaryOperator::Power,      BinaryOperator::RightShift,
    BinaryOperator::Subtract,  BinaryOperator::TrueDivide, BinaryOperator::Xor};

// ---- bool -------------------------------------------------------------------------------------------------

Value boolean_repr(Interpreter& vm, const Value& self) {
    return vm.intern(self.as_bool() ? "True" : "False");
}

Value boolean_binary(Interpreter& vm, BinaryOperator op, const Value& a, const Value& b) {
    if (a.is_bool() && b.is_bool()) {
        if (op == BinaryOperator::And) return Value::boolean(a.as_bool() && b.as_bool());
        if (op == BinaryOperator::Or) return Value::boolean(a.as_bool() || b.as_bool());
        if (op == BinaryOperator::Xor) return Value::boolean(a.as_bool() != b.as_bool());
    }
    return integer_binary(vm, op, a, b);
}

NativeCoroutine boolean_create_body(Interpreter& vm, Value value) {
    Value result = co_await truth(vm, value);
    co_return result;
}

Value boolean_create(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.keyword_count() > 0) return raise_type_error(vm, "bool() takes no keyword arguments");
    if (arguments.size() > 1)
        return raise_type_error(vm, "bool expected at most 1 argument, got {}", arguments.size());
    if (arguments.size() == 0) return Value::boolean(false);
    if (const std::optional<bool> known = native_truth(arguments[0])) return Value::boolean(*known);
    return start(vm, boolean_create_body(vm, arguments[0]));
}

constexpr BinaryOperator kBooleanOperators[] = {BinaryOperator::And, BinaryOperator::Or, BinaryOperator::Xor};

// ---- float ------------------------------------------------------------------------------------------------

/// Python's remainder: with the sign of the divisor.
double float_remainder(double a, double b) {
    double rest = std::fmod(a, b);
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) rest += b;
    } else {
        rest = std::copysign(0.0, b);
    }
    return rest;
}

/// Python's floor division, as CPython computes it.
double float_floor_divide(double a, double b) {
    double rest = std::fmod(a, b);
    double quotient = (a - rest) / b;
    if (rest != 0 && (b < 0) != (rest < 0)) quotient -= 1.0;
    if (quotient == 0) return std::copysign(0.0, a / b);
    const double floored = std::floor(quotient);
    return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

Value float_power(Interpreter& vm, double base, double exponent) {
    if (base == 0 && exponent < 0) {
        return raise(vm, *vm.exceptions().zero_division_error, "0.0 cannot be raised to a negative power");
    }
    if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && exponent != std::floor(exponent)) {
        return raise_value_error(
            vm, "negative number cannot be raised to a fractional power: complex numbers are not supported");
    }
    const double result = std::pow(base, exponent);
    if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
        return raise_with(vm, *vm.exceptions().overflow_error,
                          TupleObject::of(vm, Value::integer(34),
                                          StringObject::from_ascii(vm, "Numerical result out of range")));
    }
    return Value::floating(result);
}

Value float_binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const auto is_number = [](const Value& value) { return is_float(value) || is_integer(value); };
    if (!is_number(left) || !is_number(right)) return vm.not_implemented();
    const std::optional<double> a = number_to_double(left);
    const std::optional<double> b = number_to_double(right);
    if (!a || !b) return raise(vm, *vm.exceptions().overflow_error, "int too large to convert to float");
    const auto by_zero = [&](const char* text) {
        return raise(vm, *vm.exceptions().zero_division_error, text);
    };
    switch (op) {
    case BinaryOperator::Add: return Value::floating(*a + *b);
    case BinaryOperator::Subtract: return Value::floating(*a - *b);
    case BinaryOperator::Multiply: return Value::floating(*a * *b);
    case BinaryOperator::TrueDivide:
        return *b == 0 ? by_zero("float division by zero") : Value::floating(*a / *b);
    case BinaryOperator::FloorDivide:
        return *b == 0 ? by_zero("float floor division by zero")
                       : Value::floating(float_floor_divide(*a, *b));
    case BinaryOperator::Remainder:
        return *b == 0 ? by_zero("float modulo") : Value::floating(float_remainder(*a, *b));
    case BinaryOperator::Power: return float_power(vm, *a, *b);
    default: return vm.not_implemented();
    }
}

Value float_unary(Interpreter& vm, UnaryOperator op, const Value& self) {
    const double value = float_value(self);
    if (op == UnaryOperator::Invert)
        return raise_type_error(vm, "bad operand type for unary ~: '{}'", type_name(vm, self));
    return Value::floating(op == UnaryOperator::Negative ? -value : value);
}

Value float_compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const double a = float_value(self);
    if (is_float(other)) {
        const double b = float_value(other);
        if (std::isnan(a) || std::isnan(b)) return Value::boolean(op == CompareOperator::NotEqual);
        return ordering(op, a < b ? -1 : (a > b ? 1 : 0));
    }
    if (!is_integer(other)) return vm.not_implemented();
    const std::optional<int> order = compare_integer_with_double(other, a);
    if (!order) return Value::boolean(op == CompareOperator::NotEqual);
    return ordering(op, -*order);
}

Value float_repr(Interpreter& vm, const Value& self) {
    return StringObject::from_ascii(vm, text::repr_float(float_value(self)));
}

Value float_truth(Interpreter&, const Value& self) {
    return Value::boolean(float_value(self) != 0);
}
Value float_itself(Interpreter&, const Value& self) {
    return Value::floating(float_value(self));
}

Value float_int(Interpreter& vm, const Value& self) {
    const double value = float_value(self);
    if (std::isnan(value)) return raise_value_error(vm, "cannot convert float NaN to integer");
    if (std::isinf(value))
        return raise(vm, *vm.exceptions().overflow_error, "cannot convert float infinity to integer");
    return integer_from_double(vm, value);
}

constexpr BinaryOperator kFloatOperators[] = {BinaryOperator::Add,         BinaryOperator::Subtract,
                                              BinaryOperator::Multiply,    BinaryOperator::TrueDivide,
                                              BinaryOperator::FloorDivide, BinaryOperator::Remainder,
                                              BinaryOperator::Power};

// ---- None, NotImplemented, Ellipsis -----------------------------------------------------------------------

Value none_repr(Interpreter& vm, const Value&) {
    return vm.intern("None");
}
Value none_truth(Interpreter&, const Value&) {
    return Value::boolean(false);
}
Value none_hash(Interpreter& vm, const Value& self) {
    return Value::integer(native_hash(vm, self).hash);
}
Value not_implemented_repr(Interpreter& vm, const Value&) {
    return vm.intern("NotImplemented");
}
Value ellipsis_repr(Interpreter& vm, const Value&) {
    return vm.intern("Ellipsis");
}

template <auto instance>
Value create_singleton(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (arguments.size() + arguments.keyword_count() > 0) {
        return raise_type_error(vm, "{} takes no arguments", type.name());
    }
    return (vm.*instance)();
}
Value create_none(Interpreter& vm, TypeObject&, Arguments& arguments) {
    if (arguments.size() + arguments.keyword_count() > 0)
        return raise_type_error(vm, "NoneType takes no arguments");
    return Value::none();
}

} // namespace

TypeDefinition integer_definition() {
    TypeDefinition definition;
    definition.name = "int";
    definition.layout = Layout::Integer;
    definition.slots.repr = integer_text;
    definition.slots.hash = number_hash;
    definition.slots.compare = integer_compare;
    definition.slots.truth = integer_truth;
    definition.slots.binary = integer_binary;
    definition.slots.unary = integer_unary;
    definition.slots.index = integer_itself;
    definition.slots.to_int = integer_itself;
    definition.slots.to_float = integer_float;
    definition.binary_operators = kIntegerOperators;
    return definition;
}

TypeDefinition boolean_definition(TypeObject& integer) {
    TypeDefinition definition;
    definition.name = "bool";
    definition.base = &integer;
    definition.can_be_subclassed = false;
    definition.slots.repr = boolean_repr;
    definition.slots.binary = boolean_binary;
    definition.slots.create = boolean_create;
    definition.binary_operators = kBooleanOperators;
    return definition;
}

TypeDefinition float_definition() {
    TypeDefinition definition;
    definition.name = "float";
    definition.layout = Layout::Float;
    definition.slots.repr = float_repr;
    definition.slots.hash = number_hash;
    definition.slots.compare = float_compare;
    definition.slots.truth = float_truth;
    definition.slots.binary = float_binary;
    definition.slots.unary = float_unary;
    definition.slots.to_int = float_int;
    definition.slots.to_float = float_itself;
    definition.binary_operators = kFloatOperators;
    return definition;
}

TypeDefinition none_definition() {
    TypeDefinition definition;
    definition.name = "NoneType";
    definition.can_be_subclassed = false;
    definition.slots.repr = none_repr;
    definition.slots.truth = none_truth;
    definition.slots.hash = none_hash;
    definition.slots.create = create_none;
    return definition;
}

TypeDefinition not_implemented_definition() {
    TypeDefinition definition;
    definition.name = "NotImplementedType";
    definition.can_be_subclassed = false;
    definition.slots.repr = not_implemented_repr;
    definition.slots.create = create_singleton<&Interpreter::not_implemented>;
    return definition;
}

TypeDefinition ellipsis_definition() {
    TypeDefinition definition;
    definition.name = "ellipsis";
    definition.can_be_subclassed = false;
    definition.slots.repr = ellipsis_repr;
    definition.slots.create = create_singleton<&Interpreter::ellipsis>;
    return definition;
}

} // namespace simul::script
