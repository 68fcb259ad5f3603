#include "ui/panels/source/standing.hpp"

#include <algorithm>

namespace simul::ui {

using trace::EventIndex;
using trace::StackId;
using trace::TaskIndex;

namespace {

/// How far back the last event outside of tasks is looked for.
constexpr EventIndex kLongestLookBack = 4096;

StackId standing_outside_tasks(const trace::Trace& trace, EventIndex event) {
    const EventIndex end = event > kLongestLookBack ? event - kLongestLookBack : 0;
    for (EventIndex at = event + 1; at-- > end;) {
        if (trace.task_of(at) != trace::kNoTask) continue;
        if (const StackId stack = trace.event(at).stack) return stack;
    }
    return 0;
}

} // namespace

StackId standing_at(const trace::Trace& trace, TaskIndex task, EventIndex event) {
    if (task == trace::kNoTask) return standing_outside_tasks(trace, event);
    const auto events = trace.events_of(task);
    auto after = std::upper_bound(events.begin(), events.end(), event);
    while (after != events.begin()) {
        if (const StackId stack = trace.event(*--after).stack) return stack;
    }
    return 0;
}

trace::TaskState LineTasks::state() const {
    if (running > 0) return trace::TaskState::Running;
    if (ready >= sleeping && ready >= waiting) return trace::TaskState::Ready;
    return sleeping >= waiting ? trace::TaskState::Sleeping : trace::TaskState::Waiting;
}

std::map<int, LineTasks> lines_with_tasks(const trace::Trace& trace, const trace::LoopState& state) {
    std::map<int, LineTasks> lines;
    const auto at_line_of = [&](TaskIndex task) -> LineTasks& {
        return lines[trace.line_of(standing_at(trace, task, state.event))];
    };
    for (const TaskIndex task : state.on_threads)
        ++at_line_of(task).running;
    const bool is_program = state.on_threads.empty() && trace.task_of(state.event) == trace::kNoTask;
    if (is_program) ++at_line_of(trace::kNoTask).running;
    for (const TaskIndex task : state.ready)
        ++at_line_of(task).ready;
    // They have a thread, and would run.
    for (const TaskIndex task : state.waiting_for_cpu)
        ++at_line_of(task).ready;
    for (const trace::SleepingTask& sleeping : state.timers)
        ++at_line_of(sleeping.task).sleeping;
    for (const trace::WaitingTask& waiting : state.waiting)
        ++at_line_of(waiting.task).waiting;
    lines.erase(0);
    return lines;
}

} // namespace simul::ui
