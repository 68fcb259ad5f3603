/// Where many events leave marks on a narrow strip.
#pragma once

#include "ui/axis/time_scale.hpp"

#include <span>
#include <vector>

namespace simul::ui {

/// The left edges, in pixels, of the marks of `events` (ascending) that lie within the scale: the first event
/// of each stretch of `spacing` pixels has one, so that a million hits are drawn as a few hundred.
/// O(width / spacing · log events).
std::vector<double> mark_columns(std::span<const trace::EventIndex> events, const Axis& axis,
                                 const TimeScale& scale, double spacing);

} // namespace simul::ui
