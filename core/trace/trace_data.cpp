#include "core/trace/trace_data.hpp"

namespace simul::trace {
namespace {

/// Which field of a Wait a kind uses.
enum class WaitField : std::uint8_t { None, Delay, Count, Task, Resource };

WaitField field_of(WaitKind kind) noexcept {
    switch (kind) {
    case WaitKind::Sleep:
    case WaitKind::WaitFor: return WaitField::Delay;
    case WaitKind::Gather:
    case WaitKind::Wait: return WaitField::Count;
    case WaitKind::Task: return WaitField::Task;
    case WaitKind::TaskGroup:
    case WaitKind::QueueGet:
    case WaitKind::QueuePut:
    case WaitKind::QueueJoin:
    case WaitKind::Lock:
    case WaitKind::Event:
    case WaitKind::Condition:
    case WaitKind::Semaphore:
    case WaitKind::Barrier:
    case WaitKind::Executor: return WaitField::Resource;
    case WaitKind::None:
    case WaitKind::Future:
    case WaitKind::Shield:
    case WaitKind::AsCompleted:
    case WaitKind::NextCall: break;
    }
    return WaitField::None;
}

} // namespace

Detail Detail::of(StackId stack, const Wait& wait) noexcept {
    Detail detail{stack, 0, 0, wait.kind};
    switch (field_of(wait.kind)) {
    case WaitField::Delay: detail.amount = wait.delay.count(); break;
    case WaitField::Count: detail.amount = wait.count; break;
    case WaitField::Task: detail.subject = wait.task; break;
    case WaitField::Resource: detail.subject = wait.resource; break;
    case WaitField::None: break;
    }
    return detail;
}

Wait Detail::to_wait() const noexcept {
    Wait result{.kind = wait};
    switch (field_of(wait)) {
    case WaitField::Delay: result.delay = Duration(amount); break;
    case WaitField::Count: result.count = static_cast<std::uint32_t>(amount); break;
    case WaitField::Task: result.task = subject; break;
    case WaitField::Resource: result.resource = subject; break;
    case WaitField::None: break;
    }
    return result;
}

} // namespace simul::trace
