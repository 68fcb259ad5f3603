#include "core/narration/history.hpp"

#include <algorithm>

namespace simul::narration {

using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::kNoTask;
using trace::ResourceId;
using trace::TaskIndex;

History::History(const trace::Trace& trace) : trace_(trace), changes_(trace.resource_count() + 1) {
    const bool has_resources = trace.resource_count() > 0;
    TaskIndex running = kNoTask;
    for (EventIndex index = 0; index < trace.event_count(); ++index) {
        switch (trace.kind_of(index)) {
        case EventKind::Level:
            if (has_resources) note_level(trace.event(index));
            break;
        case EventKind::Resume: {
            const TaskIndex task = trace.task_of(index);
            if (trace.is_pool_thread(task)) break;
            has_many_threads_ = has_many_threads_ || running != kNoTask;
            running = task;
            break;
        }
        case EventKind::Suspend:
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled:
            if (trace.task_of(index) == running) running = kNoTask;
            break;
        default: break;
        }
    }
}

void History::note_level(const Event& event) {
    if (event.resource < changes_.size())
        changes_[event.resource].push_back({event.index, event.task, event.value});
}

std::optional<EventIndex> History::last(TaskIndex task, EventIndex before, EventKind kind) const {
    const auto events = trace_.events_of(task);
    auto at = std::lower_bound(events.begin(), events.end(), before);
    while (at != events.begin())
        if (trace_.kind_of(*--at) == kind) return *at;
    return std::nullopt;
}

std::optional<EventIndex> History::next(TaskIndex task, EventIndex after, EventKind kind) const {
    const auto events = trace_.events_of(task);
    for (auto at = std::upper_bound(events.begin(), events.end(), after); at != events.end(); ++at)
        if (trace_.kind_of(*at) == kind) return *at;
    return std::nullopt;
}

std::optional<Event> History::suspension_before(TaskIndex task, EventIndex before) const {
    const auto events = trace_.events_of(task);
    auto at = std::lower_bound(events.begin(), events.end(), before);
    while (at != events.begin()) {
        const EventKind kind = trace_.kind_of(*--at);
        if (kind == EventKind::Suspend) return trace_.event(*at);
        if (kind == EventKind::Create || kind == EventKind::Resume) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Event> History::ready_before(TaskIndex task, EventIndex resume) const {
    const auto events = trace_.events_of(task);
    const auto at = std::lower_bound(events.begin(), events.end(), resume);
    if (at == events.begin() || trace_.kind_of(*std::prev(at)) != EventKind::Ready) return std::nullopt;
    return trace_.event(*std::prev(at));
}

std::optional<Event> History::end_of_wait(TaskIndex task, EventIndex suspension) const {
    const auto events = trace_.events_of(task);
    const auto at = std::upper_bound(events.begin(), events.end(), suspension);
    if (at == events.end()) return std::nullopt;
    return trace_.event(*at);
}

const LevelChange* History::change_before(ResourceId resource, EventIndex before) const {
    if (resource >= changes_.size()) return nullptr;
    const auto& changes = changes_[resource];
    const auto after =
        std::lower_bound(changes.begin(), changes.end(), before,
                         [](const LevelChange& change, EventIndex key) { return change.event < key; });
    return after == changes.begin() ? nullptr : &*std::prev(after);
}

std::optional<TaskIndex> History::holder_of_lock(ResourceId lock, EventIndex event) const {
    const LevelChange* change = change_before(lock, event + 1);
    return change == nullptr || change->value == 0 ? std::nullopt : std::optional(change->task);
}

} // namespace simul::narration
