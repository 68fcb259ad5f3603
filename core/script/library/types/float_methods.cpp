#include "core/script/library/formatting.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/numeric/rounding.hpp"
#include "core/script/text/float_text.hpp"

#include <cmath>
#include <limits>

namespace simul::script::library {
namespace {

double self_of(const Arguments& arguments) {
    return float_value(arguments[0]);
}

Value itself(Interpreter&, Arguments& arguments) {
    return Value::floating(self_of(arguments));
}

Value is_integer_method(Interpreter&, Arguments& arguments) {
    const double value = self_of(arguments);
    return Value::boolean(std::isfinite(value) && std::trunc(value) == value);
}

Value hex(Interpreter& vm, Arguments& arguments) {
    return string(vm, text::float_to_hex(self_of(arguments)));
}

Value not_finite(Interpreter& vm, double value, const char* infinity, const char* nan) {
    if (std::isnan(value)) return raise_value_error(vm, "{}", nan);
    return script::raise(vm, *vm.exceptions().overflow_error, std::string_view(infinity));
}

template <double (*rounding)(double)>
Value to_integer(Interpreter& vm, Arguments& arguments) {
    const double value = self_of(arguments);
    if (!std::isfinite(value))
        return not_finite(vm, value, "cannot convert float infinity to integer",
                          "cannot convert float NaN to integer");
    return integer_from_double(vm, rounding(value));
}

Value as_integer_ratio(Interpreter& vm, Arguments& arguments) {
    const double value = self_of(arguments);
    if (!std::isfinite(value))
        return not_finite(vm, value, "cannot convert Infinity to integer ratio",
                          "cannot convert NaN to integer ratio");
    int exponent = 0;
    double fraction = std::frexp(value, &exponent);
    for (; fraction != std::floor(fraction); --exponent)
        fraction *= 2;
    BigInteger numerator = static_cast<std::int64_t>(fraction);
    BigInteger denominator = 1;
    if (exponent > 0) {
        numerator *= BigInteger(1) << static_cast<unsigned>(exponent);
    } else {
        denominator <<= static_cast<unsigned>(-exponent);
    }
    const Value above = make_integer(vm, std::move(numerator));
    const Value below = make_integer(vm, std::move(denominator));
    return TupleObject::of(vm, above, below);
}

NativeCoroutine round_method(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "__round__", arguments.size() - 1, 0, 1)) co_return Value::raised();
    const double value = float_value(arguments[0]);
    if (arguments.size() == 1 || arguments[1].is_none()) {
        const auto rounded = numeric::round_to_integer(value);
        if (!rounded) co_return raise(vm, rounded.error());
        co_return make_integer(vm, *rounded);
    }
    const Value digits_value = co_await to_index(vm, arguments[1]);
    const auto digits = as_index(vm, digits_value, OutOfRange::Clamp);
    if (!digits) co_return Value::raised();
    const auto rounded = numeric::round_float(value, *digits);
    if (!rounded) co_return raise(vm, rounded.error());
    co_return Value::floating(*rounded);
}

Value format_method(Interpreter& vm, Arguments& arguments) {
    const auto* spec = arguments[1].as<StringObject>();
    if (spec == nullptr)
        return raise_type_error(vm, "__format__() argument must be str, not {}", type_name(vm, arguments[1]));
    return format_native(vm, arguments[0], *spec);
}

constexpr NativeDefinition kMethods[] = {
    {"conjugate", itself, Arity::None, NativeKind::Method},
    {"is_integer", is_integer_method, Arity::None, NativeKind::Method},
    {"as_integer_ratio", as_integer_ratio, Arity::None, NativeKind::Method},
    {"hex", hex, Arity::None, NativeKind::Method},
    {"__round__", as_coroutine<round_method>, Arity::Any, NativeKind::Method},
    {"__trunc__", to_integer<std::trunc>, Arity::None, NativeKind::Method},
    {"__floor__", to_integer<std::floor>, Arity::None, NativeKind::Method},
    {"__ceil__", to_integer<std::ceil>, Arity::None, NativeKind::Method},
    {"__format__", format_method, Arity::One, NativeKind::Method},
};

Value real(Interpreter&, const Value& self) {
    return Value::floating(float_value(self));
}
Value imaginary(Interpreter&, const Value&) {
    return Value::floating(0.0);
}

constexpr NativeAttribute kAttributes[] = {{"real", real}, {"imag", imaginary}};

} // namespace

std::span<const NativeDefinition> float_methods() {
    return kMethods;
}
std::span<const NativeAttribute> float_attributes() {
    return kAttributes;
}

} // namespace simul::script::library
