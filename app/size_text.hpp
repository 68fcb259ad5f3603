/// Sizes in bytes as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace simul::app {

/// "64M", "1.5 GB", "500k", "4096": units of 1024, in upper or lower case, with or without "B" or "iB".
/// nullopt for anything else, for zero and for what does not fit.
std::optional<std::uint64_t> parse_size(std::string_view text);

} // namespace simul::app
