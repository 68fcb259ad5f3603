/// The events and the time of a stretch of the axis.
#pragma once

#include "ui/axis/axis.hpp"
#include "ui/measure/range_measures.hpp"

namespace simul::ui {

/// What lies in `range`; the last event of the run belongs to a range up to the end of the axis. On an axis
/// of time all events of an instant belong to it, or none. REQUIRES: the axis is one of `trace`, which has
/// events.
MeasuredRange measured_range(const Axis& axis, const trace::Trace& trace, Range range);

} // namespace simul::ui
