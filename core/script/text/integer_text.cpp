#include "core/script/text/integer_text.hpp"

#include "core/script/text/quote.hpp"
#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace simul::script::text {
namespace {

using numeric::bit_length;

int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

/// Digits of any script become ASCII, white space a blank, other characters outside ASCII '?'.
std::string to_ascii_digits(std::string_view source) {
    std::string out;
    for (std::size_t i = 0; i < source.size();) {
        const char32_t c = next_code_point(source, i);
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

std::string_view stripped(std::string_view source) {
    const std::size_t first = source.find_first_not_of(" \t\n\r\v\f");
    if (first == std::string_view::npos) return {};
    return source.substr(first, source.find_last_not_of(" \t\n\r\v\f") - first + 1);
}

int base_of_prefix(std::string_view source) {
    if (source.size() < 2 || source[0] != '0') return 0;
    switch (source[1]) {
    case 'x':
    case 'X': return 16;
    case 'o':
    case 'O': return 8;
    case 'b':
    case 'B': return 2;
    default: return 0;
    }
}

/// The digits of `source` without underscores, each of which must stand between two digits (or, where
/// `after_prefix`, before the first).
std::optional<std::string> plain_digits(std::string_view source, int base, bool after_prefix) {
    std::string digits;
    bool underscore_allowed = after_prefix;
    for (const char c : source) {
        if (c == '_') {
            if (!underscore_allowed) return std::nullopt;
            underscore_allowed = false;
        } else if (digit_value(c) < base) {
            digits += c;
            underscore_allowed = true;
        } else {
            return std::nullopt;
        }
    }
    if (digits.empty() || source.back() == '_') return std::nullopt;
    return digits;
}

BigInteger value_of_digits(const std::string& digits, int base) {
    // Chunks that fit a machine word; where the base is a power of two the chunks are shifted in.
    BigInteger value = 0;
    const std::size_t chunk = base <= 10 ? 18 : 11;
    for (std::size_t start = 0; start < digits.size(); start += chunk) {
        std::uint64_t part = 0;
        std::uint64_t scale = 1;
        for (const char c : std::string_view(digits).substr(start, chunk)) {
            part = part * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit_value(c));
            scale *= static_cast<std::uint64_t>(base);
        }
        value = value * scale + part;
    }
    return value;
}

struct Literal {
    std::string digits;
    int base;
    bool negative;
};

/// The parts of an integer's text, or nullopt.
std::optional<Literal> scan_integer(std::string_view source, int base) {
    source = stripped(source);
    const bool negative = !source.empty() && source.front() == '-';
    if (negative || (!source.empty() && source.front() == '+')) source.remove_prefix(1);
    const int prefix = base_of_prefix(source);
    const bool leading_zero = !source.empty() && source.front() == '0';
    bool after_prefix = false;
    if (prefix != 0 && (base == 0 || base == prefix)) {
        source.remove_prefix(2);
        base = prefix;
        after_prefix = true;
    }
    const bool decimal_by_default = base == 0;
    if (decimal_by_default) base = 10;
    auto digits = plain_digits(source, base, after_prefix);
    if (!digits) return std::nullopt;
    // "007" could be C's octal: only zero itself may start with zero where the base is to be guessed.
    if (decimal_by_default && leading_zero && digits->find_first_not_of('0') != std::string::npos)
        return std::nullopt;
    return Literal{std::move(*digits), base, negative};
}

Result<BigInteger> parse(std::string_view ascii, int base, const std::string& shown) {
    const auto literal = scan_integer(ascii, base);
    if (!literal)
        return value_error(fmt::format("invalid literal for int() with base {}: {}", base,
                                       std::string_view(shown).substr(0, byte_offset(shown, 200))));
    const bool power_of_two = (literal->base & (literal->base - 1)) == 0;
    if (!power_of_two && literal->digits.size() > kMostDecimalDigits)
        return value_error(
            fmt::format("Exceeds the limit ({} digits) for integer string conversion: value has "
                        "{} digits; use sys.set_int_max_str_digits() to increase the limit",
                        kMostDecimalDigits, literal->digits.size()));
    BigInteger value = value_of_digits(literal->digits, literal->base);
    return literal->negative ? BigInteger(-value) : value;
}

} // namespace

std::string magnitude_digits(std::int64_t value, int base) {
    const std::uint64_t magnitude =
        value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
    std::array<char, 64> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, base).ptr;
    return {buffer.data(), end};
}

std::string magnitude_digits(const BigInteger& value, int base) {
    BigInteger magnitude = abs(value);
    if (base == 10) return magnitude.str();
    if (base == 16 || base == 8)
        return magnitude.str(0, base == 16 ? std::ios_base::hex : std::ios_base::oct);
    std::string reversed;
    if (base == 2) {
        for (std::size_t bit = 0; bit < bit_length(value); ++bit)
            reversed += bit_test(magnitude, static_cast<unsigned>(bit)) ? '1' : '0';
    } else {
        while (magnitude != 0) {
            const auto digit = static_cast<std::size_t>(magnitude % base);
            reversed += "0123456789abcdefghijklmnopqrstuvwxyz"[digit];
            magnitude /= base;
        }
    }
    if (reversed.empty()) reversed = "0";
    return {reversed.rbegin(), reversed.rend()};
}

Result<std::string> decimal_text(const BigInteger& value) {
    // 10^4300 has 14285 bits: far fewer bits can only be short, and short ones need no test.
    std::string digits;
    if (bit_length(value) <= 14'300) digits = magnitude_digits(value, 10);
    if (digits.empty() || digits.size() > kMostDecimalDigits)
        return value_error(fmt::format("Exceeds the limit ({} digits) for integer string conversion; use "
                                       "sys.set_int_max_str_digits() to increase the limit",
                                       kMostDecimalDigits));
    return value < 0 ? "-" + digits : digits;
}

Result<BigInteger> parse_integer(std::string_view source, int base) {
    return parse(to_ascii_digits(source), base, repr_string(source));
}

Result<BigInteger> parse_integer_bytes(std::string_view bytes, int base) {
    return parse(bytes, base, repr_bytes(bytes));
}

} // namespace simul::script::text
