/// `int` as text, and back.
#pragma once

#include "core/script/numeric/big_integer.hpp"
#include "core/script/numeric/failure.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace simul::script::text {

using numeric::BigInteger;

/// `str()` of an integer with more decimal digits than this is refused, and so is int() of such a text.
inline constexpr std::size_t kMostDecimalDigits = 4300;

/// The digits of |value| in base 2…36, lower case, no prefix, "0" for zero. Unlimited.
std::string magnitude_digits(std::int64_t value, int base);
std::string magnitude_digits(const BigInteger& value, int base);

/// `str(value)`, ValueError beyond kMostDecimalDigits.
Result<std::string> decimal_text(const BigInteger& value);

/// `int(text, base)` for base 0 or 2…36: signs, prefixes, underscores, white space, digits of any script.
/// ValueError in CPython's words where the text is no integer.
Result<BigInteger> parse_integer(std::string_view text, int base);

/// As parse_integer(), but the failure quotes `b'…'`.
Result<BigInteger> parse_integer_bytes(std::string_view bytes, int base);

} // namespace simul::script::text
