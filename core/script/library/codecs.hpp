/// Between `str` and `bytes`: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32.
#pragma once

#include "core/script/vm/bytes_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <string>
#include <string_view>

namespace simul::script::library {

/// `text.encode(encoding, errors)`: bytes; UnicodeEncodeError; LookupError for an encoding or an error
/// handler that does not exist.
Value encode_string(Interpreter& vm, const StringObject& text, std::string_view encoding,
                    std::string_view errors);

/// `bytes.decode(encoding, errors)`: a str; UnicodeDecodeError; LookupError.
Value decode_bytes(Interpreter& vm, std::string_view bytes, std::string_view encoding,
                   std::string_view errors);

} // namespace simul::script::library
