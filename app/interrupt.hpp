/// Ctrl+C ends a run, not the program.
#pragma once

#include "core/scenario/run.hpp"

namespace simul::app {

inline constexpr int kInterruptedStatus = 130;

/// While it lives, an interrupt cancels `progress`; a second one ends the process as usual. One at a time.
class InterruptGuard {
public:
    explicit InterruptGuard(scenario::Progress& progress);
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// Whether there was one.
    bool was_interrupted() const noexcept;
};

} // namespace simul::app
