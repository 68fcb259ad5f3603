#include "core/script/syntax/normal_form.hpp"

#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace simul::script {

namespace {

struct CodePointRange {
    char32_t first;
    char32_t last;
};

#include "core/script/syntax/normal_form_tables.inc"

template <std::size_t N>
bool contains(const CodePointRange (&table)[N], char32_t code_point) {
    const auto* after =
        std::upper_bound(std::begin(table), std::end(table), code_point,
                         [](char32_t c, const CodePointRange& range) { return c < range.first; });
    return after != std::begin(table) && code_point <= std::prev(after)->last;
}

} // namespace

bool is_normalised_identifier(std::string_view identifier) {
    bool after_combining = false;
    for (std::size_t position = 0; position < identifier.size();) {
        const char32_t code_point = text::next_code_point(identifier, position);
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
