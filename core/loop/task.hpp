/// A coroutine that the event loop drives (asyncio.Task).
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/future.hpp"
#include "core/loop/lineage.hpp"
#include "core/memory/prefetch.hpp"

#include <boost/intrusive/list_hook.hpp>

#include <string>

namespace simul::loop {

/// Identifies a task within a simulation: 1, 2, … in order of creation; never used again. 0 is "no task".
enum class TaskId : std::uint32_t { None = 0 };

enum class Ending : std::uint8_t;

/// Whether listeners hear of a task. `asyncio.run`'s own clean-up tasks are hidden.
enum class TaskVisibility : std::uint8_t { Shown, Hidden };

/// Whether a task that is given a name still uses up a number for the next "Task-N". In asyncio,
/// `asyncio.create_task` and `TaskGroup.create_task` name a task that has its number; `loop.create_task` does
/// not.
enum class TaskNumbering : std::uint8_t { Always, IfUnnamed };

using TaskListHook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// Steps follow CPython's `Task.__step`: one resumption of the body per pass of the loop, the next step
/// queued when what the body awaits is done. Made by EventLoop::create_task, which queues the first step.
class Task final : public Future, public TaskListHook {
public:
    TaskId id() const noexcept { return id_; }
    const std::string& name() const;
    void set_name(std::string name);
    TaskVisibility visibility() const noexcept { return visibility_; }

    /// The task that created this one; None outside of tasks.
    TaskId creator() const noexcept { return creator_; }

    /// Where it descends from. The task's own children change it.
    Lineage& lineage() noexcept { return lineage_; }

    /// The coroutine that it runs; stays there after the end.
    const Ref<Coroutine>& body() const noexcept { return body_; }

    /// Room for the listener, for what it would have to look up by the task's id otherwise: where a hundred
    /// thousand tasks take turns, each look-up is a look into cold memory. The loop never looks inside.
    struct ListenerNote {
        std::uint32_t lane = 0xFFFFFFFF;
        std::uint32_t stack = 0;
    };
    ListenerNote& listener_note() const noexcept { return listener_note_; }

    /// Where the body stood when it last suspended; see Coroutine::place.
    const void* place() const noexcept { return standing_.place; }

    /// What the task waits for; null while it is running, ready or done.
    const Ref<Future>& waiting_on() const noexcept { return waiting_on_; }

    /// Asks for cancellation: CancelledError is raised in the body at its next step, after what it waits for
    /// (if anything) has been cancelled itself. Each call counts as one request. False if the task is done.
    bool cancel(Payload message = {}) override;

    /// Takes one request for cancellation back; returns how many are left.
    int uncancel() noexcept { return cancel_requests_ > 0 ? --cancel_requests_ : 0; }
    int cancel_requests() const noexcept { return cancel_requests_; }

    /// Nobody is told if this task is dropped while pending (used for what `run_until_complete` makes).
    void forgive_being_dropped() noexcept { warn_if_pending_ = false; }

    /// Tells the front end, once, that this task is dropped while pending; nothing if it is done or forgiven.
    void report_if_pending();

    /// A blocking call of the body, on a thread of its own, is over: goes on with the body.
    void go_on();

    /// Drops the body and what it waits for; the task will never run again. Part of the end of a run.
    void abandon();

    /// Asks for the task, or for what its next step looks at: that has to be looked up in the task, which
    /// should be there by then.
    void prefetch() const noexcept { memory::prefetch_object<Task>(this); }
    void prefetch_trail() const noexcept;

    // Whoever calls a callback keeps its target and its argument.

    /// Queued by a future when it is done: goes on with the body (`Task.__wakeup`).
    static void wake_up(EventLoop& loop, RefCounted* task, RefCounted* future);
    /// One step, raising `exception` in the body unless null (`Task.__step`).
    static void step(EventLoop& loop, RefCounted* task, RefCounted* exception);

protected:
    void last_reference_gone() noexcept override;

private:
    friend class EventLoop;
    ~Task() override;
    Task(EventLoop& loop, Ref<Coroutine> body, TaskId id, std::uint64_t number, TaskId creator,
         Lineage lineage, TaskVisibility visibility);

    void step_with(EventLoop& loop, Outcome sent);
    /// `resume(body)`: the body's Step.
    template <typename Resume>
    void make_step(EventLoop& loop, Resume resume);
    void take(Step step);
    void pause(EventLoop& loop);
    void wait_for(EventLoop& loop, Ref<Future> future);
    void refuse_to_wait_for(const Future& future);
    void finish(Outcome outcome);
    void abort(Outcome outcome);
    void note_end(Ending ending, const Payload& error = {});
    void schedule_step(const Payload& exception = {});

    // What every step needs stands together.
    Ref<Coroutine> body_;
    Ref<Future> waiting_on_;
    TaskId id_;
    TaskId creator_;
    int cancel_requests_ = 0;
    bool must_cancel_ = false; ///< Raise CancelledError at the next step.
    bool warn_if_pending_ = true;
    TaskVisibility visibility_;
    mutable ListenerNote listener_note_;
    Coroutine::Standing standing_;
    mutable std::string name_; ///< Empty until asked for, then "Task-<number_>" unless set.
    std::uint64_t number_;
    Lineage lineage_;
};

} // namespace simul::loop
