#include "ui/notes/note.hpp"

#include <algorithm>

namespace simul::ui {

using trace::EventIndex;
using trace::kNoTask;
using trace::TaskIndex;

namespace {

EventIndex distance(EventIndex a, EventIndex b) {
    return a < b ? b - a : a - b;
}

} // namespace

EventMark mark_of(const trace::Trace& trace, EventIndex event) {
    const TaskIndex task = trace.task_of(event);
    return {event, trace.time_of(event), task == kNoTask ? std::string() : trace.task(task).label};
}

std::optional<EventIndex> MarkFinder::find(const EventMark& mark) {
    if (mark.step < trace_.event_count() && mark_of(trace_, mark.step) == mark) return mark.step;
    const auto task = task_called(mark.task);
    const auto first = trace_.first_event_from(mark.time);
    if (!task || !first) return {};
    std::optional<EventIndex> nearest;
    for (EventIndex event = *first; event < trace_.event_count() && trace_.time_of(event) == mark.time;
         ++event) {
        if (trace_.task_of(event) != *task) continue;
        if (!nearest || distance(event, mark.step) < distance(*nearest, mark.step)) nearest = event;
    }
    return nearest;
}

std::optional<TaskIndex> MarkFinder::task_called(const std::string& label) {
    if (label.empty()) return kNoTask;
    if (!tasks_) {
        tasks_.emplace();
        for (TaskIndex task = 0; task < trace_.task_count(); ++task)
            tasks_->emplace(trace_.task(task).label, task);
    }
    const auto found = tasks_->find(label);
    return found == tasks_->end() ? std::nullopt : std::optional(found->second);
}

} // namespace simul::ui
