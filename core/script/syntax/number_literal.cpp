#include "core/script/syntax/number_literal.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace simul::script {

namespace {

std::string without_underscores(std::string_view text) {
    std::string result(text);
    result.erase(std::remove(result.begin(), result.end(), '_'), result.end());
    return result;
}

std::string_view without_leading_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

unsigned digit_value(char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

/// Digits of a base that is a power of two, as hexadecimal ones.
std::string to_hexadecimal(std::string_view digits, unsigned bits_per_digit) {
    std::string reversed;
    unsigned pending = 0;
    unsigned pending_bits = 0;
    const auto flush = [&] {
        reversed += "0123456789abcdef"[pending & 0xf];
        pending >>= 4;
        pending_bits -= std::min(pending_bits, 4u);
    };
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        pending |= digit_value(*digit) << pending_bits;
        pending_bits += bits_per_digit;
        while (pending_bits >= 4)
            flush();
    }
    if (pending_bits > 0) flush();
    std::reverse(reversed.begin(), reversed.end());
    return std::string(without_leading_zeros(reversed));
}

NumberLiteral read_integer(std::string_view digits, int base) {
    digits = without_leading_zeros(digits);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error == std::errc() && end == digits.data() + digits.size()) return value;
    if (base != 10) return BigIntegerText{"0x" + to_hexadecimal(digits, base == 16 ? 4 : base == 8 ? 3 : 1)};
    if (digits.size() > kMaxDecimalDigits) return TooManyDigits{digits.size()};
    return BigIntegerText{std::string(digits)};
}

/// Out of range: too big unless the number is smaller than one.
double saturated(std::string_view text) {
    const std::size_t exponent = text.find_first_of("eE");
    const bool negative_exponent = exponent != std::string_view::npos && text[exponent + 1] == '-';
    return negative_exponent ? 0.0 : std::numeric_limits<double>::infinity();
}

double read_float(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc::result_out_of_range ? saturated(text) : value;
}

} // namespace

NumberLiteral read_number_literal(std::string_view text) {
    const std::string digits = without_underscores(text);
    const std::string_view view = digits;
    const char kind = digits.size() > 1 && digits[0] == '0' ? static_cast<char>(digits[1] | 0x20) : '\0';
    if (kind == 'x') return read_integer(view.substr(2), 16);
    if (kind == 'o') return read_integer(view.substr(2), 8);
    if (kind == 'b') return read_integer(view.substr(2), 2);
    if (view.find_first_of(".eE") != std::string_view::npos) return read_float(view);
    return read_integer(view, 10);
}

} // namespace simul::script
