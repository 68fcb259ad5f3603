#include "core/narration/wake_words.hpp"

#include "core/time/duration_text.hpp"

#include <fmt/format.h>

namespace simul::narration {

using trace::CauseKind;
using trace::Event;
using trace::EventKind;
using trace::kNoTask;
using trace::TaskIndex;
using trace::WaitKind;
using trace::WakeKind;

std::string word_for_group(const trace::Wait& wait) {
    switch (wait.kind) {
    case WaitKind::Gather: return fmt::format("gather of {}", wait.count);
    case WaitKind::Wait: return fmt::format("wait for {}", wait.count);
    case WaitKind::TaskGroup: return "task group";
    case WaitKind::WaitFor: return "wait_for";
    case WaitKind::Shield: return "shield";
    case WaitKind::AsCompleted: return "wait for the next result";
    default: return "wait";
    }
}

std::string WakeWords::raised(const Event& ready) {
    switch (ready.wake) {
    case WakeKind::Value: break;
    case WakeKind::Exception: return " What it awaited raised an exception there.";
    case WakeKind::Cancelled: return " CancelledError was raised there.";
    }
    return {};
}

std::string WakeWords::wanted(const trace::Wait& wait) const {
    const std::string it = names_.resource(wait.resource, "what it uses");
    switch (wait.kind) {
    case WaitKind::None: return "its next turn";
    case WaitKind::Sleep: return "its timer of " + format_duration(wait.delay);
    case WaitKind::Task: return "a task";
    case WaitKind::QueueGet: return "an item from " + it;
    case WaitKind::QueuePut: return "room in " + it;
    case WaitKind::QueueJoin: return "all items of " + it + " to be done";
    case WaitKind::Lock: return "its turn with " + it;
    case WaitKind::Event: return it + " to be set";
    case WaitKind::Condition: return "a notification on " + it;
    case WaitKind::Semaphore: return "a unit of " + it;
    case WaitKind::Barrier: return "the others at " + it;
    case WaitKind::TaskGroup: return "the tasks of its task group";
    case WaitKind::WaitFor:
        return wait.delay < Duration::zero() ? "what it awaits"
                                             : "what it awaits, at most " + format_duration(wait.delay);
    case WaitKind::Shield: return "what a shield protects";
    case WaitKind::AsCompleted: return "the next result";
    case WaitKind::Executor: return "a call on a pool thread";
    case WaitKind::NextCall: return "its next call";
    case WaitKind::Future: return "the result of a future";
    default: return "its " + word_for_group(wait);
    }
}

std::string WakeWords::reason(const Event& ready, const Event& suspension) const {
    if (suspension.wait.kind == WaitKind::None) return "it had only let the others have a turn";
    if (ready.wake == WakeKind::Cancelled) return cancellation(ready, suspension);
    switch (ready.cause) {
    case CauseKind::Timer: return timer(ready, suspension);
    case CauseKind::Executor: return "the call that it had left to a pool thread was over";
    case CauseKind::Processor: return "it wants to compute, and all CPUs are taken";
    case CauseKind::Start: return "the program woke it";
    case CauseKind::Task: break;
    }
    return deed(ready, suspension);
}

std::string WakeWords::timer(const Event& ready, const Event& suspension) const {
    const trace::Wait& wait = suspension.wait;
    if (wait.kind == WaitKind::Sleep) {
        const Instant due = saturating_add(suspension.time, wait.delay);
        const std::string timer = fmt::format("its timer of {}", format_duration(wait.delay));
        if (due >= ready.time) return timer + " was due";
        return fmt::format("{} had been due since {}, but the loop was held", timer,
                           format_duration(due.time_since_epoch()));
    }
    if (wait.kind == WaitKind::WaitFor)
        return fmt::format("its time limit of {} was over", format_duration(wait.delay));
    return "a timer was due that ended its wait";
}

bool WakeWords::changed_just_before(const Event& ready, trace::ResourceId resource) const {
    const LevelChange* change = history_.change_before(resource, ready.index);
    return change != nullptr && change->task == ready.other && trace_.time_of(change->event) == ready.time;
}

bool WakeWords::has_ended(TaskIndex task, trace::EventIndex before, EventKind how) const {
    const auto& ended = trace_.task(task).ended;
    return ended && *ended < before && trace_.kind_of(*ended) == how;
}

/// What the task `ready.other` did that ended the wait.
std::string WakeWords::deed(const Event& ready, const Event& suspension) const {
    const trace::Wait& wait = suspension.wait;
    if (ready.other == kNoTask) return "the loop woke it";
    if (ready.other == ready.task) return "what it awaits was there already";
    const std::string who = names_.task(ready.other, ready.index);
    const std::string what = names_.resource(wait.resource, "what it waits for");
    const bool changed = changed_just_before(ready, wait.resource);
    switch (wait.kind) {
    case WaitKind::QueueGet:
        if (changed) return fmt::format("{} put an item into {}", who, what);
        break;
    case WaitKind::QueuePut:
        if (changed) return fmt::format("{} took an item from {}, so there is room", who, what);
        break;
    case WaitKind::QueueJoin: return fmt::format("{} marked the last item of {} as done", who, what);
    case WaitKind::Lock:
        if (changed) return fmt::format("{} released {}", who, what);
        break;
    case WaitKind::Semaphore: return fmt::format("{} gave a unit of {} back", who, what);
    case WaitKind::Event:
        if (changed) return fmt::format("{} set {}", who, what);
        break;
    case WaitKind::Condition: return fmt::format("{} notified it on {}", who, what);
    case WaitKind::Barrier: return fmt::format("{} opened {}", who, what);
    case WaitKind::Future:
        return fmt::format("{} set the {} of its future", who,
                           ready.wake == WakeKind::Value ? "result" : "exception");
    case WaitKind::Task:
        if (has_ended(ready.other, ready.index, EventKind::Done)) return who + ", which it awaits, was done";
        if (has_ended(ready.other, ready.index, EventKind::Failed)) return who + ", which it awaits, failed";
        break;
    case WaitKind::Gather:
    case WaitKind::Wait:
    case WaitKind::TaskGroup:
    case WaitKind::AsCompleted:
    case WaitKind::Shield:
    case WaitKind::WaitFor: {
        const std::string group = word_for_group(wait);
        if (has_ended(ready.other, ready.index, EventKind::Done))
            return fmt::format("{} was done, and that ended its {}", who, group);
        if (has_ended(ready.other, ready.index, EventKind::Failed))
            return fmt::format("{} failed, and that ended its {}", who, group);
        if (has_ended(ready.other, ready.index, EventKind::Cancelled))
            return fmt::format("{} was cancelled, and that ended its {}", who, group);
        return fmt::format("{} ended its {}", who, group);
    }
    default: break;
    }
    return who + " woke it";
}

std::string WakeWords::cancellation(const Event& ready, const Event& suspension) const {
    if (ready.cause == CauseKind::Timer) return "its time limit was over, so its wait was cancelled";
    if (ready.cause != CauseKind::Task || ready.other == kNoTask) return "the program's end cancelled it";
    if (ready.other == ready.task) return "it was to be cancelled as soon as it waits";
    const std::string who = names_.task(ready.other, ready.index);
    if (has_ended(ready.other, ready.index, EventKind::Cancelled)) {
        if (suspension.wait.kind == WaitKind::Task) return who + ", which it awaits, was cancelled";
        return fmt::format("{} was cancelled, and with it its {}", who, word_for_group(suspension.wait));
    }
    return fmt::format("{} cancelled it", who);
}

} // namespace simul::narration
