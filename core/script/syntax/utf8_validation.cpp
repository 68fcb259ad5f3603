#include "core/script/syntax/utf8_validation.hpp"

#include <algorithm>

namespace simul::script {

namespace {

constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

/// Bytes of the character that starts with `lead`; 0 when no character starts so.
constexpr std::size_t sequence_length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0x80) return 1;
    if (byte >= 0xc2 && byte < 0xe0) return 2;
    if (byte >= 0xe0 && byte < 0xf0) return 3;
    if (byte >= 0xf0 && byte < 0xf5) return 4;
    return 0;
}

char32_t combine(std::string_view text, std::size_t position, std::size_t count) {
    static constexpr unsigned kLeadMasks[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t value = static_cast<unsigned char>(text[position]) & kLeadMasks[count];
    for (std::size_t i = 1; i < count; ++i)
        value = value << 6 | (static_cast<unsigned char>(text[position + i]) & 0x3f);
    return value;
}

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t count = sequence_length(text[position]);
        if (count == 0 || position + count > text.size()) return position;
        const std::string_view tail = text.substr(position + 1, count - 1);
        if (!std::all_of(tail.begin(), tail.end(), is_continuation)) return position;
        const char32_t value = combine(text, position, count);
        const bool surrogate = value >= 0xd800 && value < 0xe000;
        if (value < kSmallest[count] || surrogate || value > 0x10ffff) return position;
        position += count;
    }
    return std::nullopt;
}

} // namespace simul::script
