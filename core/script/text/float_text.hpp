/// Floats as text, and back.
#pragma once

#include "core/script/numeric/failure.hpp"

#include <string>
#include <string_view>

namespace simul::script::text {

/// `repr(value)`: the shortest digits that read back as the same double; exponents below 1e-4 and from 1e16
/// on.
std::string repr_float(double value);

/// How a float is rendered with a given number of digits: what `%`, format() and round() share.
struct FloatStyle {
    /// 'e', 'f', 'g' in either case, or 'r' (repr; precision is then ignored). Upper case gives "E", "INF"
    /// and "NAN".
    char type = 'r';
    int precision = 6;
    /// '#': the point and trailing zeros stay.
    bool alternate = false;
    /// "1.0" rather than "1" where no exponent is used (repr, and format() without a type).
    bool at_least_one_decimal = false;
    /// 'z': a value that rounds to zero loses its sign.
    bool no_negative_zero = false;
};

/// Correctly rounded (ties of the exact binary value to even), with a leading '-' where negative.
std::string render_float(double value, const FloatStyle& style);

/// `float(text)` for a `str`: white space around, underscores between digits, "inf", "nan", digits of any
/// script.
Result<double> parse_float(std::string_view text);

/// `float.hex`.
std::string float_to_hex(double value);

/// `float.fromhex`.
Result<double> parse_hex_float(std::string_view text);

} // namespace simul::script::text
