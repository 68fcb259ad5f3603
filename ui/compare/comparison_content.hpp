/// What a comparison says, as pictures and the page want it.
#pragma once

#include "core/scenario/comparison.hpp"
#include "ui/timeline/comparison_picture.hpp"

namespace simul::ui {

/// Works out which tasks are each other's counterparts: O(tasks × log tasks). Any thread.
ComparisonContent content_of(const scenario::Comparison& comparison);

/// What the scenario's parameters are in a run: "OPPONENTS = 24 · MOVES = 30". Empty if it has none.
QString parameter_line(const scenario::Scenario& scenario, const scenario::RunSettings& settings);

} // namespace simul::ui
