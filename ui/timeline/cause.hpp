/// What made an event happen: where an arrow to it begins.
#pragma once

#include "ui/lanes/lane_id.hpp"
#include "ui/timeline/arrow_kind.hpp"

#include <QString>
#include <optional>

namespace simul::ui {

struct Cause {
    LaneId lane;             ///< The task that caused it.
    trace::EventIndex event; ///< When that task did so: the creation, or the wake-up's Ready.
    ArrowKind kind;
    QString label; ///< "put → get", "ends → gather", "starts"; may be empty.
};

/// Of a Create, Ready or Resume: the other task behind it, if there is one; a timer, the executor and the
/// start of the program are no lanes. Of another event: that of the resume that led to it, within the same
/// step of its task. O(events of the task within the step).
std::optional<Cause> cause_of(const trace::Trace& trace, trace::EventIndex event);

/// Of a Ready or Resume that a timer or the executor brought about: where its own task began to wait for it.
/// Of another event: as cause_of. O(events of the task within the step).
std::optional<Cause> wait_ended_by(const trace::Trace& trace, trace::EventIndex event);

} // namespace simul::ui
