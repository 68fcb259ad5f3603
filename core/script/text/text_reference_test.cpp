// Every row of reference.json is a question that CPython 3.11 has answered; see generate_reference.py.
#include "core/script/numeric/rounding.hpp"
#include "core/script/text/float_text.hpp"
#include "core/script/text/format_spec.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/text/percent_format.hpp"
#include "core/script/text/quote.hpp"
#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"
#include "tests/support/catch.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>

using namespace simul::script;
using nlohmann::json;

namespace {

const json& reference(const char* table) {
    static const json all = json::parse(std::ifstream(SIMUL_TEXT_REFERENCE));
    const json& rows = all.at(table);
    REQUIRE(rows.size() > 5);
    return rows;
}

const char* name_of(FailureKind kind) {
    switch (kind) {
    case FailureKind::ValueError: return "ValueError";
    case FailureKind::OverflowError: return "OverflowError";
    case FailureKind::TypeError: return "TypeError";
    default: return "?";
    }
}

std::string shown(const json& expected) {
    return expected.is_string() ? expected.get<std::string>() : expected.at("error").get<std::string>();
}

std::string shown(const Result<std::string>& result) {
    return result ? *result : std::string(name_of(result.error().kind)) + ": " + result.error().message;
}

double double_of(const json& hexadecimal) {
    return std::strtod(hexadecimal.get<std::string>().c_str(), nullptr);
}

std::string hexadecimal(double value) {
    if (std::isnan(value)) return "nan";
    return text::float_to_hex(value);
}

numeric::BigInteger integer_of(const json& digits) {
    return numeric::BigInteger(digits.get<std::string>());
}

/// Directives of the table are simple: flags, width, precision, conversion, and perhaps a bar behind.
text::PercentStyle style_of(const text::PercentDirective& directive) {
    text::PercentStyle style{directive.left,  directive.plus,
                             directive.blank, directive.alternate,
                             directive.zero,  0,
                             std::nullopt,    static_cast<char>(directive.conversion)};
    if (const auto* width = std::get_if<std::size_t>(&directive.width)) style.width = *width;
    if (const auto* precision = std::get_if<std::size_t>(&directive.precision)) style.precision = *precision;
    return style;
}

std::string percent(const std::string& kind, const json& value, const std::string& directive) {
    std::string out;
    for (const auto& piece : text::parse_percent_template("%" + directive)) {
        if (const auto* literal = std::get_if<std::string>(&piece)) {
            out += *literal;
            continue;
        }
        const auto style = style_of(std::get<text::PercentDirective>(piece));
        if (kind == "i") out += shown(text::percent_integer(integer_of(value), style));
        if (kind == "f") out += shown(text::percent_float(double_of(value), style));
        if (kind == "s") out += text::percent_text(value.get<std::string>(), style);
    }
    return out;
}

} // namespace

TEST_CASE("floats print as CPython prints them") {
    for (const json& row : reference("repr_float")) {
        INFO(row);
        CHECK(text::repr_float(double_of(row[0])) == row[1].get<std::string>());
    }
    for (const json& row : reference("hex"))
        CHECK(text::float_to_hex(double_of(row)) == row.get<std::string>());
}

TEST_CASE("format() of a float agrees with CPython, messages included") {
    for (const json& row : reference("format_float")) {
        INFO(row);
        const auto spec = text::parse_format_spec(row[1].get<std::string>(), text::Formatted::Float, "float");
        const auto result = spec.and_then(
            [&](const text::FormatSpec& parsed) { return text::format_float(double_of(row[0]), parsed); });
        CHECK(shown(result) == shown(row[2]));
    }
}

TEST_CASE("format() of an integer agrees with CPython, messages included") {
    for (const json& row : reference("format_integer")) {
        INFO(row);
        const auto spec = text::parse_format_spec(row[1].get<std::string>(), text::Formatted::Integer, "int");
        const auto value = integer_of(row[0]);
        CHECK(shown(spec.and_then([&](const text::FormatSpec& parsed) {
                  return text::format_integer(value, parsed);
              })) == shown(row[2]));
        if (numeric::bit_length(value) > 63) continue;
        const auto small = static_cast<std::int64_t>(value);
        CHECK(shown(spec.and_then([&](const text::FormatSpec& parsed) {
                  return text::format_integer(small, parsed);
              })) == shown(row[2]));
    }
}

TEST_CASE("format() of a string agrees with CPython, messages included") {
    for (const json& row : reference("format_string")) {
        INFO(row);
        const auto value = row[0].get<std::string>();
        const auto spec = text::parse_format_spec(row[1].get<std::string>(), text::Formatted::String, "str");
        CHECK(shown(spec.and_then([&](const text::FormatSpec& parsed) {
                  return text::format_string(value, parsed);
              })) == shown(row[2]));
    }
}

TEST_CASE("percent formatting agrees with CPython") {
    for (const json& row : reference("percent")) {
        INFO(row);
        CHECK(percent(row[0], row[1], row[2]) == row[3].get<std::string>());
    }
}

TEST_CASE("float() reads what CPython reads") {
    for (const json& row : reference("parse_float")) {
        INFO(row);
        const auto result = text::parse_float(row[0].get<std::string>());
        CHECK(shown(result.map(hexadecimal)) == shown(row[1]));
    }
}

TEST_CASE("int() reads what CPython reads, in every base") {
    for (const json& row : reference("parse_integer")) {
        INFO(row);
        const auto result = text::parse_integer(row[0].get<std::string>(), row[1].get<int>());
        CHECK(shown(result.map([](const numeric::BigInteger& value) { return value.str(); })) ==
              shown(row[2]));
    }
}

TEST_CASE("round() of a float is correctly rounded") {
    for (const json& row : reference("round")) {
        INFO(row);
        CHECK(shown(numeric::round_float(double_of(row[0]), row[1].get<std::int64_t>()).map(hexadecimal)) ==
              shown(row[2]));
    }
}

TEST_CASE("repr() of text escapes what CPython escapes") {
    for (const json& row : reference("repr_string")) {
        INFO(row);
        CHECK(text::repr_string(row[0].get<std::string>()) == row[1].get<std::string>());
        CHECK(text::ascii_string(row[0].get<std::string>()) == row[2].get<std::string>());
    }
    for (const json& row : reference("repr_bytes")) {
        std::string bytes;
        for (const int byte : row[0])
            bytes += static_cast<char>(byte);
        CHECK(text::repr_bytes(bytes) == row[1].get<std::string>());
    }
}

TEST_CASE("case mappings are Unicode's full ones, the final sigma included") {
    for (const json& row : reference("cases")) {
        INFO(row);
        const std::u32string sample = text::from_utf8(row[0].get<std::string>());
        CHECK(text::to_utf8(text::to_upper(sample)) == row[1].get<std::string>());
        CHECK(text::to_utf8(text::to_lower(sample)) == row[2].get<std::string>());
        CHECK(text::to_utf8(text::to_title(sample)) == row[3].get<std::string>());
        CHECK(text::to_utf8(text::to_capitalized(sample)) == row[4].get<std::string>());
        CHECK(text::to_utf8(text::to_swapped_case(sample)) == row[5].get<std::string>());
        CHECK(text::to_utf8(text::to_folded(sample)) == row[6].get<std::string>());
    }
}
