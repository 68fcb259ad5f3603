#include "ui/panels/words.hpp"

#include "core/time/duration_text.hpp"

#include <QCoreApplication>
#include <QLocale>

namespace simul::ui {

using namespace std::chrono_literals;
using trace::EventKind;
using trace::WaitKind;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString label_of(const trace::Trace& trace, trace::TaskIndex task) {
    return task == trace::kNoTask ? Words::tr("a task") : QString::fromStdString(trace.task(task).label);
}

/// "Queue 1: get"; only "get" where the trace does not know the queue.
QString on_resource(const trace::Trace& trace, const trace::Wait& wait, const QString& operation) {
    if (wait.resource == 0) return operation;
    return QStringLiteral("%1: %2").arg(QString::fromStdString(trace.resource(wait.resource).name),
                                        operation);
}

QString of_count(const QString& what, std::uint32_t count) {
    return count == 0 ? what : Words::tr("%1 of %2").arg(what, count_text(count));
}

QString by_whom(const trace::Trace& trace, const trace::Event& event) {
    switch (event.cause) {
    case trace::CauseKind::Task: return Words::tr("by %1").arg(label_of(trace, event.other));
    case trace::CauseKind::Timer: return Words::tr("by its timer");
    case trace::CauseKind::Executor: return Words::tr("by a pool thread");
    case trace::CauseKind::Start: break;
    }
    return Words::tr("by code outside of tasks");
}

} // namespace

QString short_time(Instant instant) {
    const Duration since_start = instant.time_since_epoch();
    if (since_start < 1min) return duration_text(since_start);
    const bool whole_seconds = since_start % 1s == Duration::zero();
    return QString::fromStdString(format_clock(since_start, !whole_seconds));
}

QString duration_text(Duration duration) {
    return QString::fromStdString(format_duration(duration));
}

QString wait_text(const trace::Trace& trace, const trace::Wait& wait) {
    switch (wait.kind) {
    case WaitKind::None: return Words::tr("the loop's next pass");
    case WaitKind::Sleep: return Words::tr("sleep %1").arg(duration_text(wait.delay));
    case WaitKind::Task: return label_of(trace, wait.task);
    case WaitKind::Future: return Words::tr("a future");
    case WaitKind::Gather: return of_count(QStringLiteral("gather"), wait.count);
    case WaitKind::Wait: return of_count(QStringLiteral("wait"), wait.count);
    case WaitKind::WaitFor:
        return wait.delay > Duration::zero()
                   ? Words::tr("wait_for, at most %1").arg(duration_text(wait.delay))
                   : QStringLiteral("wait_for");
    case WaitKind::Shield: return QStringLiteral("shield");
    case WaitKind::TaskGroup: return QStringLiteral("TaskGroup");
    case WaitKind::QueueGet: return on_resource(trace, wait, QStringLiteral("get"));
    case WaitKind::QueuePut: return on_resource(trace, wait, QStringLiteral("put"));
    case WaitKind::QueueJoin: return on_resource(trace, wait, QStringLiteral("join"));
    case WaitKind::Lock: return on_resource(trace, wait, QStringLiteral("acquire"));
    case WaitKind::Event: return on_resource(trace, wait, QStringLiteral("wait"));
    case WaitKind::Condition: return on_resource(trace, wait, QStringLiteral("wait"));
    case WaitKind::Semaphore: return on_resource(trace, wait, QStringLiteral("acquire"));
    case WaitKind::Barrier: return on_resource(trace, wait, QStringLiteral("wait"));
    case WaitKind::AsCompleted: return QStringLiteral("as_completed");
    case WaitKind::Executor: return Words::tr("a pool thread");
    }
    return {};
}

QString event_text(const trace::Trace& trace, const trace::Event& event) {
    switch (event.kind) {
    case EventKind::Create: return Words::tr("created");
    case EventKind::Ready: return Words::tr("made ready %1").arg(by_whom(trace, event));
    case EventKind::Resume: return Words::tr("resumed");
    case EventKind::Suspend: return Words::tr("suspended: %1").arg(wait_text(trace, event.wait));
    case EventKind::Done: return Words::tr("done");
    case EventKind::Failed:
        return Words::tr("failed: %1")
            .arg(QString::fromUtf8(event.text.data(), qsizetype(event.text.size())));
    case EventKind::Cancelled: return Words::tr("cancelled");
    case EventKind::Hold:
        return (event.hold == trace::HoldKind::Work ? Words::tr("computes for %1")
                                                    : Words::tr("holds the thread for %1"))
            .arg(duration_text(event.duration));
    case EventKind::Level:
        return Words::tr("%1 now at %2")
            .arg(QString::fromStdString(trace.resource(event.resource).name),
                 count_text(std::size_t(event.value)));
    case EventKind::Output: return Words::tr("writes");
    }
    return {};
}

QString count_text(std::size_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace simul::ui
