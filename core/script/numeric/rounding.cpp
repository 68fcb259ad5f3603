#include "core/script/numeric/rounding.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace simul::script::numeric {
namespace {

/// Beyond these counts of digits nothing changes, and nothing is left.
constexpr std::int64_t kMostDigits = 323;
constexpr std::int64_t kLeastDigits = -308;

double read_decimal(const std::string& text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc::result_out_of_range ? HUGE_VAL : value;
}

template <typename... Arguments>
std::string rendered(Arguments... arguments) {
    std::array<char, 800> buffer;
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), arguments...).ptr};
}

/// Rounds to a multiple of 10^places, places > 0; `magnitude` is finite and not negative.
double round_to_power_of_ten(double magnitude, int places) {
    const std::string whole = rendered(std::trunc(magnitude), std::chars_format::fixed, 0);
    const int leading = static_cast<int>(whole.size());
    if (places < leading)
        return read_decimal(rendered(magnitude, std::chars_format::scientific, leading - places - 1));
    if (places > leading) return 0;
    // The unit is the power of ten just above: half of it decides, and exactly half goes to zero, which is
    // even.
    const bool more_than_five =
        whole.find_first_not_of('0', 1) != std::string::npos || magnitude > std::trunc(magnitude);
    const bool up = whole[0] > '5' || (whole[0] == '5' && more_than_five);
    return up ? read_decimal("1e" + std::to_string(places)) : 0;
}

} // namespace

Result<double> round_float(double value, std::int64_t digits) {
    if (!std::isfinite(value) || value == 0 || digits > kMostDigits) return value;
    if (digits < kLeastDigits) return 0.0 * value;
    const double magnitude = std::fabs(value);
    const double rounded =
        digits >= 0 ? read_decimal(rendered(magnitude, std::chars_format::fixed, static_cast<int>(digits)))
                    : round_to_power_of_ten(magnitude, static_cast<int>(-digits));
    if (std::isinf(rounded)) return fail(FailureKind::OverflowError, "rounded value too large to represent");
    return std::copysign(rounded, value);
}

BigInteger round_integer(const BigInteger& value, std::int64_t digits) {
    if (digits >= 0) return value;
    // A unit that is more than twice the value leaves nothing: no need to build it.
    if (static_cast<std::uint64_t>(-(digits + 1)) > bit_length(value)) return 0;
    const BigInteger unit = pow(BigInteger(10), static_cast<unsigned>(-digits));
    const BigInteger magnitude = abs(value);
    BigInteger quotient = magnitude / unit;
    const BigInteger twice_rest = (magnitude - quotient * unit) * 2;
    if (twice_rest > unit || (twice_rest == unit && bit_test(quotient, 0))) ++quotient;
    const BigInteger rounded = quotient * unit;
    return value < 0 ? BigInteger(-rounded) : rounded;
}

Result<BigInteger> round_to_integer(double value) {
    if (std::isnan(value)) return value_error("cannot convert float NaN to integer");
    if (std::isinf(value))
        return fail(FailureKind::OverflowError, "cannot convert float infinity to integer");
    return truncated(std::nearbyint(value));
}

} // namespace simul::script::numeric
