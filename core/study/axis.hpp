/// What a parameter is varied over.
#pragma once

#include "core/scenario/scenario.hpp"

namespace simul::study {

struct Axis {
    std::string parameter;
    std::vector<scenario::ParameterValue> values; ///< At least one, in order.
};

/// The most values that an axis may have.
inline constexpr std::size_t kLongestAxis = 100'000;

/// Reads "OPPONENTS=1:200:10" (first, last, step; the step is 1 unless given, and the last value is taken if
/// a step meets it), "REPLY=1:1000*10" (a factor instead of a step), "MODE=async,blocking" (these values).
/// Each value must be one that the parameter may have. The error is a sentence.
tl::expected<Axis, std::string> parse_axis(const scenario::Scenario& scenario, std::string_view text);

} // namespace simul::study
