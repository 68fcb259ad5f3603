/// The ends of blocking calls: when code that holds a thread of its own goes on.
#pragma once

#include "core/loop/handle.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace simul::loop {

class EventLoop;
class Simulation;

/// Code in a blocking call, on a thread beside the loop's: a task of a machine with many threads, a pool's
/// thread.
class BlockedCode : public RefCounted {
public:
    /// The call is over. Runs the code up to where it blocks again, waits for others or ends.
    virtual void go_on() = 0;
    /// It computes: it has a CPU from `now` on, and will need it for `left` if nobody comes between.
    virtual void got_cpu(Instant /*now*/, Duration /*left*/) {}
    /// It would compute, and waits for a CPU from `now` on.
    virtual void waits_for_cpu(Instant /*now*/) {}
};

class WakeUps;

/// The end of one blocking call. It stands in the simulation's heap and among the timers of every loop;
/// whoever comes to it first wakes the code.
class WakeUp final : public RefCounted {
public:
    WakeUp(WakeUps& all, Ref<BlockedCode> code, Instant deadline, std::uint64_t sequence)
        : all_(all), code_(std::move(code)), deadline_(deadline), sequence_(sequence) {}

    Instant deadline() const noexcept { return deadline_; }

private:
    friend class WakeUps;

    static void run(EventLoop& loop, RefCounted* target, RefCounted* unused);
    void stand_among_timers_of(EventLoop& loop);
    /// The code, which this wake-up no longer wakes; the handles that may still come find it over.
    Ref<BlockedCode> give_up() noexcept;
    bool is_over() const noexcept { return code_ == nullptr; }

    WakeUps& all_;
    Ref<BlockedCode> code_; ///< Null once woken, or cancelled.
    Instant deadline_;
    std::uint64_t sequence_;
    std::vector<std::pair<EventLoop*, Ref<Handle>>> handles_; ///< One a loop; loops may have gone.
};

/// All blocking calls of a run that are under way, in virtual time. Order: by the instant at which a call
/// ends, then by when it began; timers of the event loops stand in the same order.
class WakeUps {
public:
    explicit WakeUps(Simulation& simulation) noexcept;
    ~WakeUps();
    WakeUps(const WakeUps&) = delete;
    WakeUps& operator=(const WakeUps&) = delete;

    /// `code` goes on at `deadline`; once. What is given back is needed only to cancel it.
    Ref<WakeUp> set(Ref<BlockedCode> code, Instant deadline);
    /// Does nothing where the code has been woken.
    void cancel(WakeUp& wake_up);

    /// Nobody sleeps, nor has lately.
    bool empty() const noexcept { return sleepers_.empty(); }

    /// Wakes the next one, moving the clock. False: nobody sleeps.
    bool run_next();
    /// Whoever runs is in a blocking call until `end`: those whose wake-up comes before that go on meanwhile.
    void run_until(Instant end);
    /// Wakes one after the other until `condition()` holds. False: nobody sleeps any more, and it does not.
    template <typename Condition>
    bool run_until_true(Condition condition) {
        while (!condition())
            if (!run_next()) return false;
        return true;
    }

    /// The same, until `end` at most, which the time then is. False: the condition does not hold.
    template <typename Condition>
    bool run_until_true(Condition condition, Instant end) {
        const std::uint64_t begun = next_sequence_++;
        while (!condition())
            if (!run_next_before(end, begun)) return false;
        return true;
    }

    /// A loop has been made: those that sleep stand among its timers.
    void join(EventLoop& loop);
    /// Drops all where they stand.
    void abandon() noexcept;

private:
    friend class WakeUp;

    static bool later(const Ref<WakeUp>& left, const Ref<WakeUp>& right) noexcept;
    /// The next one that has not been woken; null if nobody sleeps.
    WakeUp* next();
    void wake(WakeUp& wake_up);
    /// Wakes the next one, if it comes before a call that began with `sequence` and ends at `end`; else it is
    /// `end`.
    bool run_next_before(Instant end, std::uint64_t sequence);

    Simulation& simulation_;
    std::vector<Ref<WakeUp>> sleepers_; ///< a heap
    std::uint64_t next_sequence_ = 0;
};

} // namespace simul::loop
