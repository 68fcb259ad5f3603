#include "ui/timeline/effects.hpp"

#include <algorithm>

namespace simul::ui {
namespace {

using trace::EventIndex;
using trace::EventKind;

constexpr EventIndex kCallbacksWithin = 4096; ///< Events after a task's end.

bool ends_step(EventKind kind) {
    return kind == EventKind::Suspend || kind == EventKind::Done || kind == EventKind::Failed ||
           kind == EventKind::Cancelled;
}

} // namespace

StepOfTask step_of(const trace::Trace& trace, EventIndex event) {
    const trace::TaskIndex task = trace.task_of(event);
    if (task == trace::kNoTask) return {event, event};
    const auto events = trace.events_of(task);
    const auto at =
        static_cast<std::size_t>(std::lower_bound(events.begin(), events.end(), event) - events.begin());
    std::size_t first = at;
    while (first > 0 && trace.kind_of(events[first]) != EventKind::Resume) {
        // A wake-up or a creation is no part of a step of the task itself.
        const EventKind kind = trace.kind_of(events[first]);
        if (kind == EventKind::Ready || kind == EventKind::Create) return {event, event};
        --first;
    }
    std::size_t last = at;
    while (last + 1 < events.size() && !ends_step(trace.kind_of(events[last])))
        ++last;
    return {events[first], events[last]};
}

EventIndex step_that_caused(const trace::Trace& trace, trace::TaskIndex task, EventIndex effect) {
    const auto events = trace.events_of(task);
    auto at = std::lower_bound(events.begin(), events.end(), effect);
    while (at != events.begin())
        if (trace.kind_of(*--at) == EventKind::Resume) return *at;
    return effect;
}

std::vector<EventIndex> effects_of(const trace::Trace& trace, EventIndex event) {
    std::vector<EventIndex> effects;
    const trace::TaskIndex task = trace.task_of(event);
    const StepOfTask step = step_of(trace, event);
    if (task == trace::kNoTask || step.first == step.last) return effects;
    const bool ends_task = trace.kind_of(step.last) != EventKind::Suspend;
    const auto count = static_cast<EventIndex>(trace.event_count());
    const EventIndex end = ends_task ? std::min(count, step.last + kCallbacksWithin) : step.last;
    for (EventIndex at = step.first + 1; at < end && effects.size() < kMostEffects; ++at) {
        const EventKind kind = trace.kind_of(at);
        if (kind != EventKind::Create && kind != EventKind::Ready) continue;
        const trace::Event caused = trace.event(at);
        if (caused.other != task || caused.task == task) continue;
        // A task that is created is ready at once: one arrow is enough.
        const bool just_created = kind == EventKind::Ready && !effects.empty() &&
                                  trace.task_of(effects.back()) == caused.task &&
                                  trace.kind_of(effects.back()) == EventKind::Create;
        if (!just_created) effects.push_back(at);
    }
    return effects;
}

} // namespace simul::ui
