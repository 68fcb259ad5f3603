/// Timers in the order in which they fire.
#pragma once

#include "core/loop/handle.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace simul::loop {

/// A queue by (deadline, order of setting). CPython's heap compares the deadline alone, so equal deadlines
/// come out in the heap's arbitrary order there; ours come out in the order in which they were set
/// (docs/decisions.md).
///
/// Virtual time never goes back, so deadlines are taken out in an order that never goes back either. A radix
/// heap uses that (Ahuja, Mehlhorn, Orlin, Tarjan: "Faster algorithms for the shortest path problem", 1990):
/// bucket k holds the timers whose deadline differs from the front first in bit k - 1. Setting a timer is one
/// append; a timer moves to a lower bucket at most 63 times in its life, in practice a few times. Timers of
/// one deadline always share a bucket, in the order of setting. A bucket of a few timers is not divided any
/// further but sorted: it becomes the *run* that is served next, and its last deadline the front. A run is
/// known ahead, so what its timers will wake is brought into the cache meanwhile.
///
/// A timer that is set before the front goes to its place in the run, or, where the run is long, into a plain
/// heap.
///
/// A cancelled timer stays until it would be served, or until cancelled ones are the majority: then all are
/// swept out.
class TimerQueue {
public:
    TimerQueue() = default;
    ~TimerQueue();
    TimerQueue(const TimerQueue&) = delete;
    TimerQueue& operator=(const TimerQueue&) = delete;

    /// O(1) amortised.
    void push(Ref<Handle> handle);

    /// The earliest deadline among timers that are not cancelled.
    std::optional<Instant> next_deadline();

    /// Takes the earliest timer if it is due (deadline <= now); null otherwise. Cancelled ones are never
    /// returned.
    Ref<Handle> pop_due(Instant now) {
        // The front is not moved before it has to be: until then, what is set goes behind it.
        const std::int64_t limit = now.time_since_epoch().count();
        return earliest_ > limit ? Ref<Handle>() : pop_due_by(limit);
    }

    /// Timers in the queue, cancelled ones that were not swept yet included.
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }

    /// Tells the queue that a timer in it was cancelled, so that it can keep the bound on dead entries.
    void note_cancelled();

    void clear();

private:
    /// A plain value, which is moved often; the queue counts its references by hand. Entries of the run that
    /// were served have none any more.
    struct Entry {
        std::int64_t when;
        Handle* handle;
    };
    struct EarlyEntry {
        std::int64_t when;
        std::uint64_t sequence;
        Ref<Handle> handle;
    };
    using Bucket = std::vector<Entry>;

    static bool later(const EarlyEntry& left, const EarlyEntry& right) noexcept;
    std::size_t bucket_of(std::int64_t when) const noexcept;
    void push_before_front(std::int64_t when, Ref<Handle> handle);
    bool settle();
    bool settle_early();
    bool settle_run();
    bool early_is_next() const noexcept;
    Ref<Handle> pop_due_by(std::int64_t limit);
    std::int64_t bound_from_buckets() const noexcept;
    static bool drop_if_cancelled(const Entry& entry);
    std::size_t lowest_bucket() const noexcept;
    void take_as_run(std::size_t index);
    void distribute(std::size_t index);
    void drop_cancelled(Bucket& bucket);
    void prefetch_ahead() const noexcept;
    void prefetch_first() const noexcept;
    void sweep();

    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

    std::int64_t earliest_ = kNever; ///< No timer is due before this; perhaps none is then.
    std::int64_t front_ = 0;         ///< All timers up to here are in the run, or early ones.
    std::array<Bucket, 65> buckets_; ///< By the highest bit that differs from front_; 0 is the run, sorted.
    std::uint64_t occupied_ = 0;     ///< Bit k - 1: bucket k is not empty.
    std::size_t served_ = 0;         ///< How many of the run are gone.
    std::vector<EarlyEntry> early_;  ///< A heap; set after all of the run that are due when they are.
    std::uint64_t next_sequence_ = 0;
    std::size_t size_ = 0;
    std::size_t cancelled_ = 0;
};

} // namespace simul::loop
