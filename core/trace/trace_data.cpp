#include "core/trace/trace_data.hpp"

namespace simul::trace {

Detail Detail::of(StackId stack, const Wait& wait) noexcept {
    switch (field_of(wait.kind)) {
    case WaitField::Delay: return of(stack, wait.kind, 0, wait.delay.count());
    case WaitField::Count: return of(stack, wait.kind, 0, wait.count);
    case WaitField::Task: return of(stack, wait.kind, wait.task, 0);
    case WaitField::Resource: return of(stack, wait.kind, wait.resource, 0);
    case WaitField::None: break;
    }
    return of(stack, wait.kind, 0, 0);
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
