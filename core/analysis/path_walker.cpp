#include "core/analysis/path_walker.hpp"

#include <algorithm>

namespace simul::analysis {

using trace::CauseKind;
using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::HoldKind;
using trace::kNoTask;
using trace::TaskIndex;
using trace::TaskState;
using trace::WaitKind;

namespace {

TaskState state_of(const Event& suspension) {
    switch (suspension.wait.kind) {
    case WaitKind::None: return TaskState::Ready;
    case WaitKind::Sleep: return TaskState::Sleeping;
    default: return TaskState::Waiting;
    }
}

} // namespace

PathWalker::PathWalker(const trace::Trace& trace) : trace_(trace), now_(trace.end_time()) {
    for (EventIndex index = 0; index < trace.event_count(); ++index) {
        if (trace.kind_of(index) != EventKind::Hold) continue;
        const Event hold = trace.event(index);
        ends_of_holds_.push_back({saturating_add(hold.time, hold.duration), index});
    }
    std::sort(ends_of_holds_.begin(), ends_of_holds_.end());
}

CriticalPath PathWalker::walk() {
    // Every move is to an earlier event, or to the same one on another lane, of which there is a first.
    Found place = Place{kNoTask, static_cast<EventIndex>(trace_.event_count())};
    while (place && now_ > Instant{})
        place = place->lane == kNoTask ? before_program(place->before) : before_lane(*place);
    return std::move(steps_);
}

void PathWalker::add(TaskIndex lane, Instant begin, TaskState state, const Event& at) {
    if (begin >= now_) return;
    steps_.push_back({lane, begin, now_, state, at.stack, at.index});
    now_ = begin;
}

std::optional<EventIndex> PathWalker::last_event_of(Place place) const {
    const auto events = trace_.events_of(place.lane);
    const auto after = std::lower_bound(events.begin(), events.end(), place.before);
    if (after == events.begin()) return std::nullopt;
    return *std::prev(after);
}

/// Code outside of tasks goes on when its own call is over, or when whatever ran in its event loop is.
PathWalker::Found PathWalker::before_program(EventIndex before) {
    for (EventIndex index = before; index-- > 0;) {
        const Event event = trace_.event(index);
        if (event.kind == EventKind::Hold && event.task == kNoTask) {
            const Instant end = saturating_add(event.time, event.duration);
            if (end < now_) add(kNoTask, end, TaskState::Waiting, {});
            return before_hold(event);
        }
        if (event.task == kNoTask || event.kind == EventKind::Create || event.kind == EventKind::Ready)
            continue;
        if (event.kind == EventKind::Hold && saturating_add(event.time, event.duration) >= now_)
            return Place{event.task, index + 1}; // A run that was cut short, in the middle of it.
        if (event.time < now_) add(kNoTask, event.time, TaskState::Waiting, {});
        return Place{event.task, index};
    }
    add(kNoTask, Instant{}, TaskState::Waiting, {});
    return std::nullopt;
}

PathWalker::Found PathWalker::before_lane(Place place) {
    const auto last = last_event_of(place);
    if (!last) return Place{kNoTask, place.before};
    const Event event = trace_.event(*last);
    switch (event.kind) {
    case EventKind::Hold: return before_hold(event);
    case EventKind::Resume: return before_resume(event);
    case EventKind::Create:
        if (event.time < now_) {
            if (const Found found = whose_hold_ended(place.before, event.task, Held::Thread)) return found;
            add(event.task, event.time, TaskState::Ready, event);
        }
        return Place{event.other, event.index};
    case EventKind::Ready:
        return event.cause == CauseKind::Processor ? before_wait_for_cpu(event, place.before)
                                                   : before_ready(event, place.before);
    case EventKind::Level:
    case EventKind::Output: return Place{event.task, event.index};
    case EventKind::Suspend:
    case EventKind::Done:
    case EventKind::Failed:
    case EventKind::Cancelled: break;
    }
    // What it did then had its effect later: others had the thread meanwhile.
    if (event.time < now_) {
        if (const Found found = whose_hold_ended(place.before, event.task, Held::Thread)) return found;
        add(event.task, event.time, event.kind == EventKind::Suspend ? state_of(event) : TaskState::Ready,
            event);
    }
    return Place{event.task, event.index};
}

PathWalker::Found PathWalker::before_hold(const Event& hold) {
    add(hold.task, hold.time, hold.hold == HoldKind::Work ? TaskState::Running : TaskState::Holding, hold);
    return Place{hold.task, hold.index};
}

PathWalker::Found PathWalker::before_resume(const Event& resume) {
    add(resume.task, resume.time, TaskState::Running, resume);
    const auto last = last_event_of({resume.task, resume.index});
    if (!last) return Place{kNoTask, resume.index};
    const Event before = trace_.event(*last);
    if (trace_.is_pool_thread(resume.task)) {
        // It goes on after a blocking call, or takes the next call as soon as the last one is over.
        if (before.kind == EventKind::Hold || (before.kind == EventKind::Suspend && before.time == now_))
            return Place{resume.task, resume.index};
        // Whoever gave it the call is in the middle of his step.
        for (EventIndex index = resume.index; index-- > 0 && trace_.time_of(index) == now_;)
            if (const TaskIndex task = trace_.task_of(index); task != kNoTask && !trace_.is_pool_thread(task))
                return Place{task, index + 1};
        return Place{kNoTask, resume.index};
    }
    switch (before.kind) {
    case EventKind::Ready: return before_ready(before, resume.index);
    case EventKind::Create:
    case EventKind::Hold: return Place{resume.task, resume.index};
    case EventKind::Suspend: // A recording without Ready events.
        add(resume.task, before.time, state_of(before), before);
        break;
    default: break;
    }
    return Place{resume.task, before.index};
}

/// It runs from now on (`resume`), and has been ready since then.
PathWalker::Found PathWalker::before_ready(const Event& ready, EventIndex resume) {
    if (ready.time < now_) {
        if (const Found found = whose_hold_ended(resume, ready.task, Held::Thread)) return found;
        add(ready.task, ready.time, TaskState::Ready, ready);
    }
    return back_to_cause(ready);
}

PathWalker::Found PathWalker::before_wait_for_cpu(const Event& ready, EventIndex before) {
    if (ready.time < now_) {
        if (const Found found = whose_hold_ended(before, ready.task, Held::Cpu)) return found;
        add(ready.task, ready.time, TaskState::Ready, ready);
    }
    return Place{ready.task, ready.index};
}

PathWalker::Found PathWalker::back_to_cause(const Event& ready) {
    const auto last = last_event_of({ready.task, ready.index});
    if (!last) return Place{kNoTask, ready.index};
    const Event before = trace_.event(*last);
    if (ready.cause == CauseKind::Task && ready.other != kNoTask) {
        if (ready.other != ready.task) return Place{ready.other, ready.index};
        return Place{ready.task, before.index};
    }
    if (before.kind == EventKind::Create) return Place{before.other, before.index};
    if (ready.cause == CauseKind::Executor)
        if (const Found found = whose_call_ended(ready.index)) return found;
    const bool was_due_before = before.kind == EventKind::Suspend && before.wait.kind == WaitKind::Sleep &&
                                saturating_add(before.time, before.wait.delay) < now_;
    if (was_due_before)
        if (const Found found = whose_hold_ended(ready.index, ready.task, Held::Thread)) return found;
    add(ready.task, before.time, before.kind == EventKind::Suspend ? state_of(before) : TaskState::Ready,
        before);
    return Place{ready.task, before.index};
}

PathWalker::Found PathWalker::whose_hold_ended(EventIndex before, TaskIndex but, Held what) const {
    auto found = std::upper_bound(ends_of_holds_.begin(), ends_of_holds_.end(), EndOfHold{now_, before});
    while (found != ends_of_holds_.begin() && (--found)->end == now_) {
        const Event hold = trace_.event(found->hold);
        if (found->hold >= before || hold.task == but || hold.duration <= Duration::zero()) continue;
        if (what == Held::Cpu && hold.hold != HoldKind::Work) continue;
        const bool is_of_pool = hold.task != kNoTask && trace_.is_pool_thread(hold.task);
        if (what == Held::Thread && is_of_pool) continue;
        return Place{hold.task, found->hold + 1};
    }
    return std::nullopt;
}

PathWalker::Found PathWalker::whose_call_ended(EventIndex before) const {
    for (EventIndex index = before; index-- > 0 && trace_.time_of(index) == now_;) {
        const TaskIndex task = trace_.task_of(index);
        if (task != kNoTask && trace_.is_pool_thread(task) && trace_.kind_of(index) == EventKind::Suspend)
            return Place{task, index};
    }
    return std::nullopt;
}

} // namespace simul::analysis
