/// What of a loop's state a picture needs, worked out once an event: frames between two events only move the
/// clock.
#pragma once

#include "core/trace/loop_pass.hpp"
#include "core/trace/loop_state.hpp"

#include <optional>
#include <vector>

namespace simul::ui {

/// Tasks that wait for the same thing.
struct WaitGroup {
    trace::Wait wait;
    std::vector<trace::TaskIndex> tasks; ///< As many as are shown.
    std::size_t count = 0;               ///< All of them.
};

struct LoopScene {
    /// In the order in which the first of each was suspended.
    std::vector<WaitGroup> groups;
    /// Indexes of `groups`, a row each: where tasks wait for a task that waits for a task itself, its group
    /// follows theirs, as a chain. Every group stands in one row.
    std::vector<std::vector<std::size_t>> rows;
    /// Nullopt: the loop's passes are not known, or none has begun.
    std::optional<trace::LoopPass> pass;
    /// How many of LoopState::ready run in this pass: the first ones. The others wait for the next pass.
    std::size_t ready_in_pass = 0;
};

/// Of each group no more than `tasks_in_group` are kept. `passes` may be null. O(tasks that wait × log).
LoopScene scene_of(const trace::LoopState& state, const trace::LoopPasses* passes,
                   std::size_t tasks_in_group);

} // namespace simul::ui
