#include "core/scenario/run_listener.hpp"

#include "core/loop/event_loop.hpp"
#include "core/time/duration_text.hpp"

namespace simul::scenario {

void RunListener::task_resumed(const loop::EventLoop& loop, const loop::Task& task) {
    Recorder::task_resumed(loop, task);
    report(loop.now());
}

void RunListener::thread_held(Instant now, const loop::Task* task, Duration duration, loop::BlockKind kind) {
    Recorder::thread_held(now, task, duration, kind);
    report(now);
    const bool holds_others_up = model_ == Model::Async && task != nullptr && kind == loop::BlockKind::Sleep;
    if (holds_others_up && duration > Duration::zero()) warn_of_blocking(duration);
}

void RunListener::report(Instant now) {
    if (progress_ == nullptr) return;
    progress_->events.store(event_count(), std::memory_order_relaxed);
    progress_->virtual_nanoseconds.store(now.time_since_epoch().count(), std::memory_order_relaxed);
}

/// Once a line: a loop that blocks does it again and again.
void RunListener::warn_of_blocking(Duration duration) {
    const auto where = place();
    const int line = where ? where->line : 0;
    if (!blocking_lines_.insert(line).second) return;
    add_problem({.severity = trace::Problem::Severity::Warning,
                 .message = "a blocking wait of " + format_duration(duration) +
                            " holds the event loop: no other task can run meanwhile",
                 .advice = "write: await asyncio.sleep(…)",
                 .line = line,
                 .event = static_cast<trace::EventIndex>(event_count() - 1)});
}

} // namespace simul::scenario
