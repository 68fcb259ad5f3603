/// The event loop at any moment of a recorded run, without running it again.
#pragma once

#include "core/trace/trace.hpp"

#include <vector>

namespace simul::trace {

/// A task that waits, and for what.
struct WaitingTask {
    TaskIndex task;
    Wait wait;
    EventIndex since;
};

/// A task on a timer.
struct SleepingTask {
    TaskIndex task;
    Instant due;
    EventIndex since;
};

/// The loop just after an event.
struct LoopState {
    EventIndex event = 0;
    Instant time{};
    TaskIndex running = kNoTask;       ///< The task whose body runs; of several, the last to begin.
    std::vector<TaskIndex> on_threads; ///< All that compute or block their thread, in order of beginning.
    std::vector<TaskIndex>
        waiting_for_cpu;              ///< Have a thread and would compute, in order of beginning to wait.
    std::vector<TaskIndex> ready;     ///< In the order in which they will run.
    std::vector<SleepingTask> timers; ///< By due time, then order of setting.
    std::vector<WaitingTask> waiting; ///< In order of suspension.
    std::vector<TaskIndex> ended;     ///< In order of their end.
    std::vector<std::int64_t> resource_level; ///< By resource id; index 0 is unused.
};

/// Finds states from the lanes, without replaying: any event is as near as any other. Neighbouring events are
/// cheapest. A LoopStates may be used from one thread at a time; the trace is shared.
class LoopStates {
public:
    /// O(tasks log tasks). The trace's lanes are asked for, which is worth preparing (Trace::prepare_lanes).
    explicit LoopStates(TracePtr trace);
    ~LoopStates();
    LoopStates(LoopStates&&) noexcept;
    LoopStates& operator=(LoopStates&&) noexcept;

    /// REQUIRES: event < trace.event_count(). The state is valid until the next call. To an event nearby, in
    /// either direction: O(log + moving what stands behind in a list) for each event in between. Elsewhere:
    /// O(tasks), a nanosecond each, and for those alive the log of their segments and their order.
    const LoopState& at(EventIndex event);

private:
    struct Data;
    std::unique_ptr<Data> data_;
};

} // namespace simul::trace
