#include "core/scenario/literal.hpp"

#include "core/script/syntax/lexer.hpp"
#include "core/script/syntax/number_literal.hpp"
#include "core/script/syntax/source_file.hpp"

namespace simul::scenario {
namespace {

/// Whether the whole text is one number.
bool is_number_token(std::string_view text) {
    const auto source = script::SourceFile::create("", std::string(text));
    if (!source) return false;
    const script::TokenList list = script::tokenize(**source);
    const script::Token& first = list.tokens.front();
    return first.kind == script::TokenKind::Number && first.begin == 0 && first.end == text.size();
}

Number negated(const Number& number) {
    return std::visit([](auto value) { return Number(-value); }, number);
}

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kWhite = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kWhite);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kWhite) - first + 1);
}

std::optional<Number> read_number(std::string_view text) {
    text = trimmed(text);
    if (text.empty()) return std::nullopt;
    if (text[0] == '-' || text[0] == '+') {
        const auto number = is_number_token(text.substr(1)) ? read_number(text.substr(1)) : std::nullopt;
        return number && text[0] == '-' ? negated(*number) : number;
    }
    if (!is_number_token(text)) return std::nullopt;
    const script::NumberLiteral literal = script::read_number_literal(text);
    if (const auto* integer = std::get_if<std::int64_t>(&literal)) return *integer;
    if (const auto* real = std::get_if<double>(&literal)) return *real;
    return std::nullopt;
}

} // namespace simul::scenario
