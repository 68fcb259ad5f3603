/// Computing on a machine whose CPUs are shared.
#pragma once

#include "core/loop/wake_ups.hpp"
#include "core/machine/machine.hpp"
#include "core/machine/processors.hpp"

#include <vector>

namespace simul::loop {

class Simulation;

/// Blocked code that computes, on the machine's CPUs: it is told when it has one and when not, and goes on
/// when it has computed as long as it wanted.
class Computing final : private machine::Processors::Observer {
public:
    Computing(Simulation& simulation, const machine::Machine& machine);
    ~Computing() override;
    Computing(const Computing&) = delete;
    Computing& operator=(const Computing&) = delete;

    /// `code` computes for `length` from now on. REQUIRES: length > 0.
    void begin(Ref<BlockedCode> code, Duration length);

    /// The clock is about to move to `instant`: what happens to computations until then happens now.
    void advance_to(Instant instant) {
        if (!processors_.idle()) processors_.advance_to(instant);
    }

    /// How often a CPU has turned to another computation.
    std::uint64_t switches() const noexcept { return processors_.switches(); }

    /// Drops all that compute where they stand.
    void abandon() noexcept;

private:
    class NextEnd;

    void got_cpu(Instant now, machine::ComputationId computation, Duration left) override;
    void waits_for_cpu(Instant now, machine::ComputationId computation) override;
    void end_those_done();
    void set_next_end();

    Simulation& simulation_;
    machine::Processors processors_;
    std::vector<Ref<BlockedCode>> codes_; ///< By id; null: the id is free.
    std::vector<machine::ComputationId> free_ids_;
    Ref<WakeUp> next_end_; ///< Null where nobody computes.
};

} // namespace simul::loop
