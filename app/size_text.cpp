#include "app/size_text.hpp"

#include "core/scenario/literal.hpp"

#include <cmath>
#include <string>

namespace simul::app {

std::optional<std::uint64_t> parse_size(std::string_view text) {
    text = scenario::trimmed(text);
    const std::size_t end = text.find_last_of("0123456789");
    if (end == std::string_view::npos) return std::nullopt;
    const auto number = scenario::read_number(text.substr(0, end + 1));
    std::string unit;
    for (const char c : scenario::trimmed(text.substr(end + 1)))
        unit += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (unit.size() == 3 && unit.substr(1) == "ib") unit.resize(1);
    if (unit.size() == 2 && unit != "bb" && unit.back() == 'b') unit.resize(1);
    const std::size_t power = unit.empty() || unit == "b" ? 0 : std::string_view("kmgt").find(unit) + 1;
    if (!number || unit.size() > 1 || (power == 0 && !unit.empty() && unit != "b")) return std::nullopt;
    const double bytes = scenario::to_double(*number) * std::pow(1024.0, static_cast<double>(power));
    if (!(bytes >= 1) || bytes > 9e18) return std::nullopt;
    return static_cast<std::uint64_t>(bytes);
}

} // namespace simul::app
