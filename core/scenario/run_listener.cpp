#include "core/scenario/run_listener.hpp"

#include "core/loop/event_loop.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

namespace simul::scenario {
namespace {

/// What people notice: shorter than this, nobody is kept waiting.
constexpr Duration kNoticeable = std::chrono::milliseconds(100);

} // namespace

// Most programs have no locks: then a step costs the recorder's call, which comes last, and no more.

void RunListener::task_resumed(const loop::EventLoop& loop, const loop::Task& task) {
    if (has_locks_) return resumed_among_locks(loop, task);
    Recorder::task_resumed(loop, task);
}

void RunListener::task_suspended(const loop::EventLoop& loop, const loop::Task& task,
                                 const loop::WaitReason& reason) {
    if (has_locks_) return suspended_among_locks(loop, task, reason);
    Recorder::task_suspended(loop, task, reason);
}

void RunListener::task_pauses(const loop::EventLoop& loop, const loop::Task& task) {
    if (has_locks_) return Listener::task_pauses(loop, task);
    Recorder::task_pauses(loop, task);
}

[[gnu::noinline]] void RunListener::resumed_among_locks(const loop::EventLoop& loop, const loop::Task& task) {
    Recorder::task_resumed(loop, task);
    note_wait_over(loop.now());
    if (const std::uint32_t lock = std::exchange(locks_of(running()).awaited, 0); lock != 0)
        --locks_[lock].waiting;
}

[[gnu::noinline]] void RunListener::suspended_among_locks(const loop::EventLoop& loop, const loop::Task& task,
                                                          const loop::WaitReason& reason) {
    const trace::TaskIndex index = running();
    Recorder::task_suspended(loop, task, reason);
    TaskLocks& locks = locks_of(index);
    if (reason.kind == loop::WaitKind::Lock) {
        locks.awaited = reason.subject;
        ++locks_[reason.subject].waiting;
    }
    if (locks.held != 0) {
        const auto where = standing_of(task);
        waits_with_lock_[index] = {loop.now(), locks.held, where ? where->line : 0,
                                   static_cast<trace::EventIndex>(event_count() - 1)};
    }
}

void RunListener::iteration_began(const loop::EventLoop& loop, std::size_t ready) {
    report(loop.now());
    Recorder::iteration_began(loop, ready);
}

void RunListener::thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) {
    Recorder::thread_held(now, task, duration, kind);
    report(now);
    if (model_ == Model::Async && task != nullptr && duration > Duration::zero())
        warn_of_blocking(duration, kind);
}

void RunListener::resource_created(std::uint32_t id, loop::ResourceKind kind, std::string_view name) {
    Recorder::resource_created(id, kind, name);
    if (locks_.size() <= id) locks_.resize(id + 1);
    if (kind != loop::ResourceKind::Lock) return;
    locks_[id].is_lock = true;
    has_locks_ = true;
}

void RunListener::resource_level(Instant now, std::uint32_t id, std::int64_t level) {
    if (has_locks_ && locks_[id].is_lock) note_lock(id, level);
    Recorder::resource_level(now, id, level);
}

void RunListener::note_lock(std::uint32_t id, std::int64_t level) {
    Lock& lock = locks_[id];
    if (lock.holder != trace::kNoTask)
        if (TaskLocks& former = locks_of(lock.holder); former.held == id) former.held = 0;
    lock.holder = level > 0 ? running() : trace::kNoTask;
    if (lock.holder != trace::kNoTask) locks_of(lock.holder).held = id;
}

/// The task that goes on has waited; if it held a lock meanwhile, that may have kept others waiting.
void RunListener::note_wait_over(Instant now) {
    if (waits_with_lock_.empty()) return;
    const auto found = waits_with_lock_.find(running());
    if (found == waits_with_lock_.end()) return;
    const WaitWithLock wait = found->second;
    waits_with_lock_.erase(found);
    const Duration waited = now - wait.since;
    if (waited <= kNoticeable) return;
    const std::size_t others = locks_[wait.lock].waiting;
    const std::string whom = others == 0   ? "; whoever wants it meanwhile waits as long"
                             : others == 1 ? "; another task waits for it"
                                           : fmt::format("; {} other tasks wait for it", others);
    warn(Warning::HeldLock, wait.line,
         {.severity = others == 0 ? trace::Problem::Severity::Note : trace::Problem::Severity::Warning,
          .message = "a lock is held across a wait of " + format_duration(waited) + whom,
          .advice = "leave the lock before the wait, if what it protects allows that",
          .event = wait.event});
}

void RunListener::coroutine_never_awaited(std::string_view name, int line) {
    warn(Warning::NeverAwaited, line,
         {.message = fmt::format("the coroutine '{}' was never awaited: it has not run", name),
          .advice = "write await before the call, or make a task of it: asyncio.create_task(…)"});
}

void RunListener::exception_never_retrieved(std::string_view who, std::string_view error, int line) {
    warn(Warning::NeverRetrieved, line,
         {.message = fmt::format("{} failed, and nobody looked: {}", who, error),
          .advice = "await it, or ask for its exception() when it is done"});
}

void RunListener::task_destroyed_pending(std::string_view name, int line) {
    warn(Warning::DestroyedPending, line,
         {.message = fmt::format("the task '{}' was destroyed while it waited", name),
          .advice = "keep a reference to it until it is done, or use asyncio.TaskGroup"});
}

void RunListener::report(Instant now) {
    if (progress_ == nullptr) return;
    progress_->events.store(event_count(), std::memory_order_relaxed);
    progress_->virtual_nanoseconds.store(now.time_since_epoch().count(), std::memory_order_relaxed);
}

void RunListener::warn(Warning what, int line, trace::Problem problem) {
    if (!warned_.emplace(what, line).second) return;
    problem.line = line;
    if (!problem.event && event_count() > 0)
        problem.event = static_cast<trace::EventIndex>(event_count() - 1);
    add_problem(std::move(problem));
}

void RunListener::warn_of_blocking(Duration duration, loop::BlockKind kind) {
    trace::StackId& told = kind == loop::BlockKind::Sleep ? told_of_sleep_ : told_of_work_;
    const trace::StackId stack = stack_here();
    if (stack == told && stack != 0) return;
    const auto where = innermost_of(stack);
    const int line = where ? where->line : 0;
    const Warning what = kind == loop::BlockKind::Sleep ? Warning::Blocking : Warning::Computing;
    if (warned_.contains({what, line})) {
        told = stack;
        return;
    }
    const std::string held =
        format_duration(duration) + " holds the event loop: no other task can run meanwhile";
    if (kind == loop::BlockKind::Sleep) {
        warn(Warning::Blocking, line,
             {.message = "a blocking wait of " + held, .advice = "write: await asyncio.sleep(…)"});
    } else if (duration > kNoticeable) {
        // That someone computes may be the point of the scenario.
        warn(Warning::Computing, line,
             {.severity = trace::Problem::Severity::Note,
              .message = "computing for " + held,
              .advice = "if others must go on meanwhile: await asyncio.to_thread(…)"});
    }
}

} // namespace simul::scenario
