/// UTF-8, as far as source texts need it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simul::script::utf8 {

/// The code point at `position`, which is moved behind it. REQUIRES: `text` is valid UTF-8 (surrogates
/// allowed) and `position` is at the start of a character.
char32_t decode(std::string_view text, std::size_t& position);

/// Appends the code point; a surrogate gets the three bytes of UTF-8's scheme.
void append(std::string& text, char32_t code_point);

/// The number of code points. REQUIRES: valid UTF-8.
std::size_t length(std::string_view text);

/// The offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are not), if any.
std::optional<std::size_t> find_invalid(std::string_view text);

} // namespace simul::script::utf8
