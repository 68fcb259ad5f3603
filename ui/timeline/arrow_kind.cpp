#include "ui/timeline/arrow_kind.hpp"

namespace simul::ui {

ArrowKind arrow_kind_of(trace::WaitKind wait) {
    using enum trace::WaitKind;
    switch (wait) {
    case QueueGet:
    case QueuePut:
    case QueueJoin: return ArrowKind::Queue;
    case Lock:
    case Semaphore: return ArrowKind::Lock;
    case Event:
    case Condition:
    case Barrier: return ArrowKind::Signal;
    case Sleep: return ArrowKind::Timer;
    case Executor:
    case NextCall: return ArrowKind::Executor;
    case Task:
    case Gather:
    case Wait:
    case WaitFor:
    case Shield:
    case TaskGroup:
    case AsCompleted: return ArrowKind::End;
    case None:
    case Future: return ArrowKind::Result;
    }
    return ArrowKind::Result;
}

} // namespace simul::ui
