/// The format-specification mini-language: `format(value, spec)` and the part behind ':' in f-strings.
#pragma once

#include "core/script/numeric/big_integer.hpp"
#include "core/script/numeric/failure.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simul::script::text {

/// What is being formatted: it decides the defaults, and its name stands in messages.
enum class Formatted { String, Integer, Float };

/// A parsed specification. What each type does not allow is only known when it is used.
struct FormatSpec {
    char32_t fill = U' ';
    /// '<', '>', '^' or '='.
    char align = '>';
    /// '+', '-' or ' '; 0 where not given.
    char sign = 0;
    bool no_negative_zero = false;
    bool alternate = false;
    std::optional<std::size_t> width;
    /// ',', '_', or 0.
    char grouping = 0;
    std::optional<std::size_t> precision;
    /// The presentation type; where not given 's' for strings, else 0.
    char32_t type = 0;
};

/// Fails with CPython's ValueError. `type_name` is the name that the message gives to the object's class.
Result<FormatSpec> parse_format_spec(std::string_view spec, Formatted formatted, std::string_view type_name);

/// `format(text, spec)`; width and precision count code points.
Result<std::string> format_string(std::string_view value, const FormatSpec& spec,
                                  std::string_view type_name = "str");

/// `format(int, spec)`, the types of floats included.
Result<std::string> format_integer(std::int64_t value, const FormatSpec& spec,
                                   std::string_view type_name = "int");
Result<std::string> format_integer(const numeric::BigInteger& value, const FormatSpec& spec,
                                   std::string_view type_name = "int");

/// `format(float, spec)`.
Result<std::string> format_float(double value, const FormatSpec& spec, std::string_view type_name = "float");

} // namespace simul::script::text
