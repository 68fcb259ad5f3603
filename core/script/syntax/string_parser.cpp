// String literals: prefixes, escapes, adjacent strings.
#include "core/script/syntax/f_string_parser.hpp"
#include "core/script/syntax/parser_state.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <string>

namespace simul::script {

namespace {

/// A string token taken apart; offsets are into the source text.
struct StringToken {
    bool is_bytes = false;
    bool is_raw = false;
    bool is_formatted = false;
    bool is_unicode = false;
    std::size_t begin = 0; ///< behind the opening quotes
    std::size_t end = 0;
    std::uint32_t opening = 0; ///< characters of the prefix and the opening quotes
};

StringToken take_apart(std::string_view text, std::size_t offset) {
    StringToken result;
    std::size_t prefix = 0;
    for (; text[prefix] != '"' && text[prefix] != '\''; ++prefix) {
        const char c = static_cast<char>(text[prefix] | 0x20);
        result.is_bytes |= c == 'b';
        result.is_raw |= c == 'r';
        result.is_formatted |= c == 'f';
        result.is_unicode |= c == 'u';
    }
    const char quote = text[prefix];
    const bool triple = text.size() >= prefix + 6 && text[prefix + 1] == quote && text[prefix + 2] == quote;
    const std::size_t quotes = triple ? 3 : 1;
    result.begin = offset + prefix + quotes;
    result.end = offset + text.size() - quotes;
    result.opening = static_cast<std::uint32_t>(prefix + quotes);
    return result;
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

std::optional<char32_t> hexadecimal_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
    const char lower = static_cast<char>(c | 0x20);
    if (lower >= 'a' && lower <= 'f') return static_cast<char32_t>(lower - 'a' + 10);
    return std::nullopt;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

} // namespace

Parser::Expression Parser::parse_strings() {
    const std::size_t first = position_;
    while (accept(TokenKind::String)) {
    }
    const SourceRange whole = range_from(tokens_.tokens[first].range.begin);
    const std::size_t end = position_;
    FString formatted(*this, whole);
    std::string joined;
    bool any_formatted = false;
    bool is_bytes = false;
    bool is_unicode = false;
    for (std::size_t i = first; i < end && !failed_; ++i) {
        const Token& token = tokens_.tokens[i];
        const StringToken part = take_apart(text_of(token), token.begin);
        if (i == first) {
            is_bytes = part.is_bytes;
            is_unicode = part.is_unicode;
        }
        if (part.is_bytes != is_bytes) fail(whole, Message::MixedBytes);
        if (part.is_formatted) {
            any_formatted = true;
            formatted.add_literal(std::exchange(joined, {}));
            const SourceLocation begin = token.range.begin;
            formatted.add_body(part.begin, part.end, {begin.line, begin.column + part.opening}, part.is_raw,
                               token.range);
            continue;
        }
        const std::string_view body = source_.text().substr(part.begin, part.end - part.begin);
        if (is_bytes && !is_ascii(body)) fail(token.range, Message::NonAsciiBytes);
        joined += part.is_raw ? std::string(body) : decode_escapes(part.begin, part.end, is_bytes);
    }
    if (failed_) return placeholder();
    if (any_formatted) {
        formatted.add_literal(joined);
        return formatted.finish();
    }
    auto* constant = arena_.make<ast::Constant>(whole);
    const std::string_view text = arena_.intern(joined);
    if (is_bytes)
        constant->value = ast::BytesLiteral{text};
    else
        constant->value = ast::StringLiteral{text, is_unicode};
    return constant;
}

std::string Parser::decode_escapes(std::size_t begin, std::size_t end, bool is_bytes) {
    const std::string_view text = source_.text();
    std::string result;
    for (std::size_t position = begin; position < end && !failed_;) {
        const std::size_t backslash = std::min(text.find('\\', position), end);
        result += text.substr(position, backslash - position);
        position = backslash == end ? end : read_escape(backslash + 1, begin, end, is_bytes, result);
    }
    return result;
}

/// `position` is behind the backslash; returns the offset behind the escape. An unknown escape stands for
/// itself.
std::size_t Parser::read_escape(std::size_t position, std::size_t begin, std::size_t end, bool is_bytes,
                                std::string& out) {
    const std::string_view text = source_.text();
    if (position >= end) { // only in front of an f-string's brace
        out += '\\';
        return position;
    }
    const char c = text[position];
    switch (c) {
    case '\n': return position + 1;
    case '\\':
    case '\'':
    case '"': out += c; return position + 1;
    case 'a': out += '\a'; return position + 1;
    case 'b': out += '\b'; return position + 1;
    case 'f': out += '\f'; return position + 1;
    case 'n': out += '\n'; return position + 1;
    case 'r': out += '\r'; return position + 1;
    case 't': out += '\t'; return position + 1;
    case 'v': out += '\v'; return position + 1;
    case 'x': return read_hexadecimal_escape(position, begin, end, is_bytes, out);
    case 'u':
    case 'U':
    case 'N':
        if (!is_bytes) return read_hexadecimal_escape(position, begin, end, is_bytes, out);
        break;
    default: break;
    }
    if (is_octal(c)) {
        char32_t value = 0;
        const std::size_t limit = std::min(position + 3, end);
        while (position < limit && is_octal(text[position]))
            value = value * 8 + static_cast<char32_t>(text[position++] - '0');
        if (is_bytes)
            out += static_cast<char>(static_cast<unsigned char>(value));
        else
            text::append_utf8(out, value);
        return position;
    }
    out += '\\';
    return position;
}

/// At the letter of \x, \u, \U or \N.
std::size_t Parser::read_hexadecimal_escape(std::size_t position, std::size_t begin, std::size_t end,
                                            bool is_bytes, std::string& out) {
    const std::string_view text = source_.text();
    const char kind = text[position];
    const SourceRange range = previous_token().range;
    const std::string first = std::to_string(position - 1 - begin);
    if (kind == 'N') {
        fail(range, Message::NamedEscape);
        return end;
    }
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
    char32_t value = 0;
    std::size_t read = 0;
    for (++position; read < digits && position < end; ++read, ++position) {
        const auto digit = hexadecimal_value(text[position]);
        if (!digit) break;
        value = value << 4 | *digit;
    }
    const std::string last = std::to_string(position - 1 - begin);
    if (read < digits) {
        static constexpr std::string_view kShapes[] = {"xXX", "uXXXX", "UXXXXXXXX"};
        if (is_bytes)
            fail(range, Message::TruncatedBytesEscape, {first});
        else
            fail(range, Message::TruncatedEscape, {first, last, kShapes[digits / 4]});
    } else if (value > 0x10ffff) {
        fail(range, Message::IllegalCharacterEscape, {first, last});
    } else if (is_bytes) {
        out += static_cast<char>(static_cast<unsigned char>(value));
    } else {
        text::append_utf8(out, value);
    }
    return position;
}

} // namespace simul::script
