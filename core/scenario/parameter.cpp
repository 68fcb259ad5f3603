#include "core/scenario/parameter.hpp"

#include "core/scenario/literal.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace simul::scenario {
namespace {

std::string to_text(double value) {
    std::string text = fmt::format("{}", value);
    if (std::isfinite(value) && text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

/// "a whole number from 1 to 200", "one of async, blocking", "True or False"
std::string what_is_right(const Parameter& parameter) {
    if (!parameter.choices.empty()) return fmt::format("one of {}", fmt::join(parameter.choice_labels, ", "));
    if (std::holds_alternative<bool>(parameter.value)) return "True or False";
    if (std::holds_alternative<std::string>(parameter.value)) return "a text";
    std::string words = std::holds_alternative<std::int64_t>(parameter.value) ? "a whole number" : "a number";
    if (parameter.minimum) words += fmt::format(" from {}", *parameter.minimum);
    if (parameter.maximum)
        words += fmt::format(" {} {}", parameter.minimum ? "to" : "up to", *parameter.maximum);
    return words;
}

std::optional<bool> read_bool(std::string_view text) {
    if (text == "True" || text == "true" || text == "1" || text == "yes" || text == "on") return true;
    if (text == "False" || text == "false" || text == "0" || text == "no" || text == "off") return false;
    return std::nullopt;
}

/// The text as a value of the same type as `like`.
std::optional<ParameterValue> read_like(const ParameterValue& like, std::string_view text) {
    if (std::holds_alternative<std::string>(like)) return std::string(text);
    text = trimmed(text);
    if (std::holds_alternative<bool>(like)) return read_bool(text);
    const std::optional<Number> number = read_number(text);
    if (!number) return std::nullopt;
    if (std::holds_alternative<double>(like)) return to_double(*number);
    const auto* integer = std::get_if<std::int64_t>(&*number);
    return integer != nullptr ? std::optional<ParameterValue>(*integer) : std::nullopt;
}

bool is_in_range(const Parameter& parameter, const ParameterValue& value) {
    std::optional<double> number;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) number = static_cast<double>(*integer);
    if (const auto* real = std::get_if<double>(&value)) number = *real;
    if (!number) return true;
    // Written so that NaN is in no range.
    return std::isfinite(*number) && (!parameter.minimum || *number >= *parameter.minimum) &&
           (!parameter.maximum || *number <= *parameter.maximum);
}

std::optional<ParameterValue> read_choice(const Parameter& parameter, std::string_view text) {
    const std::optional<ParameterValue> value = read_like(parameter.value, text);
    for (std::size_t i = 0; i < parameter.choices.size(); ++i)
        if (parameter.choices[i] == value || parameter.choice_labels[i] == trimmed(text))
            return parameter.choices[i];
    return std::nullopt;
}

} // namespace

std::string to_text(const ParameterValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "True" : "False";
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
    if (const auto* real = std::get_if<double>(&value)) return to_text(*real);
    return std::get<std::string>(value);
}

tl::expected<ParameterValue, std::string> parse_value(const Parameter& parameter, std::string_view text) {
    const std::optional<ParameterValue> value =
        parameter.choices.empty() ? read_like(parameter.value, text) : read_choice(parameter, text);
    if (value && is_in_range(parameter, *value)) return *value;
    return tl::unexpected(
        fmt::format("{} must be {}, not \"{}\"", parameter.name, what_is_right(parameter), text));
}

} // namespace simul::scenario
