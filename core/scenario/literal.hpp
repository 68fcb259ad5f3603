/// Numbers as people write them in parameters' comments and on command lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace simul::scenario {

using Number = std::variant<std::int64_t, double>;

/// Python's notation with an optional sign: "24", "1_000", "-0.5", "1e3", "0x10". nullopt for anything else,
/// and for integers beyond 64 bits.
std::optional<Number> read_number(std::string_view text);

inline double to_double(const Number& number) {
    return std::visit([](auto value) { return static_cast<double>(value); }, number);
}

/// Without white space at its ends.
std::string_view trimmed(std::string_view text);

} // namespace simul::scenario
