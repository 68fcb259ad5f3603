#include "ui/lanes/trace_lanes.hpp"

namespace simul::ui {

using trace::TaskState;

TraceLanes::TraceLanes(trace::TracePtr trace) : trace_(std::move(trace)) {
    copy_program_segments();
    for (auto& indexes : indexes_)
        indexes.resize(trace_->task_count() + 1);
}

void TraceLanes::copy_program_segments() {
    const auto add = [this](Instant begin, trace::EventIndex first, TaskState state) {
        program_begins_.push_back(begin);
        program_firsts_.push_back(first);
        program_states_.push_back(state);
    };
    for (const trace::Segment& segment : trace_->program_segments()) {
        const bool gap = !program_states_.empty() && program_last_ < segment.first;
        if (gap) add(program_end_, program_last_, TaskState::NotCreated);
        add(segment.begin, segment.first, segment.state);
        program_end_ = segment.end;
        program_last_ = segment.last;
    }
}

trace::SegmentList TraceLanes::segments(LaneId lane) const {
    if (!lane.is_program()) return trace_->segments(lane.task);
    return {program_begins_, program_firsts_, program_states_, program_end_, program_last_};
}

const LaneIndex& TraceLanes::index(LaneId lane, const AxisPlaces& places) {
    auto& indexes = indexes_[static_cast<std::size_t>(places.kind())];
    auto& index = lane.is_program() ? indexes.back() : indexes[lane.task];
    if (!index || !(index->places() == places)) index = std::make_unique<LaneIndex>(segments(lane), places);
    return *index;
}

const std::array<bool, trace::kTaskStateCount>& TraceLanes::states_present(const Axis& axis) {
    auto& known = states_present_[static_cast<std::size_t>(axis.kind())];
    if (known) return *known;
    std::array<bool, trace::kTaskStateCount> present{};
    const auto add_lane = [&](LaneId lane) {
        const trace::SegmentList list = segments(lane);
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto state = static_cast<std::size_t>(list.states()[i]);
            if (present[state] || list.states()[i] == TaskState::NotCreated) continue;
            const trace::Segment segment = list[i];
            // What has no length is not to be seen, but for resumes: they have ticks.
            present[state] =
                list.states()[i] == TaskState::Running ||
                axis.places().of(segment.begin, segment.first) < axis.places().of(segment.end, segment.last);
        }
    };
    for (trace::TaskIndex task = 0; task < trace_->task_count(); ++task) {
        add_lane({task});
        const TaskState end = trace_->final_state(task);
        if (trace::is_end(end)) present[static_cast<std::size_t>(end)] = true;
    }
    if (has_program_lane()) add_lane({});
    known = present;
    return *known;
}

} // namespace simul::ui
