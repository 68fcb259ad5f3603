#include "ui/counters/state_changes.hpp"

namespace simul::ui {
namespace {

using trace::EventIndex;
using trace::EventKind;
using trace::TaskIndex;
using trace::TaskState;

StateChannel channel_of(TaskState state, bool is_task) {
    if (!is_task) return state == TaskState::Running ? StateChannel::OtherRunning : StateChannel::None;
    switch (state) {
    case TaskState::Ready: return StateChannel::Ready;
    case TaskState::Running: return StateChannel::Running;
    case TaskState::Holding: return StateChannel::Holding;
    case TaskState::Sleeping: return StateChannel::Sleeping;
    case TaskState::Waiting: return StateChannel::Waiting;
    case TaskState::NotCreated:
    case TaskState::Done:
    case TaskState::Failed:
    case TaskState::Cancelled: return StateChannel::None;
    }
    return StateChannel::None;
}

} // namespace

StateChanges::StateChanges(trace::TracePtr trace)
    : trace_(std::move(trace)), by_event_(trace_->event_count()) {
    for (TaskIndex task = 0; task < trace_->task_count(); ++task)
        add_lane(task);
    add_program();
    follow_ready_queue();
    silent_.shrink_to_fit();
}

void StateChanges::add(TaskIndex lane, Instant time, EventIndex event, StateChange change) {
    if (change.is_none()) return;
    const bool has_event = event < by_event_.size() && trace_->task_of(event) == lane &&
                           trace_->time_of(event) == time && by_event_[event].change().is_none();
    if (has_event)
        by_event_[event].set(change);
    else
        silent_.push_back({time, event, change});
}

void StateChanges::add_lane(TaskIndex task) {
    const bool is_task = !trace_->is_pool_thread(task);
    const trace::SegmentList segments = trace_->segments(task);
    StateChannel now = StateChannel::None;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const StateChannel next = channel_of(segments.states()[i], is_task);
        add(task, segments.begins()[i], segments.firsts()[i], {now, next});
        now = next;
    }
    if (const auto& ended = trace_->task(task).ended)
        add(task, trace_->time_of(*ended), *ended, {now, StateChannel::None});
}

void StateChanges::add_program() {
    const auto segments = trace_->program_segments();
    for (const trace::Segment& segment : segments) {
        const StateChannel channel = channel_of(segment.state, false);
        add(trace::kNoTask, segment.begin, segment.first, {StateChannel::None, channel});
        // The event that it ends with is another's.
        if (channel != StateChannel::None)
            silent_.push_back({segment.end, segment.last, {channel, StateChannel::None}});
    }
}

void StateChanges::follow_ready_queue() {
    std::vector<bool> is_ready(trace_->task_count());
    for (EventIndex event = 0; event < by_event_.size(); ++event) {
        const EventKind kind = trace_->kind_of(event);
        if (kind != EventKind::Ready && kind != EventKind::Resume) continue;
        const TaskIndex task = trace_->task_of(event);
        const bool now_ready = kind == EventKind::Ready;
        if (is_ready[task] == now_ready || trace_->is_pool_thread(task)) continue;
        is_ready[task] = now_ready;
        by_event_[event].set_joins_ready_queue(now_ready);
    }
}

} // namespace simul::ui
