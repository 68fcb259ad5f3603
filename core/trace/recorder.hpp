/// Listens to a simulation and writes down what happens.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/loop/listener.hpp"
#include "core/loop/outcome.hpp"
#include "core/loop/task.hpp"
#include "core/trace/trace_builder.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace simul::trace {

struct Detail;

/// One recorder a simulation; on the simulation's thread. Keeps no object of the simulation alive but the
/// task that runs; a run that is broken off must be finished before its simulation goes.
class Recorder : public loop::Listener {
public:
    /// The name of an exception's type, for `failed` events.
    using ErrorName = std::function<std::string(const loop::Payload& error)>;

    explicit Recorder(ErrorName error_name) : error_name_(std::move(error_name)) {}

    void task_created(const loop::EventLoop& loop, const loop::Task& task) override;
    void task_renamed(const loop::Task& task) override;
    void task_ready(const loop::EventLoop& loop, const loop::Task& task, loop::Cause cause) override;
    void task_resumed(const loop::EventLoop& loop, const loop::Task& task) override;
    void task_suspended(const loop::EventLoop& loop, const loop::Task& task,
                        const loop::WaitReason& reason) override;
    void task_pauses(const loop::EventLoop& loop, const loop::Task& task) override;
    void task_ended(const loop::EventLoop& loop, const loop::Task& task, loop::Ending ending,
                    const loop::Payload& error) override;
    void task_cut_off(const loop::EventLoop& loop, const loop::Task& task) override;
    void thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) override;
    void task_blocks(const loop::EventLoop& loop, const loop::Task& task) override;
    void waits_for_cpu(Instant now, const loop::Task* task) override;
    void task_goes_on(const loop::EventLoop& loop, const loop::Task& task) override;
    void iteration_began(const loop::EventLoop& loop, std::size_t ready) override;
    void resource_created(std::uint32_t id, loop::ResourceKind kind, std::string_view name) override;
    void resource_level(Instant now, std::uint32_t id, std::int64_t level) override;
    void pool_thread_started(Instant now, loop::PoolThreadId thread, std::string_view name) override;
    void pool_call_runs(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call) override;
    void pool_call_blocks(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call,
                          Duration duration, loop::BlockKind kind) override;
    void pool_call_waits_for_cpu(Instant now, loop::PoolThreadId thread,
                                 const loop::Coroutine& call) override;
    void pool_call_waits(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call) override;
    void pool_call_ended(Instant now, loop::PoolThreadId thread) override;

    /// Visits the functions that run outside of tasks; it is asked where no task runs.
    using ProgramStack = std::function<void(loop::StackVisitor&)>;
    void set_program_stack(ProgramStack visit) { program_stack_ = std::move(visit); }

    /// Local variables are written down at each suspension from now on, as long as they take no more than so
    /// many bytes in all.
    void record_locals(std::size_t room_bytes);

    /// The program writes. The event belongs to the task that runs, and stands where its body stands; what
    /// the code of a pool thread writes belongs to that, whoever has the loop's thread meanwhile.
    void output(Instant now, OutputStream stream, std::string_view text,
                std::optional<loop::PoolThreadId> pool_thread = std::nullopt);
    void add_problem(Problem problem) { builder_.add_problem(std::move(problem)); }

    std::size_t event_count() const noexcept { return builder_.event_count(); }
    std::size_t task_count() const noexcept { return builder_.task_count(); }
    /// The task whose body runs; kNoTask between steps. After a run that was broken off: where it was.
    TaskIndex running() const noexcept { return running_; }
    /// Where the code that runs stands; 0 in code that is not the scenario's.
    StackId stack_here() { return stack_of(running_task_); }
    /// The place at the end of a stack: function and line; nullopt where that is 0.
    std::optional<StackLevel> innermost_of(StackId stack) const;

    /// Where the task's body stood when it last gave the loop back; nullopt where that was not in the
    /// scenario's code.
    std::optional<StackLevel> standing_of(const loop::Task& task) const;

    /// The recorder is empty afterwards.
    TracePtr finish(Ending ending, const TraceBuilder::EndingMessage& message = {});

private:
    class StackInterner;
    class LocalsCollector;

    struct KnownPlace;

    StackId stack_of(const loop::Task* task);
    StackId stack_of(const loop::Coroutine& body);
    KnownPlace& slot_of(const void* place);
    TaskIndex index_of(std::uint32_t task_id) const;
    TaskIndex index_of(const loop::Task& task) const;
    TaskIndex lane_of(loop::PoolThreadId thread) const;
    Detail detail_of(StackId stack, const loop::WaitReason& reason) const;
    StackId visited_stack_of(const loop::Coroutine& body);
    void note_standing(const loop::Task& task, StackId stack);
    void resume_shared(const loop::EventLoop& loop, const loop::Task& task);
    std::uint32_t learn_suspension(const loop::Task& task, const loop::WaitReason& reason, const void* place);
    void suspend_rarely(const loop::EventLoop& loop, const loop::Task& task, const loop::WaitReason& reason,
                        const void* place);
    void pause_rarely(const loop::EventLoop& loop, const loop::Task& task, const void* place);
    void note_runs(const loop::Task& task);
    void note_runs_no_more();
    void suspend_with_locals(const loop::EventLoop& loop, const loop::Task& task,
                             const loop::WaitReason& reason);
    StackId level(StackId outer, const loop::StackEntry& entry);
    void note_computing(Instant now, TaskIndex lane, StackId stack, Duration duration);
    void note_waits_for_cpu(Instant now, TaskIndex lane);

    /// The last time that a lane's code was given a CPU, and for how long it was to have it.
    struct Computing {
        EventIndex event = 0;
        Instant since{};
        Duration expected{};
    };
    Computing& computing_of(TaskIndex lane);

    ErrorName error_name_;
    ProgramStack program_stack_;
    bool records_locals_ = false;
    TraceBuilder builder_;
    /// Levels of stacks that were met lately, by their hash: code is known by its address, so that a level
    /// costs no string.
    struct KnownLevel {
        const loop::CodeLabel* code = nullptr;
        int line = 0;
        StackId outer = 0;
        StackId stack = 0;
    };
    std::array<KnownLevel, 512> known_levels_{};
    /// What was recorded lately of places, by their hash: most bodies stand in one function, and most places
    /// always wait for the same.
    struct KnownPlace {
        const void* place = nullptr;
        StackId stack = 0;
        std::uint32_t detail = 0;          ///< Of the last suspension there …
        loop::WaitReason reason = kOfNone; ///< … for this.
    };
    /// Tasks never have it.
    static constexpr loop::WaitReason kOfNone{loop::WaitKind::NextCall, 0, 0};
    std::array<KnownPlace, 512> known_places_{};
    std::vector<TaskIndex> lanes_of_tasks_; ///< By id - 1: pool threads have lanes among those of tasks.
    std::vector<TaskIndex> lanes_of_pool_threads_; ///< By id - 1.
    std::vector<Computing> computing_;             ///< By lane, as far as there have been any.
    Computing program_computing_;                  ///< The same for code outside of tasks.
    TaskIndex running_ = kNoTask;
    const loop::Task* running_task_ = nullptr; ///< The loop keeps it alive while it runs.
    loop::Ref<loop::Task> cut_off_task_;       ///< Where the run ended, if in the middle of a task's step.
};

} // namespace simul::trace
