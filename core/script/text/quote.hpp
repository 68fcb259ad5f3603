/// `repr()` of strings and bytes.
#pragma once

#include <string>
#include <string_view>

namespace simul::script::text {

/// 'it', "it's", '\n', '\x00', '\ud800': single quotes unless the text holds those and no double ones; what
/// is not printable is escaped. Text and result are UTF-8 as in utf8.hpp.
std::string repr_string(std::string_view text);

/// `ascii()` of a string: as repr_string(), and whatever is not ASCII is escaped too.
std::string ascii_string(std::string_view text);

/// b'…'
std::string repr_bytes(std::string_view bytes);

} // namespace simul::script::text
