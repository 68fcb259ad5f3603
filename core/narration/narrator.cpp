#include "core/narration/narrator.hpp"

#include "core/narration/clock_text.hpp"
#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"

#include <fmt/format.h>

namespace simul::narration {

using trace::CauseKind;
using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::HoldKind;
using trace::kNoTask;
using trace::WaitKind;

Narrator::Narrator(trace::TracePtr trace, std::string source, TaskNames names)
    : trace_(std::move(trace)), source_(std::move(source)), history_(*trace_),
      names_(*trace_, source_, names), wakes_(*trace_, history_, names_) {}

std::string Narrator::sentence(EventIndex index) const {
    const Event event = trace_->event(index);
    switch (event.kind) {
    case EventKind::Create: return creation(event);
    case EventKind::Ready: return readiness(event);
    case EventKind::Resume: return resumption(event);
    case EventKind::Suspend: return suspension(event) + what_comes_next(event);
    case EventKind::Done:
    case EventKind::Failed:
    case EventKind::Cancelled: return end(event) + what_comes_next(event);
    case EventKind::Hold: return hold(event);
    case EventKind::Level: return level(event);
    case EventKind::Output: return output(event);
    }
    return {};
}

std::string Narrator::preface() const {
    if (history_.has_many_threads())
        return "An event loop hands its tasks, in the order of its ready queue, to threads. A task keeps its "
               "thread "
               "until it waits for others; computing needs a CPU, and takes time on the clock.";
    return "An event loop runs tasks one at a time, in the order of its ready queue. A task runs until it "
           "awaits what "
           "is not there yet: then it gives the loop back, and the next one has its turn. That takes no time "
           "on the "
           "clock, which moves when nobody is ready, or when somebody computes or blocks.";
}

std::string Narrator::last_sentence() const {
    const trace::Ending& ending = trace_->ending();
    const std::string at = clock(ending.time);
    switch (ending.kind) {
    case trace::RunEnding::Finished: break;
    case trace::RunEnding::Deadlock:
        return fmt::format("The program cannot go on at {}: whoever is left waits, and nobody is left who "
                           "could end a wait.",
                           at);
    case trace::RunEnding::Limit: return fmt::format("The run was broken off at {}: it reached a limit.", at);
    case trace::RunEnding::Cancelled: return fmt::format("The run was stopped at {}.", at);
    }
    if (ending.exit_status == 0) return fmt::format("The program ended at {}.", at);
    return fmt::format("The program ended at {} with exit status {}.", at, ending.exit_status);
}

std::string Narrator::creation(const Event& create) const {
    const trace::TaskInfo& info = trace_->task(create.task);
    const std::string name = who(create);
    if (trace_->is_pool_thread(create.task)) return capitalised(name) + " started.";
    const std::string maker = capitalised(names_.task(create.other, create.index));
    const std::string coroutine = info.function.empty() ? "a coroutine" : "`" + info.function + "`";
    return fmt::format("{} made a task of {}: {}. It does not run yet.", maker, coroutine,
                       trace_->name_at(create.task, create.index));
}

std::string Narrator::readiness(const Event& ready) const {
    const std::string name = capitalised(who(ready));
    if (ready.cause == CauseKind::Processor)
        return name + " wants to compute, but every CPU is taken: it waits for its turn.";
    const auto suspension = history_.suspension_before(ready.task, ready.index);
    if (!suspension) return name + " joined the ready queue, to have its first turn.";
    if (suspension->wait.kind == WaitKind::None) return name + " joined the end of the ready queue again.";
    return fmt::format("{} joined the ready queue: {}.", name, wakes_.reason(ready, *suspension));
}

std::string Narrator::resumption(const Event& resume) const {
    const std::string name = capitalised(who(resume));
    const std::string place = names_.place(resume.task, resume.stack);
    if (trace_->is_pool_thread(resume.task)) return fmt::format("{} runs its call{}.", name, place);
    const auto suspension = history_.suspension_before(resume.task, resume.index);
    if (!suspension) {
        // Cancelled before, it does not begin; what it is to raise is not written in the trace.
        const auto next = history_.event_after(resume.task, resume.index);
        if (next && next->kind == EventKind::Cancelled) return name + " has its first turn.";
        return fmt::format("{} has its first turn: it begins to run{}.", name, place);
    }
    const auto ready = history_.ready_before(resume.task, resume.index);
    if (suspension->wait.kind == WaitKind::None || !ready)
        return fmt::format("{} has its turn again, and goes on{}.", name, place);
    return fmt::format("{} goes on{}: {}.{}", name, place, wakes_.reason(*ready, *suspension),
                       WakeWords::raised(*ready));
}

std::string Narrator::suspension(const Event& suspend) const {
    const std::string name = capitalised(who(suspend));
    if (suspend.wait.kind == WaitKind::NextCall) return name + " has ended its call.";
    const std::string statement = names_.statement(suspend.task, suspend.stack);
    if (statement.empty()) return fmt::format("{} has to wait: {}.", name, wish(suspend));
    return fmt::format("{} reached {}: {}.", name, statement, wish(suspend));
}

/// What a suspended task waits for, and that it waits.
std::string Narrator::wish(const Event& suspend) const {
    const trace::Wait& wait = suspend.wait;
    const std::string given = fmt::format("it gave {} back", turn());
    const std::string it = names_.resource(wait.resource, "what it wants");
    switch (wait.kind) {
    case WaitKind::None: return given + ", just to let the others have a turn";
    case WaitKind::Sleep:
        return fmt::format("it set a timer for {} and gave {} back", format_duration(wait.delay), turn());
    case WaitKind::Task:
        if (wait.task == kNoTask) return given + " until that task has ended";
        return fmt::format("{} until {} has ended", given, names_.task(wait.task, suspend.index));
    case WaitKind::Gather: return fmt::format("{} until this gather of {} is over", given, wait.count);
    case WaitKind::Wait: return fmt::format("{} until this wait for {} is over", given, wait.count);
    case WaitKind::WaitFor:
        if (wait.delay < Duration::zero()) return given + " until that is over";
        return fmt::format("{} until that is over, or {} have passed", given, format_duration(wait.delay));
    case WaitKind::Shield: return given + " until what the shield protects is over";
    case WaitKind::TaskGroup: return given + " until all tasks of its group have ended";
    case WaitKind::QueueGet: return fmt::format("{} is empty, so {} until an item comes", it, given);
    case WaitKind::QueuePut: return fmt::format("{} is full, so {} until there is room", it, given);
    case WaitKind::QueueJoin: return fmt::format("{} until every item of {} is marked as done", given, it);
    case WaitKind::Lock: {
        const auto holder = history_.holder_of_lock(wait.resource, suspend.index);
        if (!holder) return fmt::format("others wait for {} already, so {} until its turn", it, given);
        return fmt::format("{} is held by {}, so {} until its turn", it, names_.task(*holder, suspend.index),
                           given);
    }
    case WaitKind::Event: return fmt::format("{} is not set, so {} until somebody sets it", it, given);
    case WaitKind::Condition: return fmt::format("{} until somebody notifies it on {}", given, it);
    case WaitKind::Semaphore: return fmt::format("no unit of {} is free, so {} until one is", it, given);
    case WaitKind::Barrier: return fmt::format("{} until {} lets it on", given, it);
    case WaitKind::AsCompleted: return given + " until the next result is there";
    case WaitKind::Executor:
        return fmt::format("it left a call to a pool thread, and gave {} back until that is over", turn());
    case WaitKind::Future: return given + " until somebody sets the result of that future";
    case WaitKind::NextCall: break;
    }
    return given;
}

std::string Narrator::end(const Event& end) const {
    const std::string name = capitalised(who(end));
    const Duration life = end.time - trace_->time_of(trace_->task(end.task).created);
    const std::string after = life > Duration::zero() ? ", after " + format_duration(life) : std::string();
    switch (end.kind) {
    case EventKind::Failed: return fmt::format("{} failed with {}{}.", name, end.text, after);
    case EventKind::Cancelled:
        if (!history_.last(end.task, end.index, EventKind::Resume))
            return name + " was cancelled before its first turn: its code never ran.";
        if (!history_.suspension_before(end.task, end.index) &&
            !history_.last(end.task, end.index, EventKind::Suspend))
            return name + " ended by cancellation in its first turn, before it waited for anything.";
        return fmt::format("{} ended by cancellation{}.", name, after);
    default: return fmt::format("{} returned: it is done{}.", name, after);
    }
}

std::string Narrator::hold(const Event& hold) const {
    const std::string name = capitalised(who(hold));
    if (hold.duration <= Duration::zero())
        return fmt::format("{} made a blocking call that takes no time{}.", name,
                           names_.place(hold.task, hold.stack));
    const std::string until = clock(saturating_add(hold.time, hold.duration));
    const std::string length = format_duration(hold.duration);
    const std::string statement = names_.statement(hold.task, hold.stack);
    const std::string reached = statement.empty() ? name : fmt::format("{} reached {}: it", name, statement);
    const bool is_pool_thread = hold.task != kNoTask && trace_->is_pool_thread(hold.task);
    if (history_.has_many_threads() || is_pool_thread)
        return hold.hold == HoldKind::Work
                   ? fmt::format("{} has a CPU, to compute for up to {}.", reached, length)
                   : fmt::format("{} blocks its thread for {}, until {}.", reached, length, until);
    return fmt::format("{} {} for {}, and does not give the loop back: nobody else can run until {}.",
                       reached, hold.hold == HoldKind::Work ? "computes" : "blocks", length, until);
}

std::string Narrator::level(const Event& level) const {
    const std::string name = capitalised(who(level));
    const std::string it = names_.resource(level.resource, "a resource");
    const std::string kind = level.resource == 0 || level.resource > trace_->resource_count()
                                 ? std::string()
                                 : trace_->resource(level.resource).kind;
    const LevelChange* before = history_.change_before(level.resource, level.index);
    const std::int64_t change = level.value - (before != nullptr ? before->value : 0);
    const std::int64_t value = level.value;
    const auto now_holds = [&] {
        return value == 0 ? std::string("is now empty") : fmt::format("now holds {}", value);
    };
    if (kind == "queue" && change > 0)
        return fmt::format("{} put an item into {}, which {}.", name, it, now_holds());
    if (kind == "queue" && change < 0)
        return fmt::format("{} took an item from {}, which {}.", name, it, now_holds());
    if (kind == "lock") return fmt::format("{} {} {}.", name, value > 0 ? "took" : "released", it);
    if (kind == "event") return fmt::format("{} {} {}.", name, value > 0 ? "set" : "cleared", it);
    if (kind == "semaphore" && before == nullptr)
        return fmt::format("{} was made, with {} free.", capitalised(it), value);
    if (kind == "semaphore" && change < 0)
        return fmt::format("{} took a unit of {}: {} left.", name, it, value);
    if (kind == "semaphore" && change > 0)
        return fmt::format("{} gave a unit of {} back: {} free.", name, it, value);
    if (kind == "semaphore") return fmt::format("{} passed its unit of {} on to one that waits.", name, it);
    if (kind == "barrier" && change > 0)
        return fmt::format("{} arrived at {}, as number {}.", name, it, value);
    if (kind == "barrier") return fmt::format("{} left {}: {} still there.", name, it, value);
    return fmt::format("{} changed {} to {}.", name, it, value);
}

std::string Narrator::output(const Event& output) const {
    const std::string_view verb =
        output.stream == trace::OutputStream::Stdout ? "printed" : "wrote to stderr";
    return fmt::format("{} {} {}", capitalised(who(output)), verb, trace::excerpt(output.text));
}

/// After the last event of a step: who is next, or what the loop sleeps for.
std::string Narrator::what_comes_next(const Event& event) const {
    if (history_.has_many_threads() || trace_->is_pool_thread(event.task)) return {};
    const EventIndex count = static_cast<EventIndex>(trace_->event_count());
    const EventIndex next = event.index + 1;
    if (next >= count) return {};
    if (trace_->time_of(next) != event.time) return what_is_waited_for(next);
    // Whoever is resumed next and was ready before is the first of the queue. A step follows soon.
    constexpr EventIndex kFarthest = 100'000;
    const EventIndex end = std::min(count, next + kFarthest);
    for (EventIndex index = next; index < end && trace_->time_of(index) == event.time; ++index) {
        if (trace_->kind_of(index) != EventKind::Resume) continue;
        const trace::TaskIndex task = trace_->task_of(index);
        if (trace_->is_pool_thread(task)) continue;
        const auto ready = history_.last(task, index, EventKind::Ready);
        if (task == event.task) return " Nobody else is ready.";
        if (!ready || *ready > event.index) return {};
        return fmt::format(" Next in the ready queue: {}.", names_.task(task, index));
    }
    return {};
}

/// The clock moves before the event `next`: nobody is ready.
std::string Narrator::what_is_waited_for(EventIndex next) const {
    const Event event = trace_->event(next);
    const std::string until = clock(event.time);
    if (event.kind == EventKind::Ready && event.cause == CauseKind::Timer)
        return fmt::format(" Nothing is ready: the loop sleeps until the next timer, at {}.", until);
    return fmt::format(" Nothing is ready: the loop sleeps until {}.", until);
}

} // namespace simul::narration
