/// Timers in the order in which they fire.
#pragma once

#include "core/loop/handle.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace simul::loop {

/// A heap by (deadline, order of setting). CPython's heap compares the deadline alone, so equal deadlines
/// come out in the heap's arbitrary order there; ours come out in the order in which they were set
/// (docs/decisions.md).
///
/// A cancelled timer stays until it reaches the top, or until cancelled ones are the majority: then all are
/// swept out.
class TimerQueue {
public:
    /// O(log n).
    void push(Ref<Handle> handle);

    /// The earliest deadline among timers that are not cancelled. Amortised O(log n).
    std::optional<Instant> next_deadline();

    /// Takes the earliest timer if it is due (deadline <= now); null otherwise. Cancelled ones are never
    /// returned. O(log n).
    Ref<Handle> pop_due(Instant now);

    /// Timers in the queue, cancelled ones that were not swept yet included.
    std::size_t size() const noexcept { return heap_.size(); }
    bool empty() const noexcept { return heap_.empty(); }

    /// Tells the queue that a timer in it was cancelled, so that it can keep the bound on dead entries.
    void note_cancelled();

private:
    struct Entry {
        Instant when;
        std::uint64_t sequence;
        Ref<Handle> handle;
    };
    static bool later(const Entry& left, const Entry& right) noexcept {
        return left.when != right.when ? left.when > right.when : left.sequence > right.sequence;
    }
    void drop_cancelled_at_top();
    void pop();

    std::vector<Entry> heap_;
    std::uint64_t next_sequence_ = 0;
    std::size_t cancelled_ = 0;
};

} // namespace simul::loop
