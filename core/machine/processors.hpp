/// CPUs shared among computations, in turns.
#pragma once

#include "core/time/virtual_time.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace simul::machine {

/// Names a computation; chosen by whoever begins it, and free again once it has ended.
using ComputationId = std::uint32_t;

/// N CPUs and the computations that want them, in virtual time: rules 4 and 5 of the room's README.
///
/// Exact, and cheap: what happens between two calls costs O(computations × CPUs²) however long it takes,
/// because whole rounds are run as one (README, "Merged turns"). A value: a copy goes its own way.
class Processors {
public:
    /// Hears what happens to computations, in order of time.
    class Observer {
    public:
        virtual ~Observer() = default;
        /// It has a CPU from `now` on; `left`: how long it will need it, if nobody comes between.
        virtual void got_cpu(Instant now, ComputationId computation, Duration left) = 0;
        /// It waits for a CPU from `now` on: it has just begun, or others have their turn.
        virtual void waits_for_cpu(Instant now, ComputationId computation) = 0;
    };

    /// `observer` outlives this, and its copies. REQUIRES: cpus > 0, interval > 0, cost >= 0.
    Processors(int cpus, Duration interval, Duration cost, Observer& observer);

    Instant now() const noexcept { return now_; }
    /// Nobody computes.
    bool idle() const noexcept { return running_ == 0; }

    /// A computation of `length` begins now. REQUIRES: length > 0.
    void begin(ComputationId computation, Duration length);

    /// When the first of those under way will end, if no other begins before; Instant::max() if that is past
    /// the end of time, nullopt if nobody computes. Now, while there are some to be taken.
    std::optional<Instant> next_end() const;

    /// Computes on. REQUIRES: now() <= instant, and no computation ends before `instant`.
    void advance_to(Instant instant);

    /// Those that have ended since the last time, in order.
    std::vector<ComputationId> take_ended();

    /// How often a CPU has turned to another computation than its last one.
    std::uint64_t switches() const noexcept { return switches_; }

private:
    struct Computation {
        ComputationId id;
        Duration left;
    };
    struct Cpu {
        std::optional<Computation> runs;
        std::optional<ComputationId> last;
        Duration overhead{}; ///< Still to be paid for the switch to `runs`.
        Duration turn{};     ///< What is left of its turn; counts while somebody waits.
    };

    void step(Instant limit);
    void settle(Cpu& cpu);
    void give(Cpu& cpu, const Computation& computation);
    void pass_on(Cpu& cpu);
    void restart_turns();
    std::int64_t whole_rounds_until(Instant instant) const;
    Duration round() const;
    void run_as_one(std::int64_t rounds);

    Duration interval_;
    Duration cost_;
    Observer* observer_; ///< Null in copies that look ahead.
    Instant now_{};
    std::vector<Cpu> cpus_;
    std::deque<Computation> waiting_;
    std::vector<ComputationId> ended_;
    std::int64_t running_ = 0; ///< CPUs that compute.
    std::int64_t scale_ = 1;   ///< How many rounds are being run as one.
    std::uint64_t switches_ = 0;
};

} // namespace simul::machine
