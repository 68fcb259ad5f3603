// math: functions of integers.
#include "core/script/library/modules/math_parts.hpp"

#include <cmath>

namespace simul::script::library {
namespace {

// ---- to an integer --------------------------------------------------------------------------------------

/// floor and ceil go by the object's method, and else by its float; trunc by its method alone.
template <double (*rounding)(double)>
NativeCoroutine rounded(Interpreter& vm, Value value, const char* method_name) {
    if (!value.is_float()) {
        const StringRef name = vm.intern(method_name);
        const Value method = lookup_special(vm, value, *name);
        if (!method.is_empty()) co_return co_await call(vm, method);
    }
    const Value number = co_await to_float(vm, value);
    const double x = number.as_float();
    if (std::isnan(x)) co_return raise_value_error(vm, "cannot convert float NaN to integer");
    if (std::isinf(x))
        co_return script::raise(vm, *vm.exceptions().overflow_error,
                                std::string_view("cannot convert float infinity to integer"));
    co_return integer_from_double(vm, rounding(x));
}

Value floor(Interpreter& vm, Arguments& arguments) {
    if (arguments[0].is_int()) return arguments[0];
    return start(vm, rounded<std::floor>(vm, arguments[0], "__floor__"));
}

Value ceil(Interpreter& vm, Arguments& arguments) {
    if (arguments[0].is_int()) return arguments[0];
    return start(vm, rounded<std::ceil>(vm, arguments[0], "__ceil__"));
}

Value trunc(Interpreter& vm, Arguments& arguments) {
    const StringRef name = vm.intern("__trunc__");
    const Value method = lookup_special(vm, arguments[0], *name);
    if (method.is_empty())
        return raise_type_error(vm, "type {} doesn't define __trunc__ method", type_name(vm, arguments[0]));
    return call(vm, method);
}

// ---- arithmetic -----------------------------------------------------------------------------------------

/// Whether a product of `count` factors up to `largest` may be as long as it is at most.
bool product_allows(Interpreter& vm, const BigInteger& largest, std::int64_t count) {
    const double bits = static_cast<double>(numeric::bit_length(largest)) * static_cast<double>(count);
    return integer_size_allows(vm, static_cast<std::size_t>(std::min(bits, 1e18)));
}

Value factorial(Interpreter& vm, Arguments& arguments) {
    const Value& given = arguments[0];
    if (!is_integer(given))
        return raise_type_error(vm, "'{}' object cannot be interpreted as an integer", type_name(vm, given));
    const auto count = small_integer(given);
    if (big_integer(given) < 0) return raise_value_error(vm, "factorial() not defined for negative values");
    if (!count)
        return script::raise(vm, *vm.exceptions().overflow_error,
                             std::string_view("factorial() argument should not exceed 9223372036854775807"));
    if (!product_allows(vm, big_integer(given), *count)) return Value::raised();
    BigInteger product = 1;
    for (std::int64_t i = 2; i <= *count; ++i)
        product *= i;
    return make_integer(vm, std::move(product));
}

enum class Fold { GreatestDivisor, LeastMultiple };

template <Fold fold>
NativeCoroutine folded(Interpreter& vm, OwnedArguments arguments) {
    BigInteger result = fold == Fold::GreatestDivisor ? 0 : 1;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Value number = co_await to_index(vm, arguments[i]);
        const BigInteger next = abs(big_integer(number));
        if (fold == Fold::GreatestDivisor) {
            result = gcd(result, next);
        } else {
            result = next == 0 ? BigInteger(0) : lcm(result, next);
        }
    }
    co_return make_integer(vm, std::move(result));
}

/// n (n-1) … (n-k+1)
BigInteger falling_product(const BigInteger& n, std::int64_t k) {
    BigInteger product = 1;
    for (std::int64_t i = 0; i < k; ++i)
        product *= n - i;
    return product;
}

/// Two whole numbers that must not be negative; false where an exception is pending.
bool check_choice(Interpreter& vm, const BigInteger& n, const BigInteger& k) {
    if (n < 0) (void)raise_value_error(vm, "n must be a non-negative integer");
    if (n >= 0 && k < 0) (void)raise_value_error(vm, "k must be a non-negative integer");
    return n >= 0 && k >= 0;
}

NativeCoroutine perm(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "perm", arguments.size(), 1, 2)) co_return Value::raised();
    const Value n_value = co_await to_index(vm, arguments[0]);
    Value k_value = n_value;
    if (arguments.size() > 1 && !arguments[1].is_none()) k_value = co_await to_index(vm, arguments[1]);
    const BigInteger n = big_integer(n_value);
    const BigInteger k = big_integer(k_value);
    if (!check_choice(vm, n, k)) co_return Value::raised();
    if (k > n) co_return Value::integer(0);
    const auto count = as_index(vm, k_value, OutOfRange::Raise);
    if (!count) co_return Value::raised();
    if (!product_allows(vm, n, *count)) co_return Value::raised();
    co_return make_integer(vm, falling_product(n, *count));
}

NativeCoroutine comb(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "comb", arguments.size(), 2, 2)) co_return Value::raised();
    const Value n_value = co_await to_index(vm, arguments[0]);
    const Value k_value = co_await to_index(vm, arguments[1]);
    const BigInteger n = big_integer(n_value);
    BigInteger k = big_integer(k_value);
    if (!check_choice(vm, n, k)) co_return Value::raised();
    if (k > n) co_return Value::integer(0);
    if (k > n - k) k = n - k;
    const Value smaller = make_integer(vm, k);
    const auto count = as_index(vm, smaller, OutOfRange::Raise);
    if (!count) co_return Value::raised();
    if (!product_allows(vm, n, *count)) co_return Value::raised();
    co_return make_integer(vm, BigInteger(falling_product(n, *count) / falling_product(k, *count)));
}

NativeCoroutine isqrt(Interpreter& vm, OwnedArguments arguments) {
    const Value number = co_await to_index(vm, arguments[0]);
    const BigInteger n = big_integer(number);
    if (n < 0) co_return raise_value_error(vm, "isqrt() argument must be nonnegative");
    co_return make_integer(vm, BigInteger(sqrt(n)));
}

constexpr NativeDefinition kFunctions[] = {
    {"floor", floor, Arity::One},
    {"ceil", ceil, Arity::One},
    {"trunc", trunc, Arity::One},
    {"factorial", factorial, Arity::One},
    {"gcd", as_coroutine<folded<Fold::GreatestDivisor>>, Arity::Any},
    {"lcm", as_coroutine<folded<Fold::LeastMultiple>>, Arity::Any},
    {"perm", as_coroutine<perm>, Arity::Any},
    {"comb", as_coroutine<comb>, Arity::Any},
    {"isqrt", as_coroutine<isqrt>, Arity::One},
};

} // namespace

void define_integer_functions(Interpreter& vm, ModuleObject& module) {
    module.define(vm, kFunctions);
}

} // namespace simul::script::library
