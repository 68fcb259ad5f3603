/// What an arrow between two events says, and which arrows are drawn.
#pragma once

#include "core/trace/trace.hpp"

#include <array>

namespace simul::ui {

enum class ArrowKind : std::uint8_t {
    Creation,
    End,      ///< A task ends, and another one that awaits it goes on: await, gather, wait, TaskGroup.
    Result,   ///< A future is given its result.
    Queue,    ///< put → get, get → put, task_done → join.
    Lock,     ///< Of a lock or a semaphore: release → acquire.
    Signal,   ///< Of an event, a condition, a barrier.
    Timer,    ///< Within a lane: from where it began to sleep to where the timer wakes it.
    Executor, ///< Within a lane: from where a call was given away to where it came back.
};
inline constexpr std::size_t kArrowKindCount = 8;

/// What the user has chosen, as a value.
struct ArrowChoice {
    bool visible = true;
    /// By ArrowKind.
    std::array<bool, kArrowKindCount> draws{true, true, true, true, true, true, true, true};

    /// Whether that kind is drawn.
    bool drawn(ArrowKind kind) const { return visible && chosen(kind); }
    bool chosen(ArrowKind kind) const { return draws[static_cast<std::size_t>(kind)]; }
    void choose(ArrowKind kind, bool chosen) { draws[static_cast<std::size_t>(kind)] = chosen; }
    friend bool operator==(const ArrowChoice&, const ArrowChoice&) = default;
};

/// What wakes a task from such a wait, if another task does.
ArrowKind arrow_kind_of(trace::WaitKind wait);

} // namespace simul::ui
