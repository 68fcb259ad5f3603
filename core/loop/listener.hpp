/// Tracing: what the loop tells about itself while it runs.
#pragma once

#include "core/loop/step.hpp"
#include "core/loop/wait_reason.hpp"

#include <cstdint>
#include <string_view>

namespace simul::loop {

class Coroutine;
class EventLoop;
class Task;
enum class TaskId : std::uint32_t;
/// Pool threads count from 1, over all pools, in order of their start.
enum class PoolThreadId : std::uint32_t;

/// What made a task ready to run.
struct Cause {
    enum class Kind : std::uint32_t {
        Start,    ///< Code outside of tasks: the module, before or after the loop ran.
        Task,     ///< A step of `task`, or callbacks that followed from it.
        Timer,    ///< A timer that fired.
        Executor, ///< A pool thread's call that ended.
    };
    Kind kind = Kind::Start;
    std::uint32_t task = 0; ///< The id of the task; 0 unless kind is Task.

    static Cause step_of(TaskId task) noexcept { return {Kind::Task, static_cast<std::uint32_t>(task)}; }
};

enum class ResourceKind : std::uint8_t {
    Queue,
    Lock,
    Event,
    Condition,
    Semaphore,
    Barrier,
    TaskGroup,
    Executor
};

/// How a task ended.
enum class Ending : std::uint8_t { Done, Failed, Cancelled };

/// Hears of everything that happens on the loops of a simulation, on the simulation's thread, in order. `now`
/// of the loop is the time of the event. Hooks must not change anything in the simulation. Hidden tasks are
/// not reported.
class Listener {
public:
    virtual ~Listener() = default;

    /// Exactly once per task, at its construction, before its first step is queued.
    virtual void task_created(const EventLoop&, const Task&) {}
    /// Every time the task's name has changed since its creation.
    virtual void task_renamed(const Task&) {}
    /// Every time a step of the task is queued; at most once between a suspension (or the creation) and the
    /// next resumption.
    virtual void task_ready(const EventLoop&, const Task&, Cause) {}
    /// Every time the body is about to run.
    virtual void task_resumed(const EventLoop&, const Task&) {}
    /// Every time the body has given the loop back without ending.
    virtual void task_suspended(const EventLoop&, const Task&, const WaitReason&) {}
    /// Every time the body has given the loop back for nothing (`sleep(0)`), so that its next step is queued
    /// at once: task_suspended, and task_ready by the task itself, unless a listener does both in one go.
    virtual void task_pauses(const EventLoop& loop, const Task& task);
    /// Exactly once per task that ends, before its end makes anybody ready. `error`: the exception's object
    /// if it failed.
    virtual void task_ended(const EventLoop&, const Task&, Ending, const Payload& /*error*/) {}
    /// At the end of a run that a limit or the user cut off in the middle of the task's body, which is never
    /// resumed again.
    virtual void task_cut_off(const EventLoop&, const Task&) {}
    /// Every time a blocking call begins to hold its thread, and every time that a computation gets a CPU:
    /// for `duration`, unless `waits_for_cpu` says before that others compute first. `task` is null outside
    /// of tasks. On a machine of one thread the clock moves by `duration` right after.
    virtual void thread_held(Instant /*now*/, const Task* /*task*/, Duration /*duration*/, BlockKind) {}

    // On machines of many threads other tasks run while one is in a blocking call.

    /// Every time a task's body is about to be left in a blocking call.
    virtual void task_blocks(const EventLoop&, const Task&) {}
    /// Every time a task would compute, and waits for a CPU: before it had one, or because others have their
    /// turn. `thread_held` says when it has one. `task` is null outside of tasks.
    virtual void waits_for_cpu(Instant /*now*/, const Task* /*task*/) {}
    /// Every time a blocking call of a task is over, and its body is about to go on.
    virtual void task_goes_on(const EventLoop&, const Task&) {}

    /// Every time an iteration of the loop begins to run its `ready` handles (never with 0).
    virtual void iteration_began(const EventLoop&, std::size_t /*ready*/) {}
    /// Exactly once per lock, queue, … before it is used in a wait.
    virtual void resource_created(std::uint32_t /*id*/, ResourceKind, std::string_view /*name*/) {}
    /// Every time the level of a resource changes: items in a queue, holders of a lock or semaphore, 1 for an
    /// event that is set.
    virtual void resource_level(Instant /*now*/, std::uint32_t /*id*/, std::int64_t /*level*/) {}

    // Between a call's beginning and its end `call` is what its thread runs; the loop's own thread may be
    // anywhere meanwhile, and hooks of several pool threads may nest where one of them gives calls to others.

    /// Exactly once per pool thread, before its first call.
    virtual void pool_thread_started(Instant /*now*/, PoolThreadId, std::string_view /*name*/) {}
    /// Every time a thread is about to run a call's code: at the beginning, and after each blocking call.
    virtual void pool_call_runs(Instant /*now*/, PoolThreadId, const Coroutine& /*call*/) {}
    /// Every time a call is about to block its thread for `duration`; where it computes and shares the
    /// machine's CPUs, as `thread_held`.
    virtual void pool_call_blocks(Instant /*now*/, PoolThreadId, const Coroutine& /*call*/, Duration,
                                  BlockKind) {}
    /// Every time a call would compute, and waits for a CPU.
    virtual void pool_call_waits_for_cpu(Instant /*now*/, PoolThreadId, const Coroutine& /*call*/) {}
    /// Every time a call begins to wait for another call to be done.
    virtual void pool_call_waits(Instant /*now*/, PoolThreadId, const Coroutine& /*call*/) {}
    /// Every time a call has ended; its thread has nothing to do until the next one runs.
    virtual void pool_call_ended(Instant /*now*/, PoolThreadId) {}
};

} // namespace simul::loop
