/// The event loop: asyncio's, on a virtual clock.
#pragma once

#include "core/loop/ready_queue.hpp"
#include "core/loop/simulation.hpp"
#include "core/loop/timer_queue.hpp"

#include <functional>
#include <string>

namespace simul::loop {

/// Why `run_forever` came back.
enum class LoopEnd : std::uint8_t {
    Stopped,  ///< `stop()` was called.
    Deadlock, ///< Tasks may wait, but nothing is ready, no timer is set and no pool thread works: nothing can
              ///< ever happen again.
    Aborted,  ///< A body ended the program (see `aborted_with`), or a limit ended the run.
};

/// Runs handles in virtual time, in CPython's order (`BaseEventLoop._run_once`). Single-threaded; not
/// re-entrant.
///
/// An iteration: if nothing is ready, the clock jumps to the next timer. Timers that are due join the ready
/// queue, in order of (deadline, order of setting). Then exactly the handles that were in the queue at that
/// moment run; what they queue waits for the next iteration.
///
/// Referenced by its futures; `close` (or the simulation's end) breaks what it refers to itself.
class EventLoop : public RefCounted, public LoopListHook {
public:
    explicit EventLoop(Simulation& simulation);
    ~EventLoop() override;

    Simulation& simulation() const noexcept { return simulation_; }
    Instant now() const noexcept { return simulation_.now(); }

    /// Queues a callback behind all that are ready. Never runs it inside the call.
    void call_soon(Callback callback) { ready_.push_back(std::move(callback), cause_); }
    /// The same for one that is made for this only; target and argument may be null.
    void call_soon(Callback::Function function, RefCounted* target, RefCounted* argument) {
        ready_.push_back(function, target, argument, cause_);
    }
    /// Queues a callback that can be cancelled.
    Ref<Handle> call_soon_handle(Callback callback);
    /// Sets a timer; one that is due already still goes through the timer queue (rule 4).
    Ref<Handle> call_at(Instant when, Callback callback);
    Ref<Handle> call_later(Duration delay, Callback callback) {
        return call_at(saturating_add(now(), delay), std::move(callback));
    }
    /// Sets a timer that was made already.
    void add_timer(Ref<Handle> timer) { timers_.push(std::move(timer)); }
    /// From the end of a pool thread's call (loop.call_soon_threadsafe).
    void call_soon_from_thread(Callback callback) {
        ready_.push_back(std::move(callback), {Cause::Kind::Executor, 0});
    }
    /// Runs the callback at `when` itself, between two iterations, in the place that a timer set now would
    /// have.
    Ref<Handle> run_when_due(Instant when, Callback callback);
    /// Cancels a timer of this loop, or does nothing if it has fired.
    void cancel(Handle& timer);

    Ref<Future> create_future(WaitReason reason = {}) { return make_ref<Future>(*this, reason); }

    /// Makes a task of `body` and queues its first step. `name` empty: "Task-N".
    Ref<Task> create_task(Ref<Coroutine> body, std::string name = {},
                          TaskVisibility visibility = TaskVisibility::Shown,
                          TaskNumbering numbering = TaskNumbering::Always);

    /// The task whose body is running; null between steps.
    Task* current_task() const noexcept { return current_; }

    /// Runs until `stop()`. REQUIRES: not running.
    LoopEnd run_forever();
    /// Runs until `future` is done, and one iteration's rest beyond, as asyncio does (rule 21). Stopped: the
    /// future is done, or somebody called stop().
    LoopEnd run_until_complete(const Ref<Future>& future);
    /// True for the callback with which run_until_complete hears that its future is done.
    static bool ends_run_until_complete(Callback::Function function) noexcept;
    /// Ends `run_forever` after the current iteration.
    void stop() noexcept { stopping_ = true; }
    bool running() const noexcept { return running_; }
    /// After LoopEnd::Aborted: the exception that ended the program, or Value(None) where a limit did.
    const Outcome& aborted_with() const noexcept { return aborted_with_; }

    bool closed() const noexcept { return closed_; }
    /// Drops all that is queued.
    void close();

    /// A blocking call of the code that is running: see Simulation::hold.
    void hold(Duration duration, BlockKind why) { simulation_.hold(current_, duration, why); }

    /// Ends the run from inside a handle.
    void abort(Outcome outcome);

    std::size_t ready_count() const noexcept { return ready_.size(); }
    std::size_t timer_count() const noexcept { return timers_.size(); }

private:
    friend class Task;
    friend class Future;

    /// The task whose body runs, while it does. Bodies may run inside one another's blocking calls, on
    /// threads of their own.
    class Stepping {
    public:
        Stepping(EventLoop& loop, Task& task)
            : loop_(loop), outer_(std::exchange(loop.current_, &task)),
              outer_cause_(std::exchange(loop.cause_, Cause::step_of(task.id()))) {}
        ~Stepping() {
            loop_.current_ = outer_;
            loop_.cause_ = outer_cause_;
        }
        Stepping(const Stepping&) = delete;
        Stepping& operator=(const Stepping&) = delete;

    private:
        EventLoop& loop_;
        Task* outer_;
        Cause outer_cause_;
    };

    bool run_once();
    bool run_pass(std::size_t count);
    void run_next();
    void prefetch_ahead() const noexcept;
    bool within_budget();
    void exceed_budget();
    void release_due_timers();

    // What is told of shown tasks.
    static bool is_shown(const Task& task) noexcept { return task.visibility() == TaskVisibility::Shown; }
    void note_resumed(const Task& task) {
        if (is_shown(task)) simulation_.listener().task_resumed(*this, task);
    }
    void note_going_on(const Task& task) {
        if (is_shown(task)) simulation_.listener().task_goes_on(*this, task);
    }
    void note_ready(const Task& task) {
        if (is_shown(task)) simulation_.listener().task_ready(*this, task, cause_);
    }
    void note_suspended(const Task& task, const WaitReason& reason) {
        if (is_shown(task)) simulation_.listener().task_suspended(*this, task, reason);
    }
    void note_pauses(const Task& task) {
        if (is_shown(task)) simulation_.listener().task_pauses(*this, task);
    }
    void note_cut_off(const Task& task) {
        if (is_shown(task)) simulation_.listener().task_cut_off(*this, task);
    }
    void note_ended(const Task& task, Ending ending, const Payload& error) {
        if (is_shown(task)) simulation_.listener().task_ended(*this, task, ending, error);
    }

    Simulation& simulation_;
    ReadyQueue ready_;
    TimerQueue timers_;
    Cause cause_{}; ///< What is being carried out: goes to all that it queues.
    Task* current_ = nullptr;
    Instant last_instant_{};
    std::uint64_t handles_at_instant_ = 0;
    bool running_ = false;
    bool stopping_ = false;
    bool aborted_ = false;
    bool closed_ = false;
    Outcome aborted_with_;
};

} // namespace simul::loop
