#include "core/trace/lanes.hpp"

#include <algorithm>

namespace simul::trace {
namespace {

/// A counting sort: stable, so that each task's events stay in order.
void list_events_by_task(Trace::Data& data) {
    const std::size_t task_count = data.task_infos.size();
    std::vector<std::uint32_t>& begins = data.task_event_begins;
    begins.assign(task_count + 1, 0);
    for (const TaskIndex task : data.tasks)
        if (task != kNoTask) ++begins[task + 1];
    for (std::size_t task = 0; task < task_count; ++task)
        begins[task + 1] += begins[task];
    data.task_events.resize(begins[task_count]);
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (EventIndex event = 0; event < data.tasks.size(); ++event)
        if (const TaskIndex task = data.tasks[event]; task != kNoTask) data.task_events[next[task]++] = event;
}

Duration hold_length(const Trace::Data& data, EventIndex hold) {
    return Duration(data.details[data.operands[hold]].amount);
}

/// One task's segments, appended to the columns.
class LaneWriter {
public:
    LaneWriter(Trace::Data& data, TaskInfo& info) : data_(data), info_(info) {}

    void apply(EventIndex event) {
        if (state_ == TaskState::Holding) release(event, data_.times[event]);
        if (state_ == TaskState::Sleeping && due_ < data_.times[event])
            begin(TaskState::Ready, event, due_); // The loop was held when its timer was due.
        switch (const KindByte kind = data_.kinds[event]; kind.kind()) {
        case EventKind::Create:
        case EventKind::Ready: return begin(TaskState::Ready, event);
        case EventKind::Resume: return begin(TaskState::Running, event);
        case EventKind::Suspend: return suspend(event);
        case EventKind::Done: return end(TaskState::Done, event);
        case EventKind::Failed: return end(TaskState::Failed, event);
        case EventKind::Cancelled: return end(TaskState::Cancelled, event);
        case EventKind::Hold: return hold(event, kind.flavour<HoldKind>());
        case EventKind::Level:
        case EventKind::Output: return;
        }
    }

    void run_ended() {
        if (state_ == TaskState::Holding)
            release(static_cast<EventIndex>(data_.times.size()), data_.ending.time);
        info_.final_state = state_;
    }

private:
    void begin(TaskState state, EventIndex event) { begin(state, event, data_.times[event]); }
    void begin(TaskState state, EventIndex event, Instant time) {
        if (state == state_) return;
        state_ = state;
        data_.segment_times.push_back(time);
        data_.segment_firsts.push_back(event);
        data_.segment_states.push_back(state);
    }
    void end(TaskState state, EventIndex event) {
        state_ = state;
        info_.ended = event;
    }

    void suspend(EventIndex event) {
        const Detail& detail = data_.details[data_.operands[event]];
        begin(state_of(detail.wait), event);
        due_ = saturating_add(data_.times[event], std::max(Duration(detail.amount), Duration::zero()));
    }

    void hold(EventIndex event, HoldKind kind) {
        const Duration length = hold_length(data_, event);
        if (kind == HoldKind::Work || length <= Duration::zero()) return begin(TaskState::Running, event);
        begin(TaskState::Holding, event);
        hold_end_ = saturating_add(data_.times[event], length);
        after_hold_ = event + 1;
    }

    /// The hold ends by itself, at the first event of anybody's at or after its time: the task runs on from
    /// there, until its own event `next` at `now`.
    void release(EventIndex next, Instant now) {
        const auto first = data_.times.begin() + after_hold_;
        const auto last = data_.times.begin() + next;
        const auto released =
            static_cast<EventIndex>(std::lower_bound(first, last, hold_end_) - data_.times.begin());
        if (hold_end_ > now || (hold_end_ == now && released == next && begins_segment(next))) return;
        begin(TaskState::Running, released, hold_end_);
    }

    /// False for events that leave a running task running.
    bool begins_segment(EventIndex event) const {
        if (event == data_.kinds.size()) return true;
        const EventKind kind = data_.kinds[event].kind();
        return kind != EventKind::Level && kind != EventKind::Output;
    }

    Trace::Data& data_;
    TaskInfo& info_;
    TaskState state_ = TaskState::NotCreated;
    Instant due_{}; ///< Of its timer, while it sleeps.
    Instant hold_end_{};
    EventIndex after_hold_ = 0;
};

void cut_lanes(Trace::Data& data) {
    data.segment_begins.reserve(data.task_infos.size() + 1);
    data.segment_begins.push_back(0);
    for (TaskIndex task = 0; task < data.task_infos.size(); ++task) {
        LaneWriter lane(data, data.task_infos[task]);
        for (std::uint32_t i = data.task_event_begins[task]; i < data.task_event_begins[task + 1]; ++i)
            lane.apply(data.task_events[i]);
        lane.run_ended();
        data.segment_begins.push_back(static_cast<std::uint32_t>(data.segment_times.size()));
    }
    data.segment_times.shrink_to_fit();
    data.segment_firsts.shrink_to_fit();
    data.segment_states.shrink_to_fit();
}

void list_program_segments(Trace::Data& data) {
    for (EventIndex event = 0; event < data.kinds.size(); ++event) {
        if (data.tasks[event] != kNoTask || data.kinds[event].kind() != EventKind::Hold) continue;
        const Instant begin = data.times[event];
        const Instant end = std::min(saturating_add(begin, hold_length(data, event)), data.ending.time);
        const bool works = data.kinds[event].flavour<HoldKind>() == HoldKind::Work;
        data.program_segments.push_back(
            {begin, end, works ? TaskState::Running : TaskState::Holding, event, event + 1});
    }
}

} // namespace

TaskState state_of(WaitKind wait) noexcept {
    if (wait == WaitKind::None) return TaskState::Ready;
    return wait == WaitKind::Sleep ? TaskState::Sleeping : TaskState::Waiting;
}

void compute_lanes(Trace::Data& data) {
    list_events_by_task(data);
    cut_lanes(data);
    list_program_segments(data);
}

} // namespace simul::trace
