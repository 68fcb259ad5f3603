#include "core/script/text/utf8.hpp"

namespace simul::script::text {
namespace {

constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

constexpr char as_byte(char32_t value) {
    return static_cast<char>(static_cast<unsigned char>(value));
}

} // namespace

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += as_byte(c);
        return;
    }
    if (c < 0x800) {
        out += as_byte(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        out += as_byte(0xe0 | c >> 12);
        out += as_byte(0x80 | (c >> 6 & 0x3f));
    } else {
        out += as_byte(0xf0 | c >> 18);
        out += as_byte(0x80 | (c >> 12 & 0x3f));
        out += as_byte(0x80 | (c >> 6 & 0x3f));
    }
    out += as_byte(0x80 | (c & 0x3f));
}

std::string to_utf8(char32_t c) {
    std::string out;
    append_utf8(out, c);
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : text)
        append_utf8(out, c);
    return out;
}

char32_t next_code_point(std::string_view text, std::size_t& index) {
    const auto first = static_cast<unsigned char>(text[index++]);
    if (first < 0x80) return first;
    char32_t c = first < 0xe0 ? first & 0x1fu : first < 0xf0 ? first & 0xfu : first & 0x7u;
    while (index < text.size() && is_continuation(text[index]))
        c = c << 6 | (static_cast<unsigned char>(text[index++]) & 0x3fu);
    return c;
}

std::u32string from_utf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        out += next_code_point(text, i);
    return out;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text)
        count += is_continuation(byte) ? 0 : 1;
    return count;
}

std::size_t byte_offset(std::string_view text, std::size_t count) {
    std::size_t offset = 0;
    while (count > 0 && offset < text.size()) {
        ++offset;
        while (offset < text.size() && is_continuation(text[offset]))
            ++offset;
        --count;
    }
    return offset;
}

} // namespace simul::script::text
