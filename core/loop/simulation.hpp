/// What all event loops of one run share: the clock, the machine, who listens, the numbering of tasks.
#pragma once

#include "core/loop/computing.hpp"
#include "core/loop/front_end.hpp"
#include "core/loop/listener.hpp"
#include "core/loop/pool_threads.hpp"
#include "core/loop/task.hpp"
#include "core/loop/wake_ups.hpp"

#include <boost/intrusive/list.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <cstdint>
#include <optional>
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

    Simulation(FrontEnd& front_end, Listener& listener,
               const machine::Machine& machine = machine::Machine::async(), LoopLimits limits = {})
        : front_end_(front_end), listener_(listener), machine_(machine), limits_(limits),
          tag_of_futures_(front_end.tag_of_futures(false)), tag_of_tasks_(front_end.tag_of_futures(true)) {}
    Simulation(const Simulation&) = delete;
    Simulation& operator=(const Simulation&) = delete;

    FrontEnd& front_end() const noexcept { return front_end_; }
    Listener& listener() const noexcept { return listener_; }
    const machine::Machine& machine() const noexcept { return machine_; }
    const LoopLimits& limits() const noexcept { return limits_; }
    /// As FrontEnd::tag_of_futures, of which there are many.
    std::uint8_t tag_of_futures(bool are_tasks) const noexcept {
        return are_tasks ? tag_of_tasks_ : tag_of_futures_;
    }

    /// The virtual clock. Starts at zero, never goes back.
    Instant now() const noexcept { return now_; }
    void advance_to(Instant instant) {
        if (instant <= now_) return;
        computing_.advance_to(instant);
        now_ = instant;
    }

    /// A blocking call that holds the loop: of the only thread, or of code outside of tasks (`task` null).
    /// The clock moves by `duration`, longer where computing has to wait for a CPU; what is under way on
    /// other threads goes on meanwhile. Negative durations are zero.
    void hold(const Task* task, Duration duration, BlockKind why);

    /// Whether nothing else can go on while the code that runs holds the only thread: nobody is in a blocking
    /// call on a thread of its own.
    bool is_alone() const noexcept {
        return !machine_.has_many_threads() && wake_ups_.empty() && !pool_threads_.is_running();
    }

    /// Threads of the machine that tasks have while they block; never more than there are.
    void take_thread() noexcept { ++threads_taken_; }
    void give_thread_back() noexcept { --threads_taken_; }
    /// Whether blocked tasks have all the threads, so that none is free for the loop's next handle.
    bool lacks_thread() const noexcept { return threads_taken_ >= machine_.threads; }
    /// Lets blocked tasks go on until a thread is free for the loop's next handle.
    void wait_for_thread() {
        while (lacks_thread() && wake_ups_.run_next()) {
        }
    }

    WakeUps& wake_ups() noexcept { return wake_ups_; }
    Computing& computing() noexcept { return computing_; }
    const Computing& computing() const noexcept { return computing_; }
    PoolThreads& pool_threads() noexcept { return pool_threads_; }
    const PoolThreads& pool_threads() const noexcept { return pool_threads_; }

    /// The task whose body runs; null outside of tasks.
    Task* current_task() const noexcept;

    /// Of the code that runs: a pool's call, a task, or the program outside of them.
    Lineage& lineage() noexcept;

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

    /// A future is done, and its loop is closed: it could not queue what waits for it.
    void note_refusal() noexcept { has_refused_ = true; }
    /// The RuntimeError that whoever completed the future is to raise for that; it is given out once.
    std::optional<Payload> take_refusal() {
        if (!has_refused_) [[likely]]
            return std::nullopt;
        has_refused_ = false;
        return front_end_.make_error(ErrorKind::Runtime, "Event loop is closed");
    }

    /// Tasks that exist and are not done.
    std::uint32_t tasks_alive() const noexcept { return tasks_alive_; }

    /// Announces a lock, a queue, … to the listener; the id goes into WaitReason::subject.
    std::uint32_t register_resource(ResourceKind kind, std::string_view name);

private:
    friend class Task;

    FrontEnd& front_end_;
    Listener& listener_;
    machine::Machine machine_;
    LoopLimits limits_;
    std::uint8_t tag_of_futures_;
    std::uint8_t tag_of_tasks_;
    Instant now_{};
    std::uint64_t last_task_number_ = 0;
    std::uint32_t last_task_id_ = 0;
    std::uint32_t last_resource_ = 0;
    std::uint32_t tasks_alive_ = 0;
    TaskList tasks_;
    LoopList loops_;
    Lineage lineage_; ///< Of code outside of tasks.
    int threads_taken_ = 0;
    bool has_refused_ = false;
    WakeUps wake_ups_{*this};
    Computing computing_{*this, machine_};
    PoolThreads pool_threads_{*this};
};

} // namespace simul::loop
