#include "core/script/text/float_text.hpp"

#include "core/script/text/quote.hpp"
#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace simul::script::text {
namespace {

/// 0.d₁d₂d₃… × 10^point: the decimal digits of a finite number without its sign.
struct Decimal {
    std::string digits;
    int point;
};

/// No double has more significant digits than this: behind them are only zeros.
constexpr int kMostDigits = 1100;

Decimal split_scientific(std::string_view text) {
    const std::size_t e = text.find('e');
    std::string digits;
    std::copy_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), std::back_inserter(digits),
                 [](char c) { return c != '.'; });
    int exponent = 0;
    const char* first = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(first, text.data() + text.size(), exponent);
    return {std::move(digits), exponent + 1};
}

Decimal shortest_digits(double magnitude) {
    std::array<char, 40> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, std::chars_format::scientific)
            .ptr;
    return split_scientific({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

/// `count` significant digits, count >= 1.
Decimal significant_digits(double magnitude, int count) {
    std::array<char, kMostDigits + 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                   std::chars_format::scientific, std::min(count - 1, kMostDigits))
                         .ptr;
    return split_scientific({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

/// All digits down to the `decimals`-th behind the point.
Decimal fixed_digits(double magnitude, int decimals) {
    std::array<char, kMostDigits + 400> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                   std::chars_format::fixed, std::min(decimals, kMostDigits))
                         .ptr;
    const std::string_view text{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string digits(text.substr(0, point));
    if (point < text.size()) digits += text.substr(point + 1);
    return {std::move(digits), static_cast<int>(point)};
}

void strip_trailing_zeros(std::string& digits) {
    digits.erase(digits.find_last_not_of('0') + 1);
}

/// "ddd.ddd" of a decimal with exactly `decimals` digits behind the point, or all that there are.
std::string point_notation(const Decimal& number, std::optional<int> decimals, bool keep_point) {
    std::string whole =
        number.point > 0 ? number.digits.substr(0, static_cast<std::size_t>(number.point)) : "0";
    std::string fraction =
        number.point > 0 ? std::string() : std::string(static_cast<std::size_t>(-number.point), '0');
    if (number.point > static_cast<int>(number.digits.size())) {
        whole.append(static_cast<std::size_t>(number.point) - number.digits.size(), '0');
    } else {
        fraction += number.digits.substr(static_cast<std::size_t>(std::max(number.point, 0)));
    }
    if (decimals && static_cast<int>(fraction.size()) < *decimals)
        fraction.resize(static_cast<std::size_t>(*decimals), '0');
    if (fraction.empty() && !keep_point) return whole;
    return whole + "." + fraction;
}

std::string exponent_notation(const Decimal& number, bool keep_point) {
    std::string text = number.digits.substr(0, 1);
    if (number.digits.size() > 1 || keep_point) text += "." + number.digits.substr(1);
    const int exponent = number.point - 1;
    return text + fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string with_decimal(std::string text) {
    if (text.find('.') == std::string::npos) text += '.';
    return text.back() == '.' ? text + "0" : text;
}

std::string render_general(double magnitude, const FloatStyle& style) {
    const bool shortest = style.type == 'r';
    const int precision = std::max(style.precision, 1);
    Decimal number = shortest ? shortest_digits(magnitude) : significant_digits(magnitude, precision);
    if (magnitude == 0) number.point = 1;
    const int most = shortest ? 16 : precision - (style.at_least_one_decimal ? 1 : 0);
    if (style.alternate && !shortest) {
        number.digits.resize(static_cast<std::size_t>(precision), '0');
    } else {
        strip_trailing_zeros(number.digits);
    }
    if (number.digits.empty()) number.digits = "0";
    if (number.point <= -4 || number.point > most) return exponent_notation(number, style.alternate);
    std::string text = point_notation(number, std::nullopt, style.alternate);
    return style.at_least_one_decimal ? with_decimal(std::move(text)) : text;
}

std::string render_exponent(double magnitude, const FloatStyle& style) {
    Decimal number = significant_digits(magnitude, style.precision + 1);
    if (magnitude == 0) number.point = 1;
    number.digits.resize(static_cast<std::size_t>(style.precision) + 1, '0');
    return exponent_notation(number, style.alternate);
}

std::string render_magnitude(double magnitude, const FloatStyle& style) {
    switch (style.type) {
    case 'e': return render_exponent(magnitude, style);
    case 'f':
        return point_notation(fixed_digits(magnitude, style.precision), style.precision, style.alternate);
    default: return render_general(magnitude, style);
    }
}

bool is_zero_text(std::string_view text) {
    return text.find_first_of("123456789") == std::string_view::npos;
}

/// Digits of any script become ASCII, white space a blank; what is neither and not ASCII becomes '?'.
std::string to_ascii_number(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (is_space(c)) {
            out += ' ';
        } else if (const int digit = decimal_value(c); digit >= 0) {
            out += static_cast<char>('0' + digit);
        } else {
            out += c < 0x80 ? static_cast<char>(c) : '?';
        }
    }
    return out;
}

std::string_view stripped(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Removes underscores that stand between two digits; nullopt where one stands elsewhere.
std::optional<std::string> without_underscores(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            out += text[i];
        } else if (i == 0 || i + 1 == text.size() || !is_ascii_digit(text[i - 1]) ||
                   !is_ascii_digit(text[i + 1])) {
            return std::nullopt;
        }
    }
    return out;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char left, char right) {
        return (left >= 'A' && left <= 'Z' ? static_cast<char>(left + 32) : left) == right;
    });
}

/// What a decimal that no double can hold stands for: too big, or too small.
double beyond_range(std::string_view text) {
    const std::size_t e = std::min(text.find_first_of("eE"), text.size());
    std::string_view mantissa = text.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_of("123456789");
    const double leading =
        first < point ? static_cast<double>(point - first) : -static_cast<double>(first - point);
    double exponent = 0;
    // An exponent of any length is huge or tiny whatever its digits: a double of it is exact enough.
    for (std::size_t i = e + 1; i < text.size(); ++i)
        if (is_ascii_digit(text[i])) exponent = exponent * 10 + (text[i] - '0');
    if (e + 1 < text.size() && text[e + 1] == '-') exponent = -exponent;
    return exponent + leading > 0 ? std::numeric_limits<double>::infinity() : 0.0;
}

bool is_decimal_literal(std::string_view text) {
    std::size_t i = 0;
    std::size_t digits = 0;
    for (; i < text.size() && is_ascii_digit(text[i]); ++i)
        ++digits;
    if (i < text.size() && text[i] == '.')
        for (++i; i < text.size() && is_ascii_digit(text[i]); ++i)
            ++digits;
    if (digits == 0) return false;
    if (i == text.size()) return true;
    if (text[i] != 'e' && text[i] != 'E') return false;
    if (++i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    return i < text.size() &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i), text.end(), is_ascii_digit);
}

std::optional<double> parse_magnitude(std::string_view text) {
    if (equals_ignoring_case(text, "inf") || equals_ignoring_case(text, "infinity"))
        return std::numeric_limits<double>::infinity();
    if (equals_ignoring_case(text, "nan")) return std::numeric_limits<double>::quiet_NaN();
    if (!is_decimal_literal(text)) return std::nullopt;
    // from_chars wants the '+' of an exponent as it is, and no exponent that overflows an int.
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc::result_out_of_range) return beyond_range(text);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parse_number(std::string_view text) {
    const std::string ascii = to_ascii_number(text);
    const auto plain = without_underscores(stripped(ascii));
    if (!plain || plain->empty()) return std::nullopt;
    std::string_view magnitude = *plain;
    const bool negative = magnitude.front() == '-';
    if (negative || magnitude.front() == '+') magnitude.remove_prefix(1);
    const auto value = parse_magnitude(magnitude);
    if (!value) return std::nullopt;
    return negative ? -*value : *value;
}

} // namespace

std::string repr_float(double value) {
    FloatStyle style;
    style.at_least_one_decimal = true;
    return render_float(value, style);
}

std::string render_float(double value, const FloatStyle& style) {
    const bool upper = style.type >= 'A' && style.type <= 'Z';
    if (std::isnan(value)) return upper ? "NAN" : "nan";
    if (std::isinf(value)) return std::string(value < 0 ? "-" : "") + (upper ? "INF" : "inf");
    FloatStyle lower = style;
    if (upper) lower.type = static_cast<char>(style.type - 'A' + 'a');
    std::string text = render_magnitude(std::fabs(value), lower);
    if (upper) std::replace(text.begin(), text.end(), 'e', 'E');
    const bool negative = std::signbit(value) &&
                          !(style.no_negative_zero && is_zero_text(text.substr(0, text.find_first_of("eE"))));
    return negative ? "-" + text : text;
}

Result<double> parse_float(std::string_view text) {
    if (const auto value = parse_number(text)) return *value;
    return value_error("could not convert string to float: " + repr_string(text));
}

Result<double> parse_hex_float(std::string_view text) {
    const std::string ascii = to_ascii_number(text);
    std::string_view number = stripped(ascii);
    const bool negative = !number.empty() && number.front() == '-';
    if (negative || (!number.empty() && number.front() == '+')) number.remove_prefix(1);
    const auto signed_value = [&](double value) { return negative ? -value : value; };
    if (const auto special = is_decimal_literal(number) ? std::nullopt : parse_magnitude(number))
        return signed_value(*special);
    if (number.starts_with("0x") || number.starts_with("0X")) number.remove_prefix(2);
    const bool begins_well = !number.empty() && number.front() != '+' && number.front() != '-';
    double value = 0;
    const auto result =
        std::from_chars(number.data(), number.data() + number.size(), value, std::chars_format::hex);
    if (result.ec == std::errc::result_out_of_range)
        return fail(FailureKind::OverflowError, "hexadecimal value too large to represent as a float");
    if (!begins_well || result.ec != std::errc{} || result.ptr != number.data() + number.size())
        return value_error("invalid hexadecimal floating-point string");
    return signed_value(value);
}

std::string float_to_hex(double value) {
    if (!std::isfinite(value)) return repr_float(value);
    const std::string sign = std::signbit(value) ? "-" : "";
    if (value == 0) return sign + "0x0.0p+0";
    int exponent = 0;
    double fraction = std::frexp(std::fabs(value), &exponent);
    // One digit before the point; below the normal range it is 0 and the exponent stays at the smallest.
    const int shift = 1 - std::max(std::numeric_limits<double>::min_exponent - exponent, 0);
    fraction = std::ldexp(fraction, shift);
    exponent -= shift;
    const auto bits = static_cast<std::uint64_t>(std::ldexp(fraction, 52));
    return fmt::format("{}0x{:x}.{:013x}p{}{}", sign, bits >> 52, bits & ((std::uint64_t{1} << 52) - 1),
                       exponent < 0 ? '-' : '+', std::abs(exponent));
}

} // namespace simul::script::text
