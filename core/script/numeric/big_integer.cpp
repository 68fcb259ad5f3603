#include "core/script/numeric/big_integer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace simul::script::numeric {

std::size_t bit_length(const BigInteger& value) {
    return value == 0 ? 0 : static_cast<std::size_t>(msb(abs(value))) + 1;
}

std::optional<double> nearest_double(const BigInteger& value) {
    BigInteger magnitude = abs(value);
    const std::size_t bits = bit_length(magnitude);
    if (bits > 1024) return std::nullopt;
    int exponent = 0;
    if (bits > 64) {
        // Keep 64 bits; whatever is cut off counts as "a little more" in the lowest one.
        exponent = static_cast<int>(bits) - 64;
        const bool inexact = lsb(magnitude) < static_cast<unsigned>(exponent);
        magnitude >>= exponent;
        if (inexact) magnitude |= 1;
    }
    const double rounded = std::ldexp(static_cast<double>(static_cast<std::uint64_t>(magnitude)), exponent);
    if (std::isinf(rounded)) return std::nullopt;
    return value < 0 ? -rounded : rounded;
}

Result<double> true_divide(const BigInteger& left, const BigInteger& right) {
    if (right == 0) return fail(FailureKind::ZeroDivisionError, "division by zero");
    if (left == 0) return right < 0 ? -0.0 : 0.0;
    const bool negative = (left < 0) != (right < 0);
    BigInteger dividend = abs(left);
    BigInteger divisor = abs(right);
    // Scale so that the quotient has 66 bits or a few more, and fewer where the result is subnormal.
    const auto difference =
        static_cast<std::int64_t>(bit_length(dividend)) - static_cast<std::int64_t>(bit_length(divisor));
    if (difference > 1024)
        return fail(FailureKind::OverflowError, "integer division result too large for a float");
    if (difference < -1080) return negative ? -0.0 : 0.0;
    std::int64_t shift = 66 - difference;
    const std::int64_t most_shift = 1074 + 2;
    shift = std::min(shift, most_shift);
    if (shift > 0) {
        dividend <<= static_cast<unsigned>(shift);
    } else {
        divisor <<= static_cast<unsigned>(-shift);
    }
    BigInteger quotient;
    BigInteger remainder;
    divide_qr(dividend, divisor, quotient, remainder);
    // Two bits below the last place that counts: the sticky one makes rounding to nearest even correct.
    std::size_t drop = 0;
    const std::size_t bits = bit_length(quotient);
    const std::size_t precision = 53;
    if (bits > precision) drop = bits - precision;
    // In the subnormal range the last place is fixed at 2^-1074.
    drop = std::max(drop, static_cast<std::size_t>(std::max<std::int64_t>(shift - 1074, 0)));
    BigInteger kept = quotient >> static_cast<unsigned>(drop);
    if (drop > 0) {
        const BigInteger cut = quotient - (kept << static_cast<unsigned>(drop));
        const BigInteger half = BigInteger(1) << static_cast<unsigned>(drop - 1);
        const bool up = cut > half || (cut == half && (remainder != 0 || bit_test(kept, 0)));
        if (up) ++kept;
    }
    const double result = std::ldexp(static_cast<double>(static_cast<std::uint64_t>(kept)),
                                     static_cast<int>(static_cast<std::int64_t>(drop) - shift));
    if (std::isinf(result))
        return fail(FailureKind::OverflowError, "integer division result too large for a float");
    return negative ? -result : result;
}

BigInteger truncated(double value) {
    int exponent = 0;
    const double fraction = std::frexp(std::trunc(value), &exponent);
    if (exponent <= 53) return BigInteger(static_cast<std::int64_t>(value));
    BigInteger result = static_cast<std::int64_t>(std::ldexp(fraction, 53));
    const bool negative = result < 0;
    result = abs(result) << static_cast<unsigned>(exponent - 53);
    return negative ? BigInteger(-result) : result;
}

int compare_exactly(const BigInteger& left, double right) {
    if (std::isinf(right)) return right > 0 ? -1 : 1;
    const BigInteger whole = truncated(right);
    if (left != whole) return left < whole ? -1 : 1;
    const double fraction = right - std::trunc(right);
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0;
}

} // namespace simul::script::numeric
