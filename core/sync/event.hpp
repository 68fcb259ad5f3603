/// A flag that tasks can wait for (asyncio.Event).
#pragma once

#include "core/sync/waiters.hpp"

namespace simul::sync {

class Event final : public Primitive {
public:
    explicit Event(loop::Simulation& simulation)
        : Primitive(simulation, loop::ResourceKind::Event, "Event") {}

    bool is_set() const noexcept { return set_; }

    /// Wakes all that wait, in order; they wake even if the flag is cleared before they run (rule 34).
    void set();
    void clear();

    /// Suspends until the flag is set; ends with True.
    loop::Operation wait(loop::EventLoop& loop);

    std::string describe() const override;

private:
    bool set_ = false;
    Waiters waiters_;
};

} // namespace simul::sync
