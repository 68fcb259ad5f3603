/// What all event loops of one run share: the clock, the machine, who listens, the numbering of tasks.
#pragma once

#include "core/loop/front_end.hpp"
#include "core/loop/listener.hpp"
#include "core/loop/machine.hpp"
#include "core/loop/pool_threads.hpp"
#include "core/loop/task.hpp"

#include <boost/intrusive/list.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <cstdint>
#include <vector>

namespace simul::loop {

class EventLoop;
using LoopListHook =
    boost::intrusive::list_base_hook<boost::intrusive::tag<EventLoop>,
                                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// Budgets of a run that the loop watches.
struct LoopLimits {
    std::uint64_t steps_at_one_instant = 10'000'000; ///< Handles run without the clock moving.
    std::uint32_t tasks_alive = 10'000'000;
};

/// One simulated run. Single-threaded; everything in it belongs to the thread that runs it. Outlives its
/// loops and all their objects.
class Simulation {
public:
    using TaskList = boost::intrusive::list<Task, boost::intrusive::constant_time_size<false>>;
    using LoopList = boost::intrusive::list<EventLoop, boost::intrusive::base_hook<LoopListHook>,
                                            boost::intrusive::constant_time_size<false>>;

    Simulation(FrontEnd& front_end, Listener& listener, Machine machine = Machine::async(),
               LoopLimits limits = {})
        : front_end_(front_end), listener_(listener), machine_(machine), limits_(limits) {}
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    FrontEnd& front_end() const noexcept { return front_end_; }
    Listener& listener() const noexcept { return listener_; }
    const Machine& machine() const noexcept { return machine_; }
    const LoopLimits& limits() const noexcept { return limits_; }

    /// The virtual clock. Starts at zero, never goes back.
    Instant now() const noexcept { return now_; }
    void advance_to(Instant instant) noexcept {
        if (instant > now_) now_ = instant;
    }

    /// A blocking call: `task` (null: code outside of tasks) holds the thread for `duration`; the clock moves
    /// by it, and pool threads go on meanwhile. Negative durations are zero.
    void hold(const Task* task, Duration duration, BlockKind why);

    PoolThreads& pool_threads() noexcept { return pool_threads_; }
    const PoolThreads& pool_threads() const noexcept { return pool_threads_; }

    /// The next number for a "Task-N" name; one counter for all loops of the run, as in CPython.
    std::uint64_t next_task_number() noexcept { return ++last_task_number_; }
    TaskId next_task_id() noexcept { return TaskId{++last_task_id_}; }

    /// Every task that exists, done ones that are still referenced included, in order of creation.
    TaskList& tasks() noexcept { return tasks_; }
    /// Every loop that exists.
    LoopList& loops() noexcept { return loops_; }

    /// The end of the run: closes all loops and parts pending tasks from their bodies and from what they wait
    /// for, so that no cycle keeps anything alive. Nobody is told of tasks that are dropped while pending.
    /// Finalisers of the front end may still run inside.
    void abandon_all();

    /// Tasks that exist and are not done.
    std::uint32_t tasks_alive() const noexcept { return tasks_alive_; }

    /// Announces a lock, a queue, … to the listener; the id goes into WaitReason::subject.
    std::uint32_t register_resource(ResourceKind kind, std::string_view name);

private:
    friend class Task;

    FrontEnd& front_end_;
    Listener& listener_;
    Machine machine_;
    LoopLimits limits_;
    Instant now_{};
    std::uint64_t last_task_number_ = 0;
    std::uint32_t last_task_id_ = 0;
    std::uint32_t last_resource_ = 0;
    std::uint32_t tasks_alive_ = 0;
    TaskList tasks_;
    LoopList loops_;
    PoolThreads pool_threads_{*this};
};

} // namespace simul::loop
