#include "core/sync/sleep.hpp"

namespace simul::sync {

using namespace loop;

void release_waiter(EventLoop&, RefCounted* future, RefCounted*) {
    static_cast<Future*>(future)->set_result({});
}

Operation sleep(EventLoop& loop, Duration delay, Payload result) {
    if (delay > Duration::zero() || loop.simulation().machine().timed_wait_holds_thread)
        return sleep_on_timer(loop, delay, std::move(result));
    return [](Payload value) -> Operation {
        Outcome outcome = co_await pause();
        co_return outcome.is_value() ? Outcome::value(value) : outcome;
    }(std::move(result));
}

Operation sleep_on_timer(EventLoop& loop, Duration delay, Payload result) {
    if (loop.simulation().machine().timed_wait_holds_thread) {
        Outcome outcome = co_await block(delay, BlockKind::Sleep);
        co_return outcome.is_value() ? Outcome::value(result) : outcome;
    }
    const Ref<Future> future = loop.create_future(WaitReason::sleep(delay));
    const ScopedTimer timer(loop, delay, {&release_waiter, future, {}});
    Outcome outcome = co_await wait_for(future);
    co_return outcome.is_value() ? Outcome::value(result) : outcome;
}

} // namespace simul::sync
