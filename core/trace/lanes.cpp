#include "core/trace/lanes.hpp"

#include "core/trace/trace_data.hpp"

#include <algorithm>

namespace simul::trace {
namespace {

/// The state that a suspension for `wait` puts a task in: a bare yield leaves it ready.
TaskState state_of(WaitKind wait) noexcept {
    if (wait == WaitKind::None) return TaskState::Ready;
    return wait == WaitKind::Sleep ? TaskState::Sleeping : TaskState::Waiting;
}

/// A counting sort: stable, so that each task's events stay in order.
void list_events_by_task(const Trace::Data& data, Lanes& lanes) {
    const std::size_t task_count = data.task_infos.size();
    std::vector<std::uint32_t>& begins = lanes.task_event_begins;
    begins.assign(task_count + 1, 0);
    for (EventIndex event = 0; event < data.events.size(); ++event)
        if (const TaskIndex task = data.events.subject(event).task; task != kNoTask) ++begins[task + 1];
    for (std::size_t task = 0; task < task_count; ++task)
        begins[task + 1] += begins[task];
    lanes.task_events.resize(begins[task_count]);
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (EventIndex event = 0; event < data.events.size(); ++event)
        if (const TaskIndex task = data.events.subject(event).task; task != kNoTask)
            lanes.task_events[next[task]++] = event;
}

Duration hold_length(const Trace::Data& data, EventIndex hold) {
    return Duration(data.details[data.events.subject(hold).operand].amount);
}

/// One task's segments, appended to the columns.
class LaneWriter {
public:
    LaneWriter(const Trace::Data& data, Lanes& lanes) : data_(data), lanes_(lanes) {}

    void apply(EventIndex event) {
        if (state_ == TaskState::Holding) release(event, data_.events.time(event));
        if (state_ == TaskState::Sleeping && due_ < data_.events.time(event))
            begin(TaskState::Ready, event, due_); // The loop was held when its timer was due.
        switch (const KindByte kind = data_.events.kind(event); kind.kind()) {
        case EventKind::Create:
        case EventKind::Ready: return begin(TaskState::Ready, event);
        case EventKind::Resume: return begin(TaskState::Running, event);
        case EventKind::Suspend: return suspend(event);
        case EventKind::Done: state_ = TaskState::Done; return;
        case EventKind::Failed: state_ = TaskState::Failed; return;
        case EventKind::Cancelled: state_ = TaskState::Cancelled; return;
        case EventKind::Hold: return hold(event, kind.flavour<HoldKind>());
        case EventKind::Level:
        case EventKind::Output: return;
        }
    }

    void run_ended() {
        if (state_ == TaskState::Holding)
            release(static_cast<EventIndex>(data_.events.size()), data_.ending.time);
        lanes_.final_states.push_back(state_);
    }

private:
    void begin(TaskState state, EventIndex event) { begin(state, event, data_.events.time(event)); }
    void begin(TaskState state, EventIndex event, Instant time) {
        if (state == state_) return;
        state_ = state;
        lanes_.segment_times.push_back(time);
        lanes_.segment_firsts.push_back(event);
        lanes_.segment_states.push_back(state);
    }

    void suspend(EventIndex event) {
        const Detail& detail = data_.details[data_.events.subject(event).operand];
        begin(state_of(detail.wait), event);
        due_ = saturating_add(data_.events.time(event), std::max(Duration(detail.amount), Duration::zero()));
    }

    void hold(EventIndex event, HoldKind kind) {
        const Duration length = hold_length(data_, event);
        if (kind == HoldKind::Work || length <= Duration::zero()) return begin(TaskState::Running, event);
        begin(TaskState::Holding, event);
        hold_end_ = saturating_add(data_.events.time(event), length);
        after_hold_ = event + 1;
    }

    /// The hold ends by itself, at the first event of anybody's at or after its time: the task runs on from
    /// there, until its own event `next` at `now`.
    void release(EventIndex next, Instant now) {
        const auto released =
            std::clamp(static_cast<EventIndex>(data_.events.first_from(hold_end_)), after_hold_, next);
        if (hold_end_ > now || (hold_end_ == now && released == next && begins_segment(next))) return;
        begin(TaskState::Running, released, hold_end_);
    }

    /// False for events that leave a running task running.
    bool begins_segment(EventIndex event) const {
        if (event == data_.events.size()) return true;
        const EventKind kind = data_.events.kind(event).kind();
        return kind != EventKind::Level && kind != EventKind::Output;
    }

    const Trace::Data& data_;
    Lanes& lanes_;
    TaskState state_ = TaskState::NotCreated;
    Instant due_{}; ///< Of its timer, while it sleeps.
    Instant hold_end_{};
    EventIndex after_hold_ = 0;
};

void cut_lanes(const Trace::Data& data, Lanes& lanes) {
    lanes.segment_begins.reserve(data.task_infos.size() + 1);
    lanes.segment_begins.push_back(0);
    lanes.final_states.reserve(data.task_infos.size());
    for (TaskIndex task = 0; task < data.task_infos.size(); ++task) {
        LaneWriter lane(data, lanes);
        for (std::uint32_t i = lanes.task_event_begins[task]; i < lanes.task_event_begins[task + 1]; ++i)
            lane.apply(lanes.task_events[i]);
        lane.run_ended();
        lanes.segment_begins.push_back(static_cast<std::uint32_t>(lanes.segment_times.size()));
    }
    lanes.segment_times.shrink_to_fit();
    lanes.segment_firsts.shrink_to_fit();
    lanes.segment_states.shrink_to_fit();
}

void list_program_segments(const Trace::Data& data, Lanes& lanes) {
    for (EventIndex event = 0; event < data.events.size(); ++event) {
        if (data.events.subject(event).task != kNoTask || data.events.kind(event).kind() != EventKind::Hold)
            continue;
        const Instant begin = data.events.time(event);
        const Instant end = std::min(saturating_add(begin, hold_length(data, event)), data.ending.time);
        const bool works = data.events.kind(event).flavour<HoldKind>() == HoldKind::Work;
        lanes.program_segments.push_back(
            {begin, end, works ? TaskState::Running : TaskState::Holding, event, event + 1});
    }
}

/// A counting sort, too.
void list_levels_by_resource(const Trace::Data& data, Lanes& lanes) {
    const auto for_each_level = [&](const auto& visit) {
        for (EventIndex event = 0; event < data.events.size(); ++event)
            if (data.events.kind(event).kind() == EventKind::Level)
                visit(event, data.details[data.events.subject(event).operand].subject);
    };
    const std::size_t resource_count = data.resources.size() + 1;
    std::vector<std::uint32_t>& begins = lanes.level_begins;
    begins.assign(resource_count + 1, 0);
    if (data.resources.empty()) return;
    for_each_level([&](EventIndex, ResourceId resource) { ++begins[resource + 1]; });
    for (std::size_t resource = 0; resource < resource_count; ++resource)
        begins[resource + 1] += begins[resource];
    lanes.level_events.resize(begins.back());
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for_each_level(
        [&](EventIndex event, ResourceId resource) { lanes.level_events[next[resource]++] = event; });
}

} // namespace

Lanes compute_lanes(const Trace::Data& data) {
    Lanes lanes;
    list_events_by_task(data, lanes);
    cut_lanes(data, lanes);
    list_program_segments(data, lanes);
    list_levels_by_resource(data, lanes);
    return lanes;
}

} // namespace simul::trace
