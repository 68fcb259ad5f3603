#include "ui/lanes/segment_words.hpp"

#include "core/time/duration_text.hpp"
#include "core/trace/words.hpp"
#include "ui/theme/state_mark.hpp"

#include <QCoreApplication>

namespace simul::ui {
namespace {

using trace::TaskState;
using trace::WaitKind;

QString tr(const char* text) {
    return QCoreApplication::translate("Timeline", text);
}

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString duration(Duration length) {
    return text(format_duration(length));
}

QString clock(Instant instant) {
    return duration(instant.time_since_epoch());
}

/// The method that a task is suspended in: these waits are written `queue.get()` in the scenario.
const char* method_of(WaitKind kind) {
    switch (kind) {
    case WaitKind::QueueGet: return "get()";
    case WaitKind::QueuePut: return "put()";
    case WaitKind::QueueJoin: return "join()";
    case WaitKind::Lock:
    case WaitKind::Semaphore: return "acquire()";
    case WaitKind::Event:
    case WaitKind::Condition:
    case WaitKind::Barrier: return "wait()";
    default: return nullptr;
    }
}

bool is_only_one_of_its_kind(const trace::Trace& trace, trace::ResourceId id) {
    for (trace::ResourceId other = 1; other <= trace.resource_count(); ++other)
        if (other != id && trace.resource(other).kind == trace.resource(id).kind) return false;
    return true;
}

QStringList method_labels(const trace::Trace& trace, const trace::Wait& wait, const QString& method) {
    if (wait.resource == 0 || wait.resource > trace.resource_count()) return {method};
    const trace::ResourceInfo& resource = trace.resource(wait.resource);
    const std::string& name = is_only_one_of_its_kind(trace, wait.resource) ? resource.kind : resource.name;
    return {text(name) + QLatin1Char('.') + method, method};
}

QStringList wait_labels(const trace::Trace& trace, const trace::Wait& wait) {
    if (const char* method = method_of(wait.kind)) return method_labels(trace, wait, QLatin1String(method));
    switch (wait.kind) {
    case WaitKind::Sleep: return {QStringLiteral("sleep ") + duration(wait.delay), duration(wait.delay)};
    case WaitKind::Task:
        if (wait.task == trace::kNoTask) return {QStringLiteral("await")};
        return {QStringLiteral("await ") + text(trace.task(wait.task).label), QStringLiteral("await")};
    case WaitKind::Gather: return {QStringLiteral("gather(%1)").arg(wait.count), QStringLiteral("gather")};
    case WaitKind::Wait: return {QStringLiteral("wait(%1)").arg(wait.count), QStringLiteral("wait")};
    case WaitKind::AsCompleted: return {QStringLiteral("as_completed")};
    case WaitKind::Shield: return {QStringLiteral("shield")};
    case WaitKind::TaskGroup: return {QStringLiteral("TaskGroup")};
    case WaitKind::Future: return {QStringLiteral("future")};
    case WaitKind::Executor: return {QStringLiteral("executor")};
    case WaitKind::WaitFor: return {text(trace::describe_wait(trace, wait)), QStringLiteral("wait_for")};
    default: return {};
    }
}

/// "produce line 9 → randsleep line 5": outermost first.
QString stack_text(const trace::Trace& trace, trace::StackId stack) {
    QStringList levels;
    for (const trace::StackLevel& level : trace.stack(stack))
        levels << tr("%1 line %2").arg(text(level.function)).arg(level.line);
    return levels.join(QStringLiteral(" → "));
}

QString purpose(const trace::Trace& trace, const trace::Segment& segment) {
    const trace::Event event = trace.event(segment.first);
    if (event.kind == trace::EventKind::Suspend && event.wait.kind != WaitKind::None)
        return text(trace::describe_wait(trace, event.wait));
    if (event.kind == trace::EventKind::Hold)
        return event.hold == trace::HoldKind::Work
                   ? tr("computes for %1").arg(duration(event.duration))
                   : tr("holds the thread for %1").arg(duration(event.duration));
    return {};
}

} // namespace

QStringList segment_labels(const trace::Trace& trace, const trace::Segment& segment) {
    const trace::Event event = trace.event(segment.first);
    switch (segment.state) {
    case TaskState::Sleeping:
    case TaskState::Waiting:
        return event.kind == trace::EventKind::Suspend ? wait_labels(trace, event.wait) : QStringList();
    case TaskState::Running:
    case TaskState::Holding: {
        const QString length = duration(segment.end - segment.begin);
        if (segment.end == segment.begin) return {};
        return {(segment.state == TaskState::Running ? QStringLiteral("work ") : QStringLiteral("blocks ")) +
                    length,
                length};
    }
    case TaskState::Ready: return {state_text(TaskState::Ready)};
    default: return {};
    }
}

QString lane_name(const trace::Trace& trace, LaneId lane) {
    return lane.is_program() ? tr("program") : text(trace.task(lane.task).label);
}

QString segment_tooltip(const trace::Trace& trace, LaneId lane, const trace::Segment& segment) {
    const Duration length = segment.end - segment.begin;
    QStringList lines{lane_name(trace, lane)};
    lines << tr("%1 %2").arg(state_text(segment.state), duration(length));
    if (length > Duration::zero())
        lines << tr("from %1 to %2").arg(clock(segment.begin), clock(segment.end));
    else
        lines << tr("at %1").arg(clock(segment.begin));
    if (const QString what = purpose(trace, segment); !what.isEmpty()) lines << what;
    if (const QString stack = stack_text(trace, trace.event(segment.first).stack); !stack.isEmpty())
        lines << stack;
    return lines.join(QLatin1Char('\n'));
}

QString event_tooltip(const trace::Trace& trace, trace::EventIndex event) {
    const trace::Event it = trace.event(event);
    QStringList lines{text(trace::describe_event(trace, event)),
                      tr("at %1, step %2").arg(clock(it.time)).arg(event + 1)};
    if (const QString stack = stack_text(trace, it.stack); !stack.isEmpty()) lines << stack;
    return lines.join(QLatin1Char('\n'));
}

} // namespace simul::ui
