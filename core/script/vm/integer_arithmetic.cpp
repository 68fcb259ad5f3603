#include "core/script/vm/errors.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/memory_limit.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace simul::script::integers {
namespace {

struct SmallPair {
    std::int64_t a;
    std::int64_t b;
};

/// Both, where both fit 64 bits without looking at objects.
std::optional<SmallPair> small_pair(const Value& a, const Value& b) noexcept {
    const auto is_small = [](const Value& value) { return value.is_int() || value.is_bool(); };
    if (!is_small(a) || !is_small(b)) return std::nullopt;
    return SmallPair{a.as_int(), b.as_int()};
}

Value division_by_zero(Interpreter& vm, std::string_view text) {
    return raise(vm, *vm.exceptions().zero_division_error, text);
}

struct Quotient {
    BigInteger quotient;
    BigInteger remainder;
};

/// Rounded towards minus infinity. REQUIRES: b is not zero.
Quotient floor_divide_big(const BigInteger& a, const BigInteger& b) {
    Quotient result;
    boost::multiprecision::divide_qr(a, b, result.quotient, result.remainder);
    if (!result.remainder.is_zero() && (result.remainder < 0) != (b < 0)) {
        result.quotient -= 1;
        result.remainder += b;
    }
    return result;
}

std::size_t bits_of(const Value& value) {
    return numeric::bit_length(big_integer(value));
}

} // namespace

Value add(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) {
        std::int64_t sum = 0;
        if (!__builtin_add_overflow(pair->a, pair->b, &sum)) return Value::integer(sum);
    }
    return make_integer(vm, big_integer(a) + big_integer(b));
}

Value subtract(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) {
        std::int64_t difference = 0;
        if (!__builtin_sub_overflow(pair->a, pair->b, &difference)) return Value::integer(difference);
    }
    return make_integer(vm, big_integer(a) - big_integer(b));
}

Value multiply(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) {
        std::int64_t product = 0;
        if (!__builtin_mul_overflow(pair->a, pair->b, &product)) return Value::integer(product);
    }
    if (!integer_size_allows(vm, bits_of(a) + bits_of(b))) return Value::raised();
    return make_integer(vm, big_integer(a) * big_integer(b));
}

Value floor_divide(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) {
        if (pair->b == 0) return division_by_zero(vm, "integer division or modulo by zero");
        if (pair->b != -1) {
            std::int64_t quotient = pair->a / pair->b;
            if (pair->a % pair->b != 0 && (pair->a < 0) != (pair->b < 0)) --quotient;
            return Value::integer(quotient);
        }
    }
    const BigInteger divisor = big_integer(b);
    if (divisor.is_zero()) return division_by_zero(vm, "integer division or modulo by zero");
    return make_integer(vm, floor_divide_big(big_integer(a), divisor).quotient);
}

Value remainder(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) {
        if (pair->b == 0) return division_by_zero(vm, "integer modulo by zero");
        if (pair->b == -1) return Value::integer(0);
        std::int64_t rest = pair->a % pair->b;
        if (rest != 0 && (rest < 0) != (pair->b < 0)) rest += pair->b;
        return Value::integer(rest);
    }
    const BigInteger divisor = big_integer(b);
    if (divisor.is_zero()) return division_by_zero(vm, "integer modulo by zero");
    return make_integer(vm, floor_divide_big(big_integer(a), divisor).remainder);
}

Value divmod(Interpreter& vm, const Value& a, const Value& b) {
    const Value quotient = floor_divide(vm, a, b);
    if (quotient.is_raised()) return Value::raised();
    return TupleObject::of(vm, quotient, remainder(vm, a, b));
}

Value true_divide(Interpreter& vm, const Value& a, const Value& b) {
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    if (const auto pair = small_pair(a, b)) {
        if (pair->b == 0) return division_by_zero(vm, "division by zero");
        if (pair->a >= -kExact && pair->a <= kExact && pair->b >= -kExact && pair->b <= kExact) {
            return Value::floating(static_cast<double>(pair->a) / static_cast<double>(pair->b));
        }
    }
    const Result<double> quotient = numeric::true_divide(big_integer(a), big_integer(b));
    if (!quotient) return raise_failure(vm, quotient.error());
    return Value::floating(*quotient);
}

Value power(Interpreter& vm, const Value& base, const Value& exponent) {
    const BigInteger power_of = big_integer(exponent);
    const BigInteger value = big_integer(base);
    if (power_of < 0) {
        if (value.is_zero()) return division_by_zero(vm, "0.0 cannot be raised to a negative power");
        const std::optional<double> base_double = integer_to_double(base);
        const std::optional<double> exponent_double = integer_to_double(exponent);
        if (!base_double || !exponent_double) {
            return raise(vm, *vm.exceptions().overflow_error, "int too large to convert to float");
        }
        return Value::floating(std::pow(*base_double, *exponent_double));
    }
    if (power_of.is_zero()) return Value::integer(1);
    if (value.is_zero() || value == 1) return Value::integer(static_cast<std::int64_t>(value));
    if (value == -1) return Value::integer(power_of % 2 == 0 ? 1 : -1);
    if (power_of > std::numeric_limits<unsigned>::max()) return integer_too_large(vm);
    const auto small_exponent = static_cast<unsigned>(power_of);
    if (!integer_size_allows(vm, (numeric::bit_length(value) - 1) * small_exponent)) return Value::raised();
    return make_integer(vm, boost::multiprecision::pow(value, small_exponent));
}

namespace {

/// The x with value * x == 1 (mod modulus); zero if there is none. REQUIRES: modulus > 0.
BigInteger inverse_modulo(const BigInteger& value, const BigInteger& modulus) {
    BigInteger previous = modulus;
    BigInteger current = floor_divide_big(value, modulus).remainder;
    BigInteger previous_factor = 0;
    BigInteger factor = 1;
    while (!current.is_zero()) {
        const BigInteger quotient = previous / current;
        BigInteger next = previous - quotient * current;
        previous = std::move(current);
        current = std::move(next);
        next = previous_factor - quotient * factor;
        previous_factor = std::move(factor);
        factor = std::move(next);
    }
    if (previous != 1) return 0;
    return floor_divide_big(previous_factor, modulus).remainder;
}

} // namespace

Value power(Interpreter& vm, const Value& base, const Value& exponent, const Value& modulus) {
    BigInteger divisor = big_integer(modulus);
    if (divisor.is_zero()) return raise_value_error(vm, "pow() 3rd argument cannot be 0");
    const bool negative = divisor < 0;
    if (negative) divisor = -divisor;
    BigInteger value = big_integer(base);
    BigInteger power_of = big_integer(exponent);
    if (power_of < 0) {
        value = inverse_modulo(value, divisor);
        if (value.is_zero() && divisor != 1) {
            return raise_value_error(vm, "base is not invertible for the given modulus");
        }
        power_of = -power_of;
    }
    BigInteger result =
        boost::multiprecision::powm(floor_divide_big(value, divisor).remainder, power_of, divisor);
    if (divisor == 1) result = 0;
    if (negative && !result.is_zero()) result -= divisor;
    return make_integer(vm, std::move(result));
}

Value shift_left(Interpreter& vm, const Value& a, const Value& b) {
    const std::optional<std::int64_t> count = small_integer(b);
    if ((count && *count < 0) || (!count && big_integer(b) < 0))
        return raise_value_error(vm, "negative shift count");
    const BigInteger value = big_integer(a);
    if (value.is_zero()) return Value::integer(0);
    if (!count) return raise(vm, *vm.exceptions().overflow_error, "too many digits in integer");
    if (const std::optional<std::int64_t> small = small_integer(a)) {
        const std::uint64_t magnitude =
            *small < 0 ? 0 - static_cast<std::uint64_t>(*small) : static_cast<std::uint64_t>(*small);
        if (*count < std::countl_zero(magnitude) - 1)
            return Value::integer(*small * (std::int64_t{1} << *count));
    }
    if (!integer_size_allows(vm, numeric::bit_length(value) + static_cast<std::size_t>(*count)))
        return Value::raised();
    return make_integer(vm, value << static_cast<std::size_t>(*count));
}

Value shift_right(Interpreter& vm, const Value& a, const Value& b) {
    const std::optional<std::int64_t> count = small_integer(b);
    if ((count && *count < 0) || (!count && big_integer(b) < 0))
        return raise_value_error(vm, "negative shift count");
    if (const std::optional<std::int64_t> small = small_integer(a)) {
        if (!count || *count >= 64) return Value::integer(*small < 0 ? -1 : 0);
        return Value::integer(*small >> *count);
    }
    const BigInteger value = big_integer(a);
    if (!count) return Value::integer(value < 0 ? -1 : 0);
    const auto shift = static_cast<std::size_t>(*count);
    if (value >= 0) return make_integer(vm, value >> shift);
    // Towards minus infinity: the complement of the shifted complement.
    return make_integer(vm, -((-value - 1) >> shift) - 1);
}

namespace {

/// Bitwise operators on two's complement of unlimited length: Boost's are undefined for negative numbers.
template <class Operation>
BigInteger bitwise(const BigInteger& a, const BigInteger& b, Operation operation) {
    const std::size_t bits = std::max(numeric::bit_length(a), numeric::bit_length(b)) + 1;
    const BigInteger range = BigInteger(1) << bits;
    const BigInteger left = a < 0 ? BigInteger(a + range) : a;
    const BigInteger right = b < 0 ? BigInteger(b + range) : b;
    BigInteger result = operation(left, right);
    if (boost::multiprecision::bit_test(result, static_cast<unsigned>(bits - 1))) result -= range;
    return result;
}

} // namespace

Value bit_and(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) return Value::integer(pair->a & pair->b);
    return make_integer(vm,
                        bitwise(big_integer(a), big_integer(b),
                                [](const BigInteger& x, const BigInteger& y) { return BigInteger(x & y); }));
}

Value bit_or(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) return Value::integer(pair->a | pair->b);
    return make_integer(vm,
                        bitwise(big_integer(a), big_integer(b),
                                [](const BigInteger& x, const BigInteger& y) { return BigInteger(x | y); }));
}

Value bit_xor(Interpreter& vm, const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) return Value::integer(pair->a ^ pair->b);
    return make_integer(vm,
                        bitwise(big_integer(a), big_integer(b),
                                [](const BigInteger& x, const BigInteger& y) { return BigInteger(x ^ y); }));
}

Value negate(Interpreter& vm, const Value& a) {
    if (a.is_int() || a.is_bool()) {
        if (a.as_int() != std::numeric_limits<std::int64_t>::min()) return Value::integer(-a.as_int());
    }
    return make_integer(vm, -big_integer(a));
}

Value invert(Interpreter& vm, const Value& a) {
    if (a.is_int() || a.is_bool()) return Value::integer(~a.as_int());
    return make_integer(vm, -big_integer(a) - 1);
}

int compare(const Value& a, const Value& b) {
    if (const auto pair = small_pair(a, b)) return pair->a < pair->b ? -1 : (pair->a > pair->b ? 1 : 0);
    return big_integer(a).compare(big_integer(b));
}

} // namespace simul::script::integers
