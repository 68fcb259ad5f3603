/// Between code points and UTF-8. Lone surrogates are carried as their three bytes ("WTF-8"), so that every
/// Python string has exactly one form.
#pragma once

#include <string>
#include <string_view>

namespace simul::script::text {

void append_utf8(std::string& out, char32_t c);
std::string to_utf8(char32_t c);
std::string to_utf8(std::u32string_view text);

/// REQUIRES: `text` is what to_utf8() makes. Outside input goes through codecs.hpp.
std::u32string from_utf8(std::string_view text);

/// Takes the code point at `index` and moves `index` behind it. REQUIRES: as from_utf8(), index < size.
char32_t next_code_point(std::string_view text, std::size_t& index);

/// The number of code points. REQUIRES: as from_utf8().
std::size_t count_code_points(std::string_view text);

/// The byte at which code point number `count` begins, or text.size() where there are fewer.
std::size_t byte_offset(std::string_view text, std::size_t count);

} // namespace simul::script::text
