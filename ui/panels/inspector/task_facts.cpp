#include "ui/panels/inspector/task_facts.hpp"

#include "core/trace/moment.hpp"
#include "ui/panels/source/standing.hpp"
#include "ui/panels/words.hpp"
#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace simul::ui {

using trace::Event;
using trace::EventIndex;
using trace::EventKind;
using trace::TaskIndex;
using trace::TaskState;
using trace::Trace;

namespace {

struct Facts {
    Q_DECLARE_TR_FUNCTIONS(InspectorPanel)
};

QString escaped(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toHtmlEscaped();
}

QString linked(const FactLink& link, const QString& text) {
    return QStringLiteral("<a href=\"%1\" style=\"text-decoration:none\">%2</a>").arg(url_of(link), text);
}

QString task_link(const Trace& trace, TaskIndex task) {
    return linked(TaskLink{task}, escaped(trace.task(task).label));
}

QString time_link(const Trace& trace, EventIndex event) {
    return linked(EventLink{event}, short_time(trace.time_of(event)));
}

QString line_link(int line) {
    return linked(LineLink{line}, Facts::tr("line %1").arg(line));
}

/// The last event of the task, at or before `event`, of that kind.
std::optional<Event> last_of_kind(const Trace& trace, TaskIndex task, EventIndex event, EventKind kind) {
    const auto events = trace.events_of(task);
    auto after = std::upper_bound(events.begin(), events.end(), event);
    while (after != events.begin()) {
        if (trace.kind_of(*--after) == kind) return trace.event(*after);
    }
    return std::nullopt;
}

QString woken_by(const Trace& trace, const Event& ready) {
    switch (ready.cause) {
    case trace::CauseKind::Task:
        return ready.other == trace::kNoTask ? QString()
                                             : Facts::tr("by %1").arg(task_link(trace, ready.other));
    case trace::CauseKind::Timer: return Facts::tr("by its timer");
    case trace::CauseKind::Executor: return Facts::tr("by a pool thread");
    case trace::CauseKind::Processor: return Facts::tr("for a CPU");
    case trace::CauseKind::Start: break;
    }
    return Facts::tr("by the program's start");
}

QString ready_text(const Trace& trace, TaskIndex task, EventIndex event) {
    const auto ready = last_of_kind(trace, task, event, EventKind::Ready);
    if (!ready) return Facts::tr("ready");
    return Facts::tr("ready since %1, woken %2").arg(time_link(trace, ready->index), woken_by(trace, *ready));
}

QString running_text(const Trace& trace, TaskIndex task, EventIndex event, const QString& state) {
    const auto resume = last_of_kind(trace, task, event, EventKind::Resume);
    const auto ready = last_of_kind(trace, task, event, EventKind::Ready);
    if (!resume) return state;
    const QString at = Facts::tr("%1, resumed at %2").arg(state, time_link(trace, resume->index));
    return ready ? Facts::tr("%1, woken %2").arg(at, woken_by(trace, *ready)) : at;
}

QString sleeping_text(const Trace& trace, TaskIndex task, EventIndex event) {
    const auto suspend = last_of_kind(trace, task, event, EventKind::Suspend);
    if (!suspend) return Facts::tr("sleeping");
    return Facts::tr("sleeping since %1, until %2")
        .arg(time_link(trace, suspend->index),
             short_time(saturating_add(suspend->time, suspend->wait.delay)));
}

QString waiting_text(const Trace& trace, TaskIndex task, EventIndex event) {
    const auto suspend = last_of_kind(trace, task, event, EventKind::Suspend);
    if (!suspend) return Facts::tr("waiting");
    const QString what = suspend->wait.kind == trace::WaitKind::Task && suspend->wait.task != trace::kNoTask
                             ? task_link(trace, suspend->wait.task)
                             : wait_text(trace, suspend->wait).toHtmlEscaped();
    return Facts::tr("waiting for %1 since %2").arg(what, time_link(trace, suspend->index));
}

QString ended_text(const Trace& trace, TaskIndex task) {
    const Event end = trace.event(*trace.task(task).ended);
    const QString at = time_link(trace, end.index);
    if (end.kind == EventKind::Failed) return Facts::tr("failed with %1 at %2").arg(escaped(end.text), at);
    return QStringLiteral("%1 %2").arg(state_text(trace.final_state(task)), Facts::tr("at %1").arg(at));
}

QString state_fact(const Trace& trace, TaskIndex task, EventIndex event, Instant now) {
    const trace::TaskInfo& info = trace.task(task);
    if (event < info.created)
        return Facts::tr("not created yet; it will be at %1").arg(time_link(trace, info.created));
    if (info.ended && *info.ended <= event) return ended_text(trace, task);
    const auto segment = trace::segment_at(trace, task, event, now);
    if (segment && segment->first > event)
        return Facts::tr("ready since %1: its timer is due, the loop is held")
            .arg(short_time(segment->begin));
    switch (segment ? segment->state : TaskState::Ready) {
    case TaskState::Running: return running_text(trace, task, event, Facts::tr("running"));
    case TaskState::Holding: return running_text(trace, task, event, Facts::tr("holding the thread"));
    case TaskState::Sleeping: return sleeping_text(trace, task, event);
    case TaskState::Waiting: return waiting_text(trace, task, event);
    default: return ready_text(trace, task, event);
    }
}

QString chain_fact(const Trace& trace, TaskIndex task, EventIndex event) {
    const trace::TaskInfo& info = trace.task(task);
    if (event < info.created || (info.ended && *info.ended <= event)) return QStringLiteral("–");
    QStringList levels;
    for (const trace::StackLevel& level : trace.stack(standing_at(trace, task, event)))
        levels << QStringLiteral("%1 %2").arg(escaped(level.function), line_link(level.line));
    const auto segment = trace.segment_at(task, event);
    const auto suspend = last_of_kind(trace, task, event, EventKind::Suspend);
    if (segment && suspend && (segment->state == TaskState::Sleeping || segment->state == TaskState::Waiting))
        levels << wait_text(trace, suspend->wait).toHtmlEscaped();
    return levels.isEmpty() ? QStringLiteral("–") : levels.join(QStringLiteral(" → "));
}

QString created_fact(const Trace& trace, TaskIndex task) {
    const trace::TaskInfo& info = trace.task(task);
    QStringList parts;
    parts << (info.creator == trace::kNoTask ? Facts::tr("by the program") : task_link(trace, info.creator));
    // Where the creator stood when it made the task.
    if (const int line = trace.line_of(standing_at(trace, info.creator, info.created)))
        parts << line_link(line);
    parts << Facts::tr("at %1").arg(time_link(trace, info.created));
    return parts.join(QStringLiteral(", "));
}

QString time_fact(const TaskTimes& times) {
    QStringList parts;
    for (const TaskState state : {TaskState::Running, TaskState::Holding, TaskState::Ready,
                                  TaskState::Sleeping, TaskState::Waiting}) {
        const Duration time = times.in_state[static_cast<std::size_t>(state)];
        if (time > Duration::zero() || state == TaskState::Running)
            parts << QStringLiteral("%1 %2").arg(state_text(state), duration_text(time));
    }
    return parts.join(QStringLiteral(" · "));
}

QString steps_fact(const Trace& trace, TaskIndex task, std::uint32_t resumes) {
    const auto events = trace.events_of(task);
    const auto all = std::count_if(events.begin(), events.end(), [&](EventIndex event) {
        return trace.kind_of(event) == EventKind::Resume;
    });
    return Facts::tr("%1 of %2").arg(count_text(resumes), count_text(static_cast<std::size_t>(all)));
}

} // namespace

QString url_of(const FactLink& link) {
    if (const auto* line = std::get_if<LineLink>(&link)) return QStringLiteral("line:%1").arg(line->line);
    if (const auto* task = std::get_if<TaskLink>(&link)) return QStringLiteral("task:%1").arg(task->task);
    return QStringLiteral("event:%1").arg(std::get<EventLink>(link).event);
}

std::optional<FactLink> link_of(const QString& url) {
    const QString kind = url.section(QLatin1Char(':'), 0, 0);
    bool is_number = false;
    const uint number = url.section(QLatin1Char(':'), 1).toUInt(&is_number);
    if (!is_number) return std::nullopt;
    if (kind == QLatin1String("line")) return LineLink{static_cast<int>(number)};
    if (kind == QLatin1String("task")) return TaskLink{number};
    if (kind == QLatin1String("event")) return EventLink{number};
    return std::nullopt;
}

TaskTimes times_until(const Trace& trace, TaskIndex task, EventIndex event, Instant now) {
    TaskTimes times;
    // A timer's wait ends when it is due, even if the loop is held then and its event comes later: time alone
    // tells how far a segment has gone.
    for (const trace::Segment& segment : trace.segments(task)) {
        if (segment.begin >= now) break;
        times.in_state[static_cast<std::size_t>(segment.state)] += std::min(now, segment.end) - segment.begin;
    }
    for (const EventIndex at : trace.events_of(task)) {
        if (at > event) break;
        if (trace.kind_of(at) == EventKind::Resume) ++times.resumes;
    }
    return times;
}

std::vector<Fact> facts_about(const Trace& trace, TaskIndex task, EventIndex event, Instant now) {
    const TaskTimes times = times_until(trace, task, event, now);
    return {{Facts::tr("state"), state_fact(trace, task, event, now)},
            {Facts::tr("await chain"), chain_fact(trace, task, event)},
            {Facts::tr("created"), created_fact(trace, task)},
            {Facts::tr("time"), time_fact(times)},
            {Facts::tr("steps"), steps_fact(trace, task, times.resumes)}};
}

} // namespace simul::ui
