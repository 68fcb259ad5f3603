/// The recorder of a run: it also says how far the run is, and notices what people should know.
#pragma once

#include "core/scenario/run.hpp"
#include "core/trace/recorder.hpp"

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace simul::scenario {

/// Warnings are told once a line: what goes wrong in a loop goes wrong again and again.
class RunListener final : public trace::Recorder {
public:
    /// `progress` may be null. `model`: whether a blocking wait is worth a warning.
    RunListener(ErrorName error_name, Model model, Progress* progress)
        : Recorder(std::move(error_name)), model_(model), progress_(progress) {}

    // ---- what the loop tells (loop::Listener)
    void task_resumed(const loop::EventLoop& loop, const loop::Task& task) override;
    void task_suspended(const loop::EventLoop& loop, const loop::Task& task,
                        const loop::WaitReason& reason) override;
    void task_pauses(const loop::EventLoop& loop, const loop::Task& task) override;
    void iteration_began(const loop::EventLoop& loop, std::size_t ready) override;
    void thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) override;
    void resource_created(std::uint32_t id, loop::ResourceKind kind, std::string_view name) override;
    void resource_level(Instant now, std::uint32_t id, std::int64_t level) override;

    // ---- what the language tells; lines are 1-based, 0 is unknown
    void coroutine_never_awaited(std::string_view name, int line);
    /// `who`: "the task 'Task-2'"; `error`: "ValueError('x')".
    void exception_never_retrieved(std::string_view who, std::string_view error, int line);
    void task_destroyed_pending(std::string_view name, int line);

private:
    enum class Warning : std::uint8_t {
        Blocking,
        Computing,
        HeldLock,
        NeverAwaited,
        NeverRetrieved,
        DestroyedPending
    };

    /// A task that waits while it holds a lock.
    struct WaitWithLock {
        Instant since;
        std::uint32_t lock;
        int line;
        trace::EventIndex event;
    };

    void resumed_among_locks(const loop::EventLoop& loop, const loop::Task& task);
    void suspended_among_locks(const loop::EventLoop& loop, const loop::Task& task,
                               const loop::WaitReason& reason);
    void note_lock(std::uint32_t id, std::int64_t level);
    void report(Instant now);
    void warn(Warning what, int line, trace::Problem problem);
    void warn_of_blocking(Duration duration, loop::BlockKind kind);
    void note_wait_over(Instant now);

    Model model_;
    Progress* progress_;
    std::set<std::pair<Warning, int>> warned_;
    /// Where the last blocking calls of either kind were that had been warned of: they come again and again.
    trace::StackId told_of_sleep_ = 0;
    trace::StackId told_of_work_ = 0;

    /// What a task has to do with locks; 0 is none.
    struct TaskLocks {
        std::uint32_t held = 0;    ///< The one that it took last and still holds.
        std::uint32_t awaited = 0; ///< The one that it waits for.
    };
    [[gnu::always_inline]] TaskLocks& locks_of(trace::TaskIndex task) {
        if (locks_of_tasks_.size() <= task) [[unlikely]]
            locks_of_tasks_.resize(task_count());
        return locks_of_tasks_[task];
    }

    struct Lock {
        bool is_lock = false;                     ///< Queues, events, … have ids among those of locks.
        trace::TaskIndex holder = trace::kNoTask; ///< kNoTask: nobody, or code outside of tasks.
        std::size_t waiting = 0;
    };
    std::vector<Lock> locks_; ///< By resource id.
    bool has_locks_ = false;
    std::vector<TaskLocks> locks_of_tasks_; ///< By task; as long as it had to be so far.
    std::unordered_map<trace::TaskIndex, WaitWithLock> waits_with_lock_;
};

} // namespace simul::scenario
