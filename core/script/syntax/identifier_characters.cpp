#include "core/script/syntax/identifier_characters.hpp"

#include "core/script/syntax/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace simul::script {

namespace {

struct CodePointRange {
    char32_t first;
    char32_t last;
};

#include "core/script/syntax/identifier_tables.inc"

template <std::size_t N>
bool contains(const CodePointRange (&table)[N], char32_t code_point) {
    const auto* after =
        std::upper_bound(std::begin(table), std::end(table), code_point,
                         [](char32_t c, const CodePointRange& range) { return c < range.first; });
    return after != std::begin(table) && code_point <= std::prev(after)->last;
}

constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
}

} // namespace

bool is_identifier_start(char32_t code_point) {
    return code_point < 0x80 ? is_ascii_letter(code_point) : contains(kStart, code_point);
}

bool is_identifier_continue(char32_t code_point) {
    if (code_point >= 0x80) return contains(kContinue, code_point);
    return is_ascii_letter(code_point) || (code_point >= U'0' && code_point <= U'9');
}

bool is_invisible(char32_t code_point) {
    return code_point < 0x80 ? code_point < 0x20 || code_point == 0x7f : contains(kInvisible, code_point);
}

bool is_normalised_identifier(std::string_view identifier) {
    bool after_combining = false;
    for (std::size_t position = 0; position < identifier.size();) {
        const char32_t code_point = utf8::decode(identifier, position);
        if (code_point < 0x80) {
            after_combining = false;
            continue;
        }
        if (contains(kUnstable, code_point)) return false;
        // Two combining marks in a row might be put in another order.
        const bool combining = contains(kCombining, code_point);
        if (combining && after_combining) return false;
        after_combining = combining;
    }
    return true;
}

} // namespace simul::script
