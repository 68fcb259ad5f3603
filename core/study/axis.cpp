#include "core/study/axis.hpp"

#include "core/scenario/literal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace simul::study {
namespace {

using scenario::Number;
using scenario::Parameter;
using scenario::ParameterValue;

using Values = tl::expected<std::vector<std::string>, std::string>;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(scenario::trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// As a person would write it: whole numbers without a point.
std::string text_of(double number, bool is_whole) {
    return is_whole ? fmt::format("{}", std::llround(number)) : fmt::format("{}", number);
}

/// first:last, first:last:step, first:last*factor
Values range(std::string_view text) {
    const std::size_t star = text.find('*');
    const bool is_factor = star != std::string_view::npos;
    std::vector<std::string> parts = split(text.substr(0, star), ':');
    if (is_factor) parts.emplace_back(scenario::trimmed(text.substr(star + 1)));
    if (parts.size() == 2) parts.emplace_back("1");
    std::vector<Number> numbers;
    for (const std::string& part : parts)
        if (const auto number = scenario::read_number(part)) numbers.push_back(*number);
    if (numbers.size() != 3 || parts.size() != 3)
        return tl::unexpected(
            fmt::format("\"{}\" is no range; write FIRST:LAST:STEP or FIRST:LAST*FACTOR", text));
    const double first = scenario::to_double(numbers[0]);
    const double last = scenario::to_double(numbers[1]);
    const double step = scenario::to_double(numbers[2]);
    const bool goes_on = is_factor ? step > 1 && first > 0 : step > 0;
    if (!goes_on || !std::isfinite(first) || !std::isfinite(last) || !std::isfinite(step))
        return tl::unexpected(fmt::format("\"{}\" leads nowhere: a step is above 0, a factor above 1", text));
    const bool is_whole = std::all_of(numbers.begin(), numbers.end(), [](const Number& number) {
        return std::holds_alternative<std::int64_t>(number);
    });
    // A step that meets the last value does so in spite of rounding.
    const double limit = last + std::abs(last) * 1e-12;
    std::vector<std::string> values;
    for (std::size_t i = 0;; ++i) {
        const double value = is_factor ? first * std::pow(step, static_cast<double>(i))
                                       : first + step * static_cast<double>(i);
        if (value > limit) return values;
        if (values.size() == kLongestAxis)
            return tl::unexpected(fmt::format("\"{}\" has more than {} values", text, kLongestAxis));
        values.push_back(text_of(value, is_whole));
    }
}

} // namespace

tl::expected<Axis, std::string> parse_axis(const scenario::Scenario& scenario, std::string_view text) {
    const std::size_t equal = text.find('=');
    if (equal == std::string_view::npos)
        return tl::unexpected(fmt::format("\"{}\": write NAME=FIRST:LAST:STEP", text));
    Axis axis{std::string(scenario::trimmed(text.substr(0, equal))), {}};
    const Parameter* parameter = scenario.find(axis.parameter);
    if (parameter == nullptr)
        return tl::unexpected(fmt::format("{} has no parameter {}", scenario.path.string(), axis.parameter));
    const std::string_view given = text.substr(equal + 1);
    const bool is_range = given.find(':') != std::string_view::npos;
    const Values values = is_range ? range(given) : Values(split(given, ','));
    if (!values) return tl::unexpected(values.error());
    for (const std::string& value : *values) {
        const auto parsed = parse_value(*parameter, value);
        if (!parsed) return tl::unexpected(parsed.error());
        axis.values.push_back(*parsed);
    }
    if (axis.values.empty()) return tl::unexpected(fmt::format("\"{}\" has no values", text));
    return axis;
}

} // namespace simul::study
