/// An event that the playhead has just crossed.
#pragma once

#include "core/trace/trace.hpp"

namespace simul::ui {

struct LitEvent {
    trace::EventIndex event = 0;
    /// 0 when the playhead crosses it, 1 when its light is out. The arrow from its cause arrives at 0.4.
    double age = 0;
};

} // namespace simul::ui
