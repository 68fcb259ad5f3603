/// The name of a lane.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::ui {

/// A task's lane, or the program's own (code outside of tasks).
struct LaneId {
    trace::TaskIndex task = trace::kNoTask; ///< kNoTask: the program's.

    bool is_program() const { return task == trace::kNoTask; }
    friend bool operator==(const LaneId&, const LaneId&) = default;
};

} // namespace simul::ui
