#include "ui/player/stop_condition.hpp"

#include <algorithm>

namespace simul::ui {

using trace::EventIndex;
using trace::EventKind;
using trace::TaskIndex;
using trace::TaskState;
using trace::Trace;

namespace {

/// The state that the event's task comes into with it; NotCreated: the event changes no state.
TaskState state_begun_by(const Trace& trace, EventIndex event) {
    switch (trace.kind_of(event)) {
    case EventKind::Ready: return TaskState::Ready;
    case EventKind::Resume: return TaskState::Running;
    case EventKind::Suspend: {
        const trace::WaitKind wait = trace.event(event).wait.kind;
        if (wait == trace::WaitKind::None) return TaskState::Ready; // A bare yield.
        return wait == trace::WaitKind::Sleep ? TaskState::Sleeping : TaskState::Waiting;
    }
    case EventKind::Hold:
        return trace.event(event).hold == trace::HoldKind::Sleep ? TaskState::Holding : TaskState::Running;
    case EventKind::Done: return TaskState::Done;
    case EventKind::Failed: return TaskState::Failed;
    case EventKind::Cancelled: return TaskState::Cancelled;
    case EventKind::Create:
    case EventKind::Level:
    case EventKind::Output: break;
    }
    return TaskState::NotCreated;
}

bool has_place(EventKind kind) {
    return kind == EventKind::Resume || kind == EventKind::Suspend || kind == EventKind::Hold ||
           kind == EventKind::Output;
}

struct MeetsAt {
    const Trace& trace;
    EventIndex event;

    bool operator()(const StopAtEvent& stop) const { return event == stop.event; }
    bool operator()(const StopAtLine& stop) const {
        return has_place(trace.kind_of(event)) && trace.line_of(trace.event(event).stack) == stop.line;
    }
    bool operator()(const StopAtStep& stop) const {
        return trace.kind_of(event) == EventKind::Resume && trace.task_of(event) == stop.task;
    }
    bool operator()(const StopAtState& stop) const {
        const TaskIndex task = trace.task_of(event);
        if (task == trace::kNoTask || (stop.task != trace::kNoTask && task != stop.task)) return false;
        return stop.state != TaskState::NotCreated && state_begun_by(trace, event) == stop.state;
    }
    bool operator()(const StopAtFailure&) const { return trace.kind_of(event) == EventKind::Failed; }
};

/// The task that the condition is about; kNoTask: not one alone.
TaskIndex task_of(const StopCondition& condition) {
    if (const auto* step = std::get_if<StopAtStep>(&condition)) return step->task;
    if (const auto* state = std::get_if<StopAtState>(&condition)) return state->task;
    return trace::kNoTask;
}

TaskIndex task_of_all(const std::vector<StopCondition>& conditions) {
    if (conditions.empty()) return trace::kNoTask;
    const TaskIndex first = task_of(conditions.front());
    const bool same = std::all_of(conditions.begin(), conditions.end(),
                                  [=](const StopCondition& other) { return task_of(other) == first; });
    return same ? first : trace::kNoTask;
}

bool is_end(EventKind kind) {
    return kind == EventKind::Done || kind == EventKind::Failed || kind == EventKind::Cancelled;
}

} // namespace

bool stops_at(const Trace& trace, const StopCondition& condition, EventIndex event) {
    return std::visit(MeetsAt{trace, event}, condition);
}

bool stops_at(const Trace& trace, const std::vector<StopCondition>& conditions, EventIndex event) {
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const StopCondition& condition) { return stops_at(trace, condition, event); });
}

std::optional<EventIndex> over_await(const Trace& trace, TaskIndex task, EventIndex from,
                                     Direction direction) {
    if (task >= trace.task_count()) return {};
    const auto events = trace.events_of(task);
    if (direction == Direction::Backward) {
        auto at = std::lower_bound(events.begin(), events.end(), from);
        while (at != events.begin()) {
            const EventKind kind = trace.kind_of(*--at);
            if (kind == EventKind::Suspend || kind == EventKind::Create) return *at;
        }
        return {};
    }
    const auto here = std::upper_bound(events.begin(), events.end(), from);
    // A resume leads out of a suspension unless it is the first one, before which there was none.
    bool suspended = false;
    for (auto before = here; before != events.begin() && !suspended;) {
        const EventKind kind = trace.kind_of(*--before);
        if (kind == EventKind::Resume) break;
        suspended = kind == EventKind::Suspend;
    }
    for (auto at = here; at != events.end(); ++at) {
        const EventKind kind = trace.kind_of(*at);
        if (is_end(kind) || (suspended && kind == EventKind::Resume)) return *at;
        suspended = suspended || kind == EventKind::Suspend;
    }
    return {};
}

StopSearch::StopSearch(trace::TracePtr trace, std::vector<StopCondition> conditions, EventIndex from,
                       Direction direction)
    : trace_(std::move(trace)), conditions_(std::move(conditions)), direction_(direction) {
    if (!trace_ || conditions_.empty()) return;
    const TaskIndex task = task_of_all(conditions_);
    std::size_t here = from;
    std::size_t count = trace_->event_count();
    std::size_t beyond = std::min<std::size_t>(count, here + std::size_t{1});
    if (task < trace_->task_count()) {
        of_task_ = trace_->events_of(task);
        count = of_task_->size();
        here = static_cast<std::size_t>(std::lower_bound(of_task_->begin(), of_task_->end(), from) -
                                        of_task_->begin());
        beyond = static_cast<std::size_t>(std::upper_bound(of_task_->begin(), of_task_->end(), from) -
                                          of_task_->begin());
    }
    const bool forward = direction == Direction::Forward;
    left_ = forward ? count - beyond : std::min(here, count);
    next_ = forward ? beyond : left_ - std::min<std::size_t>(left_, 1);
}

std::optional<EventIndex> StopSearch::next_candidate() {
    if (left_ == 0) return {};
    const std::size_t index = next_;
    if (--left_ > 0) next_ += direction_ == Direction::Forward ? 1 : std::size_t(-1);
    return of_task_ ? (*of_task_)[index] : static_cast<EventIndex>(index);
}

bool StopSearch::advance(std::size_t events) {
    for (; events > 0 && !found_; --events) {
        const auto candidate = next_candidate();
        if (!candidate) return true;
        if (stops_at(*trace_, conditions_, *candidate)) found_ = candidate;
    }
    return found_ || left_ == 0;
}

} // namespace simul::ui
