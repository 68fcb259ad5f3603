/// Whether bytes are UTF-8 at all; everything behind SourceFile relies on it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace simul::script {

/// The offset of the first byte that is not valid UTF-8 (surrogates and overlong forms are not), if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

} // namespace simul::script
