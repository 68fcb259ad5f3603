/// What it means to wait for a future: shown to people, never used to decide anything.
#pragma once

#include "core/time/virtual_time.hpp"

#include <cstdint>

namespace simul::loop {

enum class WaitKind : std::uint8_t {
    None,        ///< Not a wait: a bare yield.
    Sleep,       ///< A timer; `amount` is the delay in nanoseconds.
    Task,        ///< Another task; `subject` is its id.
    Future,      ///< A bare future.
    Gather,      ///< Several awaitables; `amount` is how many.
    Wait,        ///< asyncio.wait; `amount` is how many.
    WaitFor,     ///< wait_for; `amount` is the time-out in nanoseconds, or -1.
    Shield,      ///< What a shield protects.
    TaskGroup,   ///< The children of a task group.
    QueueGet,    ///< An item; `subject` is the queue's resource id. So for all below.
    QueuePut,    ///< Room in a queue.
    QueueJoin,   ///< Every item of a queue to be done.
    Lock,        ///< A lock.
    Event,       ///< An event to be set.
    Condition,   ///< A notification.
    Semaphore,   ///< A unit of a semaphore.
    Barrier,     ///< The other parties of a barrier.
    AsCompleted, ///< The next of several awaitables.
    Executor,    ///< A call on a pool thread.
    NextCall,    ///< Never of a task: a pool thread without a call.
};

struct WaitReason {
    WaitKind kind = WaitKind::Future;
    std::uint32_t subject = 0;
    std::int64_t amount = 0;

    static WaitReason none() { return {WaitKind::None, 0, 0}; }
    static WaitReason sleep(Duration delay) { return {WaitKind::Sleep, 0, delay.count()}; }
};

} // namespace simul::loop
