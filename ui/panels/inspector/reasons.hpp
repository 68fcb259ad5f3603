/// Why a task does what it does at a moment, and what its variables hold, for the inspector.
#pragma once

#include "core/narration/narrator.hpp"
#include "ui/panels/inspector/task_facts.hpp"

namespace simul::ui {

/// "why is it waiting?" with the chain of waits of a task that waits, "why now?" with the way to its step of
/// one that runs, "why is it ready?" of one that is; "variables" as of its last suspension, where they were
/// recorded. Empty before the task's creation and from its end on.
std::vector<Fact> reasons_about(const narration::Narrator& narrator, trace::TaskIndex task,
                                trace::EventIndex event);

} // namespace simul::ui
