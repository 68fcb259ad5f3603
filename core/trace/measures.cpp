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

/// The length of the union of stretches that come in order of their beginnings.
class Union {
public:
    void add(Instant begin, Instant end) {
        if (end <= until_) return;
        length_ += end - std::max(begin, until_);
        until_ = end;
    }
    Duration length() const noexcept { return length_; }

private:
    Instant until_{};
    Duration length_{};
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
        measures_.computing = computing_.length();
        measures_.idle = measures_.makespan - on_thread_.length();
        measures_.most_at_once = under_way_.most();
        return measures_;
    }

private:
    void take(EventIndex index) {
        const TaskIndex task = trace_.task_of(index);
        if (task != kNoTask && trace_.is_pool_thread(task)) return take_of_pool(index);
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

    void take_of_pool(EventIndex index) {
        if (trace_.kind_of(index) != EventKind::Hold) return;
        const Event hold = trace_.event(index);
        measures_.in_pools = saturating_add(measures_.in_pools, end_of(hold) - hold.time);
    }

    /// A run that was cut short may have ended inside of it.
    Instant end_of(const Event& hold) const {
        return std::min(saturating_add(hold.time, hold.duration), trace_.end_time());
    }

    void add_hold(const Event& hold) {
        const Instant end = end_of(hold);
        on_thread_.add(hold.time, end);
        if (hold.hold == HoldKind::Work) computing_.add(hold.time, end);
        (hold.hold == HoldKind::Work ? measures_.busy : measures_.held) += end - hold.time;
        if (hold.hold == HoldKind::Work)
            measures_.last_work_end = std::max(measures_.last_work_end.value_or(Instant{}), end);
    }

    void add_states_of(TaskIndex task) {
        const TaskMeasures own = measure_task(trace_, task);
        const auto in = [&own](TaskState state) { return own.in_state[static_cast<std::size_t>(state)]; };
        const Duration waiting = saturating_add(in(TaskState::Sleeping), in(TaskState::Waiting));
        measures_.waiting =
            saturating_add(measures_.waiting, saturating_add(waiting, in(TaskState::Holding)));
        measures_.ready = saturating_add(measures_.ready, in(TaskState::Ready));
        for (const Segment segment : trace_.segments(task))
            if (segment.state == TaskState::Ready && is_wait_for_cpu(segment.first))
                measures_.waiting_for_cpu += segment.end - segment.begin;
    }

    bool is_wait_for_cpu(EventIndex event) const {
        return trace_.kind_of(event) == EventKind::Ready && trace_.event(event).cause == CauseKind::Processor;
    }

    const Trace& trace_;
    Measures measures_;
    UnderWay under_way_;
    Union on_thread_;
    Union computing_;
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
