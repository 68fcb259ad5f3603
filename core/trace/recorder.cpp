#include "core/trace/recorder.hpp"

#include "core/loop/event_loop.hpp"
#include "core/trace/trace_builder_work.hpp"

#include <array>
#include <cassert>

namespace simul::trace {
namespace {

// The trace's enumerations repeat the loop's, so that whoever reads traces needs nothing of the loop.
static_assert(static_cast<int>(WaitKind::NextCall) == static_cast<int>(loop::WaitKind::NextCall));
static_assert(static_cast<int>(WaitKind::TaskGroup) == static_cast<int>(loop::WaitKind::TaskGroup));
static_assert(static_cast<int>(CauseKind::Executor) == static_cast<int>(loop::Cause::Kind::Executor));
static_assert(static_cast<int>(HoldKind::Work) == static_cast<int>(loop::BlockKind::Work));

std::string_view word_for(loop::ResourceKind kind) {
    static constexpr std::array<std::string_view, 8> kNames = {
        "queue", "lock", "event", "condition", "semaphore", "barrier", "task group", "executor"};
    return kNames[static_cast<std::size_t>(kind)];
}

bool is_same(const loop::WaitReason& a, const loop::WaitReason& b) noexcept {
    return a.kind == b.kind && a.subject == b.subject && a.amount == b.amount;
}

} // namespace

/// Interns a stack while it is visited.
class Recorder::StackInterner final : public loop::StackVisitor {
public:
    explicit StackInterner(Recorder& recorder) : recorder_(recorder) {}
    void visit(loop::StackEntry entry) override { stack_ = recorder_.level(stack_, entry); }
    StackId stack() const noexcept { return stack_; }

private:
    Recorder& recorder_;
    StackId stack_ = 0;
};

/// Interns a stack and keeps the variables of its levels while they are visited.
class Recorder::LocalsCollector final : public loop::StackVisitor {
public:
    explicit LocalsCollector(Recorder& recorder) : StackVisitor(Locals::Yes), recorder_(recorder) {}
    void visit(loop::StackEntry entry) override {
        stack_ = recorder_.level(stack_, entry);
        ++levels_;
    }
    void visit_local(std::string_view name, std::string_view value) override {
        found_.push_back({levels_ - 1, std::string(name), std::string(value)});
    }
    StackId stack() const noexcept { return stack_; }
    void hand_to(TraceBuilder& builder) const {
        std::vector<LocalVariable> variables;
        for (const Found& local : found_)
            variables.push_back({local.level, local.name, local.value});
        builder.add_locals(variables);
    }

private:
    struct Found {
        std::uint32_t level;
        std::string name;
        std::string value;
    };

    Recorder& recorder_;
    StackId stack_ = 0;
    std::uint32_t levels_ = 0;
    std::vector<Found> found_;
};

void Recorder::record_locals(std::size_t room_bytes) {
    records_locals_ = true;
    known_places_ = {}; // suspensions there are no longer recorded without
    builder_.set_room_for_locals(room_bytes);
}

TaskIndex Recorder::index_of(std::uint32_t task_id) const {
    return task_id == 0 ? kNoTask : lanes_of_tasks_[task_id - 1];
}

TaskIndex Recorder::index_of(const loop::Task& task) const {
    static_assert(loop::Task::ListenerNote{}.lane == kNoTask);
    return task.listener_note().lane;
}

TaskIndex Recorder::lane_of(loop::PoolThreadId thread) const {
    return lanes_of_pool_threads_[static_cast<std::uint32_t>(thread) - 1];
}

inline Detail Recorder::detail_of(StackId stack, const loop::WaitReason& reason) const {
    const std::uint32_t subject =
        reason.kind == loop::WaitKind::Task ? index_of(reason.subject) : reason.subject;
    return Detail::of(stack, static_cast<WaitKind>(reason.kind), subject, reason.amount);
}

/// The stack that has one level more than `outer`.
StackId Recorder::level(StackId outer, const loop::StackEntry& entry) {
    const std::uint64_t hash = reinterpret_cast<std::uintptr_t>(entry.code) ^
                               (std::uint64_t{outer} << 32 | static_cast<std::uint32_t>(entry.line));
    KnownLevel& known = known_levels_[(hash * 0x9E3779B97F4A7C15u) >> 55];
    if (known.code != entry.code || known.line != entry.line || known.outer != outer)
        known = {entry.code, entry.line, outer, builder_.stack(outer, entry.code->name, entry.line)};
    return known.stack;
}

/// Of the task's body; of the program outside of tasks if null.
StackId Recorder::stack_of(const loop::Task* task) {
    if (task != nullptr) return stack_of(*task->body());
    StackInterner interner(*this);
    if (program_stack_) program_stack_(interner);
    return interner.stack();
}

StackId Recorder::stack_of(const loop::Coroutine& body) {
    const void* const place = body.place();
    if (place == nullptr) return visited_stack_of(body);
    KnownPlace& known = slot_of(place);
    if (known.place != place) known = {place, visited_stack_of(body)};
    return known.stack;
}

/// Where a place is looked for among those that are known.
inline Recorder::KnownPlace& Recorder::slot_of(const void* place) {
    return known_places_[(reinterpret_cast<std::uintptr_t>(place) * 0x9E3779B97F4A7C15u) >> 55];
}

StackId Recorder::visited_stack_of(const loop::Coroutine& body) {
    StackInterner interner(*this);
    body.visit_stack(interner);
    return interner.stack();
}

void Recorder::task_created(const loop::EventLoop& loop, const loop::Task& task) {
    const TaskIndex creator = index_of(static_cast<std::uint32_t>(task.creator()));
    const StackId stack = stack_of(&task);
    const TaskIndex lane = builder_.create(loop.now(), task.name(), creator, stack);
    lanes_of_tasks_.push_back(lane);
    task.listener_note() = {lane, stack};
}

void Recorder::task_renamed(const loop::Task& task) {
    builder_.rename(index_of(task), task.name());
}

void Recorder::task_ready(const loop::EventLoop& loop, const loop::Task& task, loop::Cause cause) {
    const loop::Future* awaited = task.waiting_on().get();
    const WakeKind wake = awaited == nullptr || !awaited->done() ? WakeKind::Value
                          : awaited->cancelled()                 ? WakeKind::Cancelled
                          : awaited->has_exception()             ? WakeKind::Exception
                                                                 : WakeKind::Value;
    builder_.work_->ready(loop.now(), index_of(task), static_cast<CauseKind>(cause.kind),
                          index_of(cause.task), wake);
}

inline void Recorder::note_runs(const loop::Task& task) {
    running_ = index_of(task);
    running_task_ = &task;
}

inline void Recorder::note_runs_no_more() {
    running_ = kNoTask;
    running_task_ = nullptr;
}

void Recorder::task_resumed(const loop::EventLoop& loop, const loop::Task& task) {
    note_runs(task);
    if (task.body()->is_shared()) [[unlikely]]
        return resume_shared(loop, task);
    const loop::Task::ListenerNote note = task.listener_note();
    builder_.work_->resume(loop.now(), note.lane, note.stack);
}

/// Others may have resumed what the body stands in.
[[gnu::noinline]] void Recorder::resume_shared(const loop::EventLoop& loop, const loop::Task& task) {
    note_standing(task, stack_of(*task.body()));
    builder_.work_->resume(loop.now(), index_of(task), task.listener_note().stack);
}

inline void Recorder::note_standing(const loop::Task& task, StackId stack) {
    loop::Task::ListenerNote& note = task.listener_note();
    // A task that has stood in a function runs one, which has been noted.
    if (note.stack == 0) builder_.work_->note_function(note.lane, stack);
    note.stack = stack;
}

void Recorder::task_suspended(const loop::EventLoop& loop, const loop::Task& task,
                              const loop::WaitReason& reason) {
    const void* const place = task.place();
    KnownPlace& known = slot_of(place);
    loop::Task::ListenerNote& note = task.listener_note();
    if (place == nullptr || known.place != place || note.stack == 0 || records_locals_) [[unlikely]]
        return suspend_rarely(loop, task, reason, place);
    TraceBuilder::Work& work = *builder_.work_;
    std::uint32_t detail = known.detail;
    if (!is_same(known.reason, reason)) {
        detail = work.detail(detail_of(known.stack, reason));
        // Amounts are mostly lengths of time, which may be others each time.
        if (reason.amount == 0) {
            known.detail = detail;
            known.reason = reason;
        }
    }
    note.stack = known.stack;
    note_runs_no_more();
    work.suspend(loop.now(), note.lane, detail);
}

void Recorder::task_pauses(const loop::EventLoop& loop, const loop::Task& task) {
    const void* const place = task.place();
    const KnownPlace& known = slot_of(place);
    loop::Task::ListenerNote& note = task.listener_note();
    if (known.place != place || known.reason.kind != loop::WaitKind::None || note.stack == 0)
        return pause_rarely(loop, task, place);
    note.stack = known.stack;
    note_runs_no_more();
    builder_.work_->pause(loop.now(), note.lane, known.detail);
}

/// The first suspension of a task, or of any at a place, and all where no address stands for the stack, or
/// where local variables are asked for.
[[gnu::noinline]] void Recorder::suspend_rarely(const loop::EventLoop& loop, const loop::Task& task,
                                                const loop::WaitReason& reason, const void* place) {
    if (records_locals_) return suspend_with_locals(loop, task, reason);
    const std::uint32_t detail = learn_suspension(task, reason, place);
    note_runs_no_more();
    builder_.work_->suspend(loop.now(), index_of(task), detail);
}

[[gnu::noinline]] void Recorder::pause_rarely(const loop::EventLoop& loop, const loop::Task& task,
                                              const void* place) {
    if (records_locals_) return Listener::task_pauses(loop, task);
    const std::uint32_t detail = learn_suspension(task, loop::WaitReason::none(), place);
    note_runs_no_more();
    builder_.work_->pause(loop.now(), index_of(task), detail);
}

/// The detail of a suspension; what there is to know of the place is known from now on.
std::uint32_t Recorder::learn_suspension(const loop::Task& task, const loop::WaitReason& reason,
                                         const void* place) {
    KnownPlace& known = slot_of(place);
    const bool is_known = place != nullptr && known.place == place;
    const StackId stack = is_known ? known.stack : visited_stack_of(*task.body());
    note_standing(task, stack);
    const std::uint32_t detail = builder_.work_->detail(detail_of(stack, reason));
    if (place != nullptr) known = {place, stack, detail, reason};
    return detail;
}

[[gnu::noinline]] void Recorder::suspend_with_locals(const loop::EventLoop& loop, const loop::Task& task,
                                                     const loop::WaitReason& reason) {
    LocalsCollector collector(*this);
    task.body()->visit_stack(collector);
    note_standing(task, collector.stack());
    builder_.work_->suspend(loop.now(), index_of(task),
                            builder_.work_->detail(detail_of(collector.stack(), reason)));
    collector.hand_to(builder_);
    note_runs_no_more();
}

void Recorder::task_ended(const loop::EventLoop& loop, const loop::Task& task, loop::Ending ending,
                          const loop::Payload& error) {
    const TaskIndex index = index_of(task);
    switch (ending) {
    case loop::Ending::Done: builder_.done(loop.now(), index, stack_of(&task)); break;
    case loop::Ending::Failed: builder_.failed(loop.now(), index, error_name_(error), stack_of(&task)); break;
    case loop::Ending::Cancelled: builder_.cancelled(loop.now(), index, stack_of(&task)); break;
    }
    note_runs_no_more();
}

void Recorder::task_cut_off(const loop::EventLoop& loop, [[maybe_unused]] const loop::Task& task) {
    assert(loop.current_task() == &task);
    cut_off_task_ = loop.current_task();
}

void Recorder::thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) {
    const TaskIndex index = task != nullptr ? index_of(*task) : kNoTask;
    const StackId stack = stack_of(task);
    if (kind == loop::BlockKind::Work) return note_computing(now, index, stack, duration);
    builder_.hold(now, index, stack, duration, HoldKind::Sleep);
}

void Recorder::note_computing(Instant now, TaskIndex lane, StackId stack, Duration duration) {
    computing_of(lane) = {builder_.hold(now, lane, stack, duration, HoldKind::Work), now, duration};
}

void Recorder::note_waits_for_cpu(Instant now, TaskIndex lane) {
    Computing& last = computing_of(lane);
    // One that it has had for as long as expected is an earlier computation.
    if (const Duration had = now - last.since; had < last.expected) {
        builder_.shorten_hold(last.event, had);
        last.expected = had;
    }
    if (lane != kNoTask) builder_.ready(now, lane, CauseKind::Processor);
}

Recorder::Computing& Recorder::computing_of(TaskIndex lane) {
    if (lane == kNoTask) return program_computing_;
    if (lane >= computing_.size()) computing_.resize(builder_.task_count());
    return computing_[lane];
}

void Recorder::waits_for_cpu(Instant now, const loop::Task* task) {
    note_waits_for_cpu(now, task != nullptr ? index_of(*task) : kNoTask);
}

void Recorder::task_blocks(const loop::EventLoop&, const loop::Task&) {
    note_runs_no_more();
}

void Recorder::task_goes_on(const loop::EventLoop&, const loop::Task& task) {
    note_runs(task);
}

void Recorder::iteration_began(const loop::EventLoop&, std::size_t) {
    builder_.work_->begin_pass();
}

void Recorder::resource_created([[maybe_unused]] std::uint32_t id, loop::ResourceKind kind,
                                std::string_view name) {
    [[maybe_unused]] const ResourceId added =
        builder_.add_resource(std::string(word_for(kind)), std::string(name));
    assert(added == id && "both count from 1");
}

void Recorder::resource_level(Instant now, std::uint32_t id, std::int64_t level) {
    builder_.work_->level(now, running_, id, level);
}

void Recorder::pool_thread_started(Instant now, loop::PoolThreadId, std::string_view name) {
    lanes_of_pool_threads_.push_back(builder_.start_pool_thread(now, std::string(name)));
}

void Recorder::pool_call_runs(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call) {
    builder_.resume(now, lane_of(thread), stack_of(call));
}

void Recorder::pool_call_blocks(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call,
                                Duration duration, loop::BlockKind kind) {
    if (kind == loop::BlockKind::Work) return note_computing(now, lane_of(thread), stack_of(call), duration);
    builder_.hold(now, lane_of(thread), stack_of(call), duration, HoldKind::Sleep);
}

void Recorder::pool_call_waits_for_cpu(Instant now, loop::PoolThreadId thread, const loop::Coroutine&) {
    note_waits_for_cpu(now, lane_of(thread));
}

void Recorder::pool_call_waits(Instant now, loop::PoolThreadId thread, const loop::Coroutine& call) {
    builder_.suspend(now, lane_of(thread), stack_of(call), {.kind = WaitKind::Executor});
}

void Recorder::pool_call_ended(Instant now, loop::PoolThreadId thread) {
    builder_.suspend(now, lane_of(thread), 0, {.kind = WaitKind::NextCall});
}

void Recorder::output(Instant now, OutputStream stream, std::string_view text,
                      std::optional<loop::PoolThreadId> pool_thread) {
    const StackId stack = stack_of(pool_thread ? nullptr : running_task_);
    builder_.output(now, pool_thread ? lane_of(*pool_thread) : running_, stack, stream, text);
}

std::optional<StackLevel> Recorder::innermost_of(StackId stack) const {
    if (stack == 0) return std::nullopt;
    return builder_.innermost(stack);
}

std::optional<StackLevel> Recorder::standing_of(const loop::Task& task) const {
    return innermost_of(task.listener_note().stack);
}

TracePtr Recorder::finish(Ending ending, const TraceBuilder::EndingMessage& message) {
    known_levels_ = {};
    known_places_ = {};
    computing_.clear();
    program_computing_ = {};
    lanes_of_tasks_.clear();
    lanes_of_pool_threads_.clear();
    note_runs_no_more();
    cut_off_task_.reset();
    return builder_.finish(std::move(ending), message);
}

} // namespace simul::trace
