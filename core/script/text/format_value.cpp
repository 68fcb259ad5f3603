// Applying a parsed specification to a string, an integer or a float.
#include "core/script/text/float_text.hpp"
#include "core/script/text/format_spec.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace simul::script::text {
namespace {

tl::unexpected<Failure> unknown_type(char32_t type, std::string_view type_name) {
    if (type > 32 && type < 128)
        return value_error(fmt::format("Unknown format code '{}' for object of type '{}'",
                                       static_cast<char>(type), type_name));
    return value_error(fmt::format("Unknown format code '\\x{:x}' for object of type '{}'",
                                   static_cast<std::uint32_t>(type), type_name));
}

void append_repeated(std::string& out, char32_t c, std::size_t count) {
    const std::string one = to_utf8(c);
    for (; count > 0; --count)
        out += one;
}

/// Pads to the width: before, after or around `body`, which has `length` code points.
std::string aligned(std::string_view body, std::size_t length, const FormatSpec& spec) {
    const std::size_t width = spec.width.value_or(0);
    const std::size_t padding = width > length ? width - length : 0;
    std::size_t before = 0;
    if (spec.align == '>') before = padding;
    if (spec.align == '^') before = padding / 2;
    std::string out;
    append_repeated(out, spec.fill, before);
    out += body;
    append_repeated(out, spec.fill, padding - before);
    return out;
}

/// A number taken apart, so that padding can go between sign and digits.
struct NumberText {
    bool negative = false;
    /// "0x" and the like.
    std::string prefix;
    /// What grouping applies to.
    std::string digits;
    /// Point, decimals, exponent, '%'.
    std::string rest;
    /// Digits in one group.
    std::size_t group_size = 3;
};

/// Puts separators between groups, and zeros in front until the result is `least_width` wide; a separator
/// never comes first.
std::string grouped(const std::string& digits, std::size_t group_size, char separator,
                    std::size_t least_width) {
    auto remaining = static_cast<std::ptrdiff_t>(digits.size());
    auto wanted = static_cast<std::ptrdiff_t>(least_width);
    std::string reversed;
    for (bool first = true; first || remaining > 0 || wanted > 0; first = false) {
        if (!first) {
            reversed += separator;
            wanted -= 1;
        }
        const auto length = std::min(static_cast<std::ptrdiff_t>(group_size),
                                     std::max({remaining, wanted, std::ptrdiff_t{1}}));
        for (std::ptrdiff_t i = 0; i < length; ++i) {
            reversed += remaining > 0 ? digits[static_cast<std::size_t>(remaining - 1)] : '0';
            --remaining;
        }
        remaining = std::max<std::ptrdiff_t>(remaining, 0);
        wanted -= length;
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

std::string assemble(const NumberText& number, const FormatSpec& spec) {
    std::string sign;
    if (number.negative) {
        sign = "-";
    } else if (spec.sign == '+' || spec.sign == ' ') {
        sign = spec.sign;
    }
    const std::size_t outside = sign.size() + number.prefix.size() + number.rest.size();
    std::string digits = number.digits;
    const std::size_t width = spec.width.value_or(0);
    const bool zero_filled = spec.fill == U'0' && spec.align == '=';
    if (spec.grouping != 0 && !digits.empty())
        digits = grouped(digits, number.group_size, spec.grouping,
                         zero_filled && width > outside ? width - outside : 0);
    const std::string head = sign + number.prefix;
    const std::string tail = digits + number.rest;
    if (spec.align != '=') return aligned(head + tail, head.size() + tail.size(), spec);
    std::string out = head;
    const std::size_t length = head.size() + tail.size();
    append_repeated(out, spec.fill, width > length ? width - length : 0);
    return out + tail;
}

int base_of(char32_t type) {
    switch (type) {
    case 'b': return 2;
    case 'o': return 8;
    case 'x':
    case 'X': return 16;
    default: return 10;
    }
}

std::optional<std::int64_t> as_code(std::int64_t value) {
    return value;
}

std::optional<std::int64_t> as_code(const numeric::BigInteger& value) {
    if (value < std::numeric_limits<std::int64_t>::min() || value > std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

template <typename Integer>
Result<std::string> format_character(const Integer& value, const FormatSpec& spec) {
    if (spec.sign != 0) return value_error("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        return value_error("Alternate form (#) not allowed with integer format specifier 'c'");
    const auto code = as_code(value);
    if (!code) return fail(FailureKind::OverflowError, "Python int too large to convert to C long");
    if (*code < 0 || *code > 0x10ffff)
        return fail(FailureKind::OverflowError, "%c arg not in range(0x110000)");
    FormatSpec padded = spec;
    if (padded.align == '=') padded.align = '>';
    return aligned(to_utf8(static_cast<char32_t>(*code)), 1, padded);
}

Result<std::string> decimal_digits(std::int64_t value) {
    return magnitude_digits(value, 10);
}

Result<std::string> decimal_digits(const numeric::BigInteger& value) {
    return decimal_text(abs(value));
}

template <typename Integer>
Result<std::string> format_digits(const Integer& value, const FormatSpec& spec) {
    const int base = base_of(spec.type);
    NumberText number;
    number.negative = value < 0;
    if (base == 10) {
        auto digits = decimal_digits(value);
        if (!digits) return digits;
        number.digits = std::move(*digits);
    } else {
        number.digits = magnitude_digits(value, base);
        number.group_size = 4;
        if (spec.alternate) number.prefix = {'0', static_cast<char>(spec.type)};
    }
    if (spec.type == 'X')
        std::transform(number.digits.begin(), number.digits.end(), number.digits.begin(),
                       [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return assemble(number, spec);
}

std::optional<double> as_double(std::int64_t value) {
    return static_cast<double>(value);
}

std::optional<double> as_double(const numeric::BigInteger& value) {
    return numeric::nearest_double(value);
}

template <typename Integer>
Result<std::string> format_any_integer(const Integer& value, const FormatSpec& spec,
                                       std::string_view type_name) {
    switch (spec.type) {
    case 0:
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
        if (spec.precision) return value_error("Precision not allowed in integer format specifier");
        if (spec.no_negative_zero)
            return value_error("Negative zero coercion (z) not allowed in integer format specifier");
        return spec.type == 'c' ? format_character(value, spec) : format_digits(value, spec);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
        if (const auto number = as_double(value)) return format_float(*number, spec, type_name);
        return fail(FailureKind::OverflowError, "int too large to convert to float");
    default: return unknown_type(spec.type, type_name);
    }
}

FloatStyle style_of(const FormatSpec& spec) {
    FloatStyle style;
    style.alternate = spec.alternate;
    style.no_negative_zero = spec.no_negative_zero;
    style.at_least_one_decimal = spec.type == 0;
    style.precision = static_cast<int>(spec.precision.value_or(6));
    switch (spec.type) {
    case 0: style.type = spec.precision ? 'g' : 'r'; break;
    case 'n': style.type = 'g'; break;
    case '%': style.type = 'f'; break;
    default: style.type = static_cast<char>(spec.type);
    }
    return style;
}

} // namespace

Result<std::string> format_string(std::string_view value, const FormatSpec& spec,
                                  std::string_view type_name) {
    if (spec.type != U's') return unknown_type(spec.type, type_name);
    if (spec.sign == ' ') return value_error("Space not allowed in string format specifier");
    if (spec.sign != 0) return value_error("Sign not allowed in string format specifier");
    if (spec.no_negative_zero)
        return value_error("Negative zero coercion (z) not allowed in string format specifier");
    if (spec.alternate) return value_error("Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=') return value_error("'=' alignment not allowed in string format specifier");
    if (spec.precision) value = value.substr(0, byte_offset(value, *spec.precision));
    return aligned(value, count_code_points(value), spec);
}

Result<std::string> format_integer(std::int64_t value, const FormatSpec& spec, std::string_view type_name) {
    return format_any_integer(value, spec, type_name);
}

Result<std::string> format_integer(const numeric::BigInteger& value, const FormatSpec& spec,
                                   std::string_view type_name) {
    return format_any_integer(value, spec, type_name);
}

Result<std::string> format_float(double value, const FormatSpec& spec, std::string_view type_name) {
    if (spec.type > 0x7f ||
        (spec.type != 0 &&
         std::string_view("eEfFgGn%").find(static_cast<char>(spec.type)) == std::string_view::npos))
        return unknown_type(spec.type, type_name);
    if (spec.precision.value_or(0) > std::numeric_limits<int>::max()) return value_error("precision too big");
    std::string text = render_float(spec.type == '%' ? value * 100 : value, style_of(spec));
    if (spec.type == '%') text += '%';
    NumberText number;
    number.negative = text.front() == '-';
    if (number.negative) text.erase(0, 1);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    number.digits = text.substr(0, digits);
    number.rest = text.substr(digits);
    return assemble(number, spec);
}

} // namespace simul::script::text
