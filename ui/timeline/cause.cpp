#include "ui/timeline/cause.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace simul::ui {
namespace {

using trace::EventKind;
using trace::WaitKind;

/// What the other task did, and what it ended.
QString label_of(WaitKind wait) {
    switch (wait) {
    case WaitKind::QueueGet: return QStringLiteral("put → get");
    case WaitKind::QueuePut: return QStringLiteral("get → put");
    case WaitKind::QueueJoin: return QStringLiteral("task_done → join");
    case WaitKind::Lock:
    case WaitKind::Semaphore: return QStringLiteral("release → acquire");
    case WaitKind::Event: return QStringLiteral("set → wait");
    case WaitKind::Condition: return QStringLiteral("notify → wait");
    case WaitKind::Barrier: return QStringLiteral("last at the barrier");
    case WaitKind::Task: return QStringLiteral("ends → await");
    case WaitKind::Gather: return QStringLiteral("ends → gather");
    case WaitKind::TaskGroup: return QStringLiteral("ends → TaskGroup");
    case WaitKind::Wait: return QStringLiteral("ends → wait");
    case WaitKind::AsCompleted: return QStringLiteral("ends → as_completed");
    case WaitKind::Future: return QStringLiteral("set_result → await");
    default: return {};
    }
}

/// The events of one task up to and including one of them, latest first.
class Backwards {
public:
    Backwards(const trace::Trace& trace, trace::TaskIndex task, trace::EventIndex from)
        : trace_(trace), events_(trace.events_of(task)),
          left_(static_cast<std::size_t>(std::upper_bound(events_.begin(), events_.end(), from) -
                                         events_.begin())) {}

    std::optional<trace::EventIndex> next() {
        return left_ == 0 ? std::nullopt : std::optional(events_[--left_]);
    }
    /// The next one of that kind, as long as none of the kinds in `before` comes first.
    std::optional<trace::EventIndex> next(EventKind kind, std::initializer_list<EventKind> before = {}) {
        while (const auto event = next()) {
            const EventKind found = trace_.kind_of(*event);
            if (found == kind) return event;
            if (std::find(before.begin(), before.end(), found) != before.end()) return {};
        }
        return {};
    }

private:
    const trace::Trace& trace_;
    std::span<const trace::EventIndex> events_;
    std::size_t left_;
};

std::optional<Cause> cause_of_creation(const trace::Event& create) {
    if (create.other == trace::kNoTask) return {};
    return Cause{
        {create.other}, create.index, ArrowKind::Creation, QCoreApplication::translate("Timeline", "starts")};
}

/// How a task came to run on: the wake-up, and what it had been doing until then.
struct WakeUp {
    trace::EventIndex ready;
    std::optional<trace::EventIndex> before;
};

std::optional<WakeUp> wake_up_before(const trace::Trace& trace, trace::TaskIndex task,
                                     trace::EventIndex event) {
    Backwards events(trace, task, event);
    const bool is_wake = trace.kind_of(event) == EventKind::Ready;
    if (!is_wake && !events.next(EventKind::Resume, {EventKind::Ready})) return {};
    const auto ready = events.next(EventKind::Ready, {EventKind::Resume});
    if (!ready) return {};
    return WakeUp{*ready, events.next()};
}

} // namespace

std::optional<Cause> cause_of(const trace::Trace& trace, trace::EventIndex event) {
    const trace::TaskIndex task = trace.task_of(event);
    if (task == trace::kNoTask) return {};
    if (trace.kind_of(event) == EventKind::Create) return cause_of_creation(trace.event(event));

    const auto woken = wake_up_before(trace, task, event);
    if (!woken) return {};
    const auto& before = woken->before;
    if (before && trace.kind_of(*before) == EventKind::Create) return cause_of_creation(trace.event(*before));
    const trace::Event wake = trace.event(woken->ready);
    if (wake.other == trace::kNoTask || wake.other == task) return {};
    const WaitKind wait = before ? trace.event(*before).wait.kind : WaitKind::None;
    return Cause{{wake.other}, woken->ready, arrow_kind_of(wait), label_of(wait)};
}

std::optional<Cause> wait_ended_by(const trace::Trace& trace, trace::EventIndex event) {
    const trace::TaskIndex task = trace.task_of(event);
    if (task == trace::kNoTask || trace.is_pool_thread(task)) return {};
    const auto woken = wake_up_before(trace, task, event);
    if (!woken || !woken->before || trace.kind_of(*woken->before) != EventKind::Suspend) return {};
    const trace::CauseKind cause = trace.event(woken->ready).cause;
    if (cause == trace::CauseKind::Timer)
        return Cause{
            {task}, *woken->before, ArrowKind::Timer, QCoreApplication::translate("Timeline", "timer")};
    if (cause == trace::CauseKind::Executor)
        return Cause{{task},
                     *woken->before,
                     ArrowKind::Executor,
                     QCoreApplication::translate("Timeline", "call returns")};
    return {};
}

} // namespace simul::ui
