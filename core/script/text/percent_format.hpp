/// `template % arguments`: the template's directives, and the rendering of numbers.
#pragma once

#include "core/script/numeric/big_integer.hpp"
#include "core/script/numeric/failure.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace simul::script::text {

/// A width or precision that is the next argument.
struct FromArgument {};
using Measure = std::variant<std::monostate, std::size_t, FromArgument>;

/// One "%…" of a template.
struct PercentDirective {
    /// "%(key)s": look the value up in a mapping. UTF-8.
    std::optional<std::string> key;
    bool left = false;
    bool plus = false;
    bool blank = false;
    bool alternate = false;
    bool zero = false;
    Measure width;
    Measure precision;
    /// The conversion character. Any: an unknown one is an error only after the argument was fetched.
    char32_t conversion = 0;
    /// Where the conversion stands, in code points: the message for an unknown one tells it.
    std::size_t index = 0;
};

/// A template is literal text with directives in between; a scan stops at the first error, after which no
/// piece follows: what stands before it has been formatted already when CPython notices it.
using PercentPiece = std::variant<std::string, PercentDirective, Failure>;

std::vector<PercentPiece> parse_percent_template(std::string_view source);

/// ValueError: unsupported format character …
Failure unsupported_conversion(const PercentDirective& directive);

/// A directive with its measures known.
struct PercentStyle {
    bool left = false;
    bool plus = false;
    bool blank = false;
    bool alternate = false;
    bool zero = false;
    std::size_t width = 0;
    std::optional<std::size_t> precision;
    char conversion = 's';
};

/// 'd' 'i' 'u' 'o' 'x' 'X'
Result<std::string> percent_integer(const numeric::BigInteger& value, const PercentStyle& style);
/// 'e' 'E' 'f' 'F' 'g' 'G'
Result<std::string> percent_float(double value, const PercentStyle& style);
/// 's' 'r' 'a': cut to the precision and padded.
std::string percent_text(std::string_view value, const PercentStyle& style);
/// 'c' of one character.
std::string percent_character(char32_t c, const PercentStyle& style);

} // namespace simul::script::text
