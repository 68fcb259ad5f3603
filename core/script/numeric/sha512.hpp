/// SHA-512 (FIPS 180-4): how `random.seed` spreads a text over the generator's state.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace simul::script::numeric {

std::array<std::uint8_t, 64> sha512(std::string_view message);

} // namespace simul::script::numeric
