// math: functions of floats. Those of integers are in math_integers.cpp.
#include "core/script/library/modules/math_parts.hpp"
#include "core/script/library/modules/native_modules.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace simul::script::library {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Value domain_error(Interpreter& vm) {
    return raise_value_error(vm, "math domain error");
}
Value range_error(Interpreter& vm) {
    return script::raise(vm, *vm.exceptions().overflow_error, std::string_view("math range error"));
}

/// The result of a libm function, judged as CPython judges it: a NaN from no NaN is a domain error; an
/// infinity from finite arguments an overflow where the function can overflow, else a pole.
enum class Infinite { Overflow, Pole };
Value checked(Interpreter& vm, double result, bool arguments_finite, bool any_nan, Infinite infinite) {
    if (std::isnan(result) && !any_nan) return domain_error(vm);
    if (std::isinf(result) && arguments_finite)
        return infinite == Infinite::Overflow ? range_error(vm) : domain_error(vm);
    return Value::floating(result);
}

template <double (*function)(double), Infinite infinite>
NativeCoroutine unary_slow(Interpreter& vm, Value argument) {
    const Value number = co_await to_float(vm, argument);
    const double x = number.as_float();
    co_return checked(vm, function(x), std::isfinite(x), std::isnan(x), infinite);
}

/// A function of one float.
template <double (*function)(double), Infinite infinite = Infinite::Pole>
Value unary(Interpreter& vm, Arguments& arguments) {
    if (const auto x = native_double(arguments[0]))
        return checked(vm, function(*x), std::isfinite(*x), std::isnan(*x), infinite);
    return start(vm, unary_slow<function, infinite>(vm, arguments[0]));
}

template <double (*function)(double, double), Infinite infinite>
NativeCoroutine binary_of(Interpreter& vm, Value left, Value right) {
    const Value a = co_await to_float(vm, left);
    const Value b = co_await to_float(vm, right);
    const double x = a.as_float();
    const double y = b.as_float();
    co_return checked(vm, function(x, y), std::isfinite(x) && std::isfinite(y),
                      std::isnan(x) || std::isnan(y), infinite);
}

/// A function of two floats; `name` is in its message about the number of arguments.
template <double (*function)(double, double), Infinite infinite = Infinite::Overflow>
Value binary(Interpreter& vm, Arguments& arguments, const char* name) {
    if (!check_count(vm, name, arguments.size(), 2, 2)) return Value::raised();
    return start(vm, binary_of<function, infinite>(vm, arguments[0], arguments[1]));
}

Value atan2(Interpreter& vm, Arguments& arguments) {
    return binary<std::atan2>(vm, arguments, "atan2");
}
Value copysign(Interpreter& vm, Arguments& arguments) {
    return binary<std::copysign>(vm, arguments, "copysign");
}
Value nextafter(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "nextafter", arguments.size(), 2, 2)) return Value::raised();
    const auto x = native_double(arguments[0]);
    const auto y = native_double(arguments[1]);
    if (!x || !y)
        return raise_type_error(vm, "must be real number, not {}", type_name(vm, arguments[x ? 1 : 0]));
    return Value::floating(std::nextafter(*x, *y));
}
Value fmod(Interpreter& vm, Arguments& arguments) {
    return binary<std::fmod, Infinite::Pole>(vm, arguments, "fmod");
}
Value remainder(Interpreter& vm, Arguments& arguments) {
    return binary<std::remainder, Infinite::Pole>(vm, arguments, "remainder");
}

double power_of(double x, double y) {
    return std::pow(x, y);
}
Value pow_function(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "pow", arguments.size(), 2, 2)) return Value::raised();
    const auto x = native_double(arguments[0]);
    const auto y = native_double(arguments[1]);
    // 0 to a negative power is a pole, not an overflow.
    if (x && y && *x == 0 && *y < 0 && std::isfinite(*y)) return domain_error(vm);
    return start(vm, binary_of<power_of, Infinite::Overflow>(vm, arguments[0], arguments[1]));
}

// ---- logarithms -----------------------------------------------------------------------------------------

/// The logarithm of a float, or of an integer too large for one.
template <double (*logarithm)(double)>
std::optional<double> log_of(const Value& value) {
    if (const auto x = native_double(value)) {
        if (*x > 0 || std::isnan(*x)) return logarithm(*x);
        return std::nullopt;
    }
    const BigInteger number = big_integer(value);
    if (number <= 0) return std::nullopt;
    const std::size_t shift = numeric::bit_length(number) - 64;
    const auto leading =
        static_cast<double>(static_cast<std::uint64_t>(number >> static_cast<unsigned>(shift)));
    return logarithm(leading) + logarithm(2.0) * static_cast<double>(shift);
}

template <double (*logarithm)(double)>
Value logarithm_of(Interpreter& vm, const Value& value) {
    const auto result = log_of<logarithm>(value);
    return result ? Value::floating(*result) : domain_error(vm);
}

template <double (*logarithm)(double)>
NativeCoroutine log_of_one(Interpreter& vm, OwnedArguments arguments) {
    Value value = arguments[0];
    if (!is_integer(value)) value = co_await to_float(vm, arguments[0]);
    co_return logarithm_of<logarithm>(vm, value);
}

NativeCoroutine log(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "log", arguments.size(), 1, 2)) co_return Value::raised();
    Value value = arguments[0];
    if (!is_integer(value)) value = co_await to_float(vm, arguments[0]);
    const Value numerator = co_await logarithm_of<std::log>(vm, value);
    if (arguments.size() == 1) co_return numerator;
    Value base = arguments[1];
    if (!is_integer(base)) base = co_await to_float(vm, arguments[1]);
    const Value denominator = co_await logarithm_of<std::log>(vm, base);
    if (denominator.as_float() == 0)
        co_return script::raise(vm, *vm.exceptions().zero_division_error,
                                std::string_view("float division by zero"));
    co_return Value::floating(numerator.as_float() / denominator.as_float());
}

double cube_root(double x) {
    return std::cbrt(x);
}
double to_degrees(double x) {
    return x * (180.0 / std::numbers::pi);
}
double to_radians(double x) {
    return x * (std::numbers::pi / 180.0);
}
double unit_in_last_place(double x) {
    x = std::fabs(x);
    if (!std::isfinite(x)) return x;
    const double next = std::nextafter(x, kInfinity);
    return std::isinf(next) ? x - std::nextafter(x, -kInfinity) : next - x;
}

// ---- questions and parts --------------------------------------------------------------------------------

template <bool (*question)(double)>
NativeCoroutine asks(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_float(vm, arguments[0]);
    co_return Value::boolean(question(number.as_float()));
}
bool is_nan(double x) {
    return std::isnan(x);
}
bool is_infinite(double x) {
    return std::isinf(x);
}
bool is_finite(double x) {
    return std::isfinite(x);
}

NativeCoroutine isclose(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<4> kSignature{"isclose", {"a", "b", "rel_tol", "abs_tol"}, 2, 0, 2};
    const auto bound = bind(vm, arguments.view(), kSignature);
    if (!bound) co_return Value::raised();
    double numbers[4] = {0, 0, 1e-9, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        if ((*bound)[i].is_empty()) continue;
        const Value number = co_await to_float(vm, (*bound)[i]);
        numbers[i] = number.as_float();
    }
    const auto [a, b, relative, absolute] = numbers;
    if (relative < 0 || absolute < 0) co_return raise_value_error(vm, "tolerances must be non-negative");
    if (a == b) co_return Value::boolean(true);
    if (std::isinf(a) || std::isinf(b)) co_return Value::boolean(false);
    const double difference = std::fabs(b - a);
    co_return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                             difference <= absolute);
}

NativeCoroutine frexp(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_float(vm, arguments[0]);
    int exponent = 0;
    const double x = number.as_float();
    const double fraction = std::isfinite(x) ? std::frexp(x, &exponent) : x;
    co_return TupleObject::of(vm, Value::floating(fraction), Value::integer(exponent));
}

NativeCoroutine modf(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_float(vm, arguments[0]);
    const double x = number.as_float();
    if (std::isinf(x)) co_return TupleObject::of(vm, Value::floating(std::copysign(0.0, x)), number);
    double whole = 0;
    const double fraction = std::modf(x, &whole);
    co_return TupleObject::of(vm, Value::floating(fraction), Value::floating(whole));
}

NativeCoroutine ldexp(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "ldexp", arguments.size(), 2, 2)) co_return Value::raised();
    const Value number = co_await to_float(vm, arguments[0]);
    if (!is_integer(arguments[1]))
        co_return raise_type_error(vm, "Expected an int as second argument to ldexp.");
    const double x = number.as_float();
    const auto exponent =
        small_integer(arguments[1]).value_or(big_integer(arguments[1]) < 0 ? -100'000 : 100'000);
    const double result =
        std::ldexp(x, static_cast<int>(std::clamp<std::int64_t>(exponent, -100'000, 100'000)));
    co_return std::isinf(result) && std::isfinite(x) ? range_error(vm) : Value::floating(result);
}

constexpr NativeDefinition kFunctions[] = {
    {"acos", unary<std::acos>, Arity::One},
    {"acosh", unary<std::acosh>, Arity::One},
    {"asin", unary<std::asin>, Arity::One},
    {"asinh", unary<std::asinh>, Arity::One},
    {"atan", unary<std::atan>, Arity::One},
    {"atan2", atan2, Arity::Any},
    {"atanh", unary<std::atanh>, Arity::One},
    {"cbrt", unary<cube_root>, Arity::One},
    {"copysign", copysign, Arity::Any},
    {"cos", unary<std::cos>, Arity::One},
    {"cosh", unary<std::cosh, Infinite::Overflow>, Arity::One},
    {"degrees", unary<to_degrees, Infinite::Overflow>, Arity::One},
    {"erf", unary<std::erf>, Arity::One},
    {"erfc", unary<std::erfc>, Arity::One},
    {"exp", unary<std::exp, Infinite::Overflow>, Arity::One},
    {"exp2", unary<std::exp2, Infinite::Overflow>, Arity::One},
    {"expm1", unary<std::expm1, Infinite::Overflow>, Arity::One},
    {"fabs", unary<std::fabs>, Arity::One},
    {"fmod", fmod, Arity::Any},
    {"frexp", as_coroutine<frexp>, Arity::One},
    {"gamma", unary<gamma, Infinite::Overflow>, Arity::One},
    {"isclose", as_coroutine<isclose>, Arity::Keywords},
    {"isfinite", as_coroutine<asks<is_finite>>, Arity::One},
    {"isinf", as_coroutine<asks<is_infinite>>, Arity::One},
    {"isnan", as_coroutine<asks<is_nan>>, Arity::One},
    {"ldexp", as_coroutine<ldexp>, Arity::Any},
    {"lgamma", unary<log_gamma, Infinite::Overflow>, Arity::One},
    {"log", as_coroutine<log>, Arity::Any},
    {"log10", as_coroutine<log_of_one<std::log10>>, Arity::One},
    {"log1p", unary<std::log1p>, Arity::One},
    {"log2", as_coroutine<log_of_one<std::log2>>, Arity::One},
    {"modf", as_coroutine<modf>, Arity::One},
    {"nextafter", nextafter, Arity::Any},
    {"pow", pow_function, Arity::Any},
    {"radians", unary<to_radians>, Arity::One},
    {"remainder", remainder, Arity::Any},
    {"sin", unary<std::sin>, Arity::One},
    {"sinh", unary<std::sinh, Infinite::Overflow>, Arity::One},
    {"sqrt", unary<std::sqrt>, Arity::One},
    {"tan", unary<std::tan>, Arity::One},
    {"tanh", unary<std::tanh>, Arity::One},
    {"ulp", unary<unit_in_last_place>, Arity::One},
};

} // namespace

Value initialize_math(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
    define_integer_functions(vm, module);
    define_sums(vm, module);
    module.set(vm, "pi", Value::floating(std::numbers::pi));
    module.set(vm, "e", Value::floating(std::numbers::e));
    module.set(vm, "tau", Value::floating(2 * std::numbers::pi));
    module.set(vm, "inf", Value::floating(kInfinity));
    module.set(vm, "nan", Value::floating(std::numeric_limits<double>::quiet_NaN()));
    return Value::none();
}

} // namespace simul::script::library
