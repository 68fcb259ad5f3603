/// What the text of a number means.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace simul::script {

/// An integer beyond 64 bits: decimal digits, or "0x" and hexadecimal digits, without leading zeros.
struct BigIntegerText {
    std::string digits;
};

/// A decimal integer longer than CPython converts (kMaxDecimalDigits).
struct TooManyDigits {
    std::size_t digits;
};

inline constexpr std::size_t kMaxDecimalDigits = 4300;

using NumberLiteral = std::variant<std::int64_t, double, BigIntegerText, TooManyDigits>;

/// REQUIRES: a Number token's text. Floats are rounded to nearest; beyond their range they are inf or 0.0.
NumberLiteral read_number_literal(std::string_view text);

} // namespace simul::script
