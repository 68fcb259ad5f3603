#include "core/narration/why_now.hpp"

#include "core/narration/clock_text.hpp"
#include "core/time/duration_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::narration {

using trace::CauseKind;
using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::kNoTask;
using trace::TaskIndex;
using trace::Trace;
using trace::WaitKind;

namespace {

std::string in_pass(const Stage& stage) {
    return stage.pass ? fmt::format(" in pass {} of the loop", *stage.pass) : std::string();
}

Stage stage_at(const Trace& trace, StageKind kind, EventIndex event) {
    return {kind, event, trace.time_of(event), trace.pass_of(event)};
}

/// The Resume of the step that the event belongs to.
std::optional<EventIndex> beginning_of_step(const Trace& trace, EventIndex event) {
    const TaskIndex task = trace.task_of(event);
    if (task == kNoTask || trace.is_pool_thread(task)) return std::nullopt;
    const auto events = trace.events_of(task);
    auto at = std::upper_bound(events.begin(), events.end(), event);
    bool is_last = true;
    while (at != events.begin()) {
        const EventKind kind = trace.kind_of(*--at);
        if (kind == EventKind::Resume) return *at;
        const bool between_steps = kind == EventKind::Create || kind == EventKind::Ready ||
                                   (kind == EventKind::Suspend && !std::exchange(is_last, false));
        if (between_steps && trace.event(*at).cause != CauseKind::Processor) return std::nullopt;
        is_last = false;
    }
    return std::nullopt;
}

/// What `ready.other` did to end the wait: its end, a change of the resource, or its step as a whole.
EventIndex deed_of(const Narrator& narrator, const Event& ready, const Event& suspension) {
    const Trace& trace = *narrator.trace();
    if (const auto& ended = trace.task(ready.other).ended; ended && *ended < ready.index) return *ended;
    if (const LevelChange* change = narrator.history().change_before(suspension.wait.resource, ready.index);
        change != nullptr && change->task == ready.other && trace.time_of(change->event) == ready.time)
        return change->event;
    return narrator.history().last(ready.other, ready.index, EventKind::Resume).value_or(ready.index);
}

} // namespace

std::vector<Stage> why_now(const Narrator& narrator, EventIndex event) {
    const Trace& trace = *narrator.trace();
    const auto resume = beginning_of_step(trace, event);
    if (!resume) return {};
    const TaskIndex task = trace.task_of(*resume);
    const auto ready = narrator.history().ready_before(task, *resume);
    std::vector<Stage> stages;
    if (ready) {
        const auto suspension = narrator.history().suspension_before(task, ready->index);
        if (suspension) {
            stages.push_back(stage_at(trace, StageKind::Waits, suspension->index));
            if (ready->cause == CauseKind::Timer)
                stages.push_back(stage_at(trace, StageKind::Due, ready->index));
            const bool is_deed =
                ready->cause == CauseKind::Task && ready->other != kNoTask && ready->other != task;
            if (is_deed)
                stages.push_back(stage_at(trace, StageKind::Deed, deed_of(narrator, *ready, *suspension)));
        } else {
            stages.push_back(stage_at(trace, StageKind::Created, trace.task(task).created));
        }
        stages.push_back(stage_at(trace, StageKind::Queued, ready->index));
    }
    stages.push_back(stage_at(trace, StageKind::Steps, *resume));
    return stages;
}

std::vector<std::string> in_words(const Narrator& narrator, const std::vector<Stage>& stages) {
    if (stages.empty()) return {};
    const Trace& trace = *narrator.trace();
    const Stage& step = stages.back();
    const TaskIndex task = trace.task_of(step.event);
    const std::string name = narrator.names().task(task, step.event);
    const auto ready = narrator.history().ready_before(task, step.event);
    const auto suspension =
        ready ? narrator.history().suspension_before(task, ready->index) : std::optional<Event>();
    std::vector<std::string> lines;
    for (const Stage& stage : stages) {
        const std::string at = "At " + clock(stage.time);
        switch (stage.kind) {
        case StageKind::Created:
            lines.push_back(fmt::format("{}, {} made {}.", at,
                                        narrator.names().task(trace.event(stage.event).other, stage.event),
                                        name));
            break;
        case StageKind::Waits: {
            const std::string place = narrator.names().place(task, suspension->stack);
            if (suspension->wait.kind == WaitKind::Sleep)
                lines.push_back(fmt::format("{}, {} set a timer for {}{}.", at, name,
                                            format_duration(suspension->wait.delay), place));
            else
                lines.push_back(fmt::format("{}, {} gave way{}.", at, name, place));
            break;
        }
        case StageKind::Due:
        case StageKind::Deed:
            lines.push_back(fmt::format("{},{} {}.", at, in_pass(stage),
                                        narrator.wake_words().reason(*ready, *suspension)));
            break;
        case StageKind::Queued:
            lines.push_back(fmt::format("{}, the callback of that{} put it at the end of the ready queue.",
                                        at, in_pass(stage)));
            break;
        case StageKind::Steps:
            lines.push_back(fmt::format("{}, its turn came{}.", at, in_pass(stage)));
            break;
        }
    }
    return lines;
}

} // namespace simul::narration
