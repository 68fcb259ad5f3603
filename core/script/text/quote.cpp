#include "core/script/text/quote.hpp"

#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

namespace simul::script::text {
namespace {

enum class Beyond { Ascii, Printable };

char quote_for(std::string_view text) {
    const bool has_single = text.find('\'') != std::string_view::npos;
    const bool has_double = text.find('"') != std::string_view::npos;
    return has_single && !has_double ? '"' : '\'';
}

/// The escape that both kinds of literals share, or an empty view.
std::string_view short_escape(char32_t c) {
    switch (c) {
    case '\\': return "\\\\";
    case '\t': return "\\t";
    case '\n': return "\\n";
    case '\r': return "\\r";
    default: return {};
    }
}

void append_escaped(std::string& out, char32_t c) {
    const auto code = static_cast<std::uint32_t>(c);
    if (c < 0x100) {
        out += fmt::format("\\x{:02x}", code);
    } else if (c < 0x10000) {
        out += fmt::format("\\u{:04x}", code);
    } else {
        out += fmt::format("\\U{:08x}", code);
    }
}

std::string quoted(std::string_view text, Beyond beyond) {
    const char quote = quote_for(text);
    std::string out(1, quote);
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (const auto escape = short_escape(c); !escape.empty()) {
            out += escape;
        } else if (c == static_cast<char32_t>(quote)) {
            out += '\\';
            out += quote;
        } else if (c < 0x7f ? c >= ' ' : beyond == Beyond::Printable && is_printable(c)) {
            append_utf8(out, c);
        } else {
            append_escaped(out, c);
        }
    }
    return out + quote;
}

} // namespace

std::string repr_string(std::string_view text) {
    return quoted(text, Beyond::Printable);
}

std::string ascii_string(std::string_view text) {
    return quoted(text, Beyond::Ascii);
}

std::string repr_bytes(std::string_view bytes) {
    const char quote = quote_for(bytes);
    std::string out = {'b', quote};
    for (const char byte : bytes) {
        const char32_t c = static_cast<unsigned char>(byte);
        if (const auto escape = short_escape(c); !escape.empty()) {
            out += escape;
        } else if (byte == quote) {
            out += '\\';
            out += quote;
        } else if (c >= ' ' && c < 0x7f) {
            out += byte;
        } else {
            append_escaped(out, c);
        }
    }
    return out + quote;
}

} // namespace simul::script::text
