#include "core/trace/measures.hpp"

#include <algorithm>

namespace simul::trace {
namespace {

/// Waits for what other tasks make of themselves: a task in one of these has delegated its work.
bool is_for_other_tasks(WaitKind kind) {
    switch (kind) {
    case WaitKind::Task:
    case WaitKind::Gather:
    case WaitKind::Wait:
    case WaitKind::WaitFor:
    case WaitKind::Shield:
    case WaitKind::TaskGroup:
    case WaitKind::AsCompleted: return true;
    default: return false;
    }
}

/// Counts the tasks that are under way while events go by.
class UnderWay {
public:
    explicit UnderWay(std::size_t tasks) : counted_(tasks) {}
    void set(TaskIndex task, bool is_under_way) {
        if (counted_[task] == is_under_way) return;
        counted_[task] = is_under_way;
        count_ += is_under_way ? 1u : -1u;
        most_ = std::max(most_, count_);
    }
    std::uint32_t most() const noexcept { return most_; }

private:
    std::vector<bool> counted_;
    std::uint32_t count_ = 0;
    std::uint32_t most_ = 0;
};

class Meter {
public:
    explicit Meter(const Trace& trace) : trace_(trace), under_way_(trace.task_count()) {}

    Measures read() {
        measures_.makespan = trace_.end_time() - Instant{};
        measures_.tasks = static_cast<std::uint32_t>(trace_.task_count() - trace_.pool_thread_count());
        for (EventIndex event = 0; event < trace_.event_count(); ++event)
            take(event);
        for (TaskIndex task = 0; task < trace_.task_count(); ++task)
            if (!trace_.is_pool_thread(task)) add_states_of(task);
        measures_.idle = measures_.makespan - measures_.busy - measures_.held;
        measures_.most_at_once = under_way_.most();
        return measures_;
    }

private:
    void take(EventIndex index) {
        const TaskIndex task = trace_.task_of(index);
        if (task != kNoTask && trace_.is_pool_thread(task)) return;
        switch (trace_.kind_of(index)) {
        case EventKind::Resume:
            ++measures_.resumes;
            if (last_resumed_ != kNoTask && last_resumed_ != task) ++measures_.switches;
            last_resumed_ = task;
            return under_way_.set(task, true);
        case EventKind::Suspend:
            if (is_for_other_tasks(trace_.event(index).wait.kind)) under_way_.set(task, false);
            return;
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled: return under_way_.set(task, false);
        case EventKind::Hold: return add_hold(trace_.event(index));
        default: return;
        }
    }

    void add_hold(const Event& hold) {
        // A run that was cut short may have ended inside of it.
        const Instant end = std::min(saturating_add(hold.time, hold.duration), trace_.end_time());
        (hold.hold == HoldKind::Work ? measures_.busy : measures_.held) += end - hold.time;
        if (hold.hold == HoldKind::Work) measures_.last_work_end = end;
    }

    void add_states_of(TaskIndex task) {
        const TaskMeasures own = measure_task(trace_, task);
        const auto in = [&own](TaskState state) { return own.in_state[static_cast<std::size_t>(state)]; };
        const Duration waiting = saturating_add(in(TaskState::Sleeping), in(TaskState::Waiting));
        measures_.waiting =
            saturating_add(measures_.waiting, saturating_add(waiting, in(TaskState::Holding)));
        measures_.ready = saturating_add(measures_.ready, in(TaskState::Ready));
    }

    const Trace& trace_;
    Measures measures_;
    UnderWay under_way_;
    TaskIndex last_resumed_ = kNoTask;
};

} // namespace

Measures measure(const Trace& trace) {
    return Meter(trace).read();
}

TaskMeasures measure_task(const Trace& trace, TaskIndex task) {
    TaskMeasures measures;
    for (const Segment segment : trace.segments(task))
        measures.in_state[static_cast<std::size_t>(segment.state)] += segment.end - segment.begin;
    for (const EventIndex event : trace.events_of(task))
        if (trace.kind_of(event) == EventKind::Resume) ++measures.resumes;
    return measures;
}

} // namespace simul::trace
