#include "core/trace/loop_state.hpp"

#include "core/trace/lanes.hpp"

#include <algorithm>
#include <cassert>

namespace simul::trace {
namespace {

/// Between checkpoints there are at least this many events, and at least as many as a checkpoint has entries:
/// all checkpoints together take memory in proportion to the trace.
constexpr std::size_t kLeastDistance = 1024;

/// A loop state that can be put back. Ended tasks are a prefix of one list that only grows.
struct Checkpoint {
    LoopState state; ///< `ended` is empty.
    std::size_t ended_count = 0;
};

std::size_t entry_count(const LoopState& state) {
    return state.ready.size() + state.timers.size() + state.waiting.size() + state.resource_level.size();
}

} // namespace

/// Replays events onto a state. `since_` finds a task's entry in the lists by binary search, as they are in
/// order of due time or suspension.
struct LoopStates::Data {
    TracePtr trace;
    LoopState state;
    bool at_start = true;                ///< No event has been applied yet.
    std::vector<EventIndex> since;       ///< By task: the suspension that put it where it is.
    std::vector<TaskIndex> all_ended;    ///< The longest list of ended tasks seen.
    std::vector<Checkpoint> checkpoints; ///< By event.

    explicit Data(TracePtr the_trace) : trace(std::move(the_trace)), since(trace->task_count()) {
        state.resource_level.resize(trace->resource_count() + 1);
    }

    void seek(EventIndex event) {
        const auto after = std::upper_bound(
            checkpoints.begin(), checkpoints.end(), event,
            [](EventIndex key, const Checkpoint& checkpoint) { return key < checkpoint.state.event; });
        const bool is_behind = !at_start && state.event > event;
        const bool jump_helps =
            after != checkpoints.begin() && (at_start || std::prev(after)->state.event > state.event);
        if (is_behind || jump_helps) restore(after == checkpoints.begin() ? nullptr : &*std::prev(after));
        while (at_start || state.event < event)
            advance();
    }

    void restore(const Checkpoint* checkpoint) {
        std::vector<TaskIndex> ended = std::move(state.ended);
        at_start = checkpoint == nullptr;
        if (checkpoint != nullptr) {
            state = checkpoint->state;
            const std::size_t count = checkpoint->ended_count;
            if (ended.size() < count)
                ended.assign(all_ended.begin(), all_ended.begin() + static_cast<std::ptrdiff_t>(count));
            ended.resize(count);
        } else {
            state = {};
            state.resource_level.resize(trace->resource_count() + 1);
            ended.clear();
        }
        state.ended = std::move(ended);
        for (const SleepingTask& sleeper : state.timers)
            since[sleeper.task] = sleeper.since;
        for (const WaitingTask& waiter : state.waiting)
            since[waiter.task] = waiter.since;
    }

    void advance() {
        const EventIndex next = at_start ? 0 : state.event + 1;
        at_start = false;
        state.event = next;
        state.time = trace->time_of(next);
        apply(trace->event(next));
        const EventIndex last_checkpoint = checkpoints.empty() ? 0 : checkpoints.back().state.event;
        if (next > last_checkpoint && next - last_checkpoint >= std::max(kLeastDistance, entry_count(state)))
            add_checkpoint();
    }

    void add_checkpoint() {
        std::vector<TaskIndex> ended = std::move(state.ended);
        state.ended.clear();
        checkpoints.push_back({state, ended.size()});
        state.ended = std::move(ended);
    }

    void apply(const Event& event) {
        switch (event.kind) {
        case EventKind::Create: state.ready.push_back(event.task); break;
        case EventKind::Ready:
            if (leave_wait(event.task)) state.ready.push_back(event.task);
            break;
        case EventKind::Resume:
            if (!leave_ready(event.task)) leave_wait(event.task);
            state.running = event.task;
            break;
        case EventKind::Suspend: suspend(event); break;
        case EventKind::Done:
        case EventKind::Failed:
        case EventKind::Cancelled: end(event.task); break;
        case EventKind::Level: state.resource_level[event.resource] = event.value; break;
        case EventKind::Hold:
        case EventKind::Output: break;
        }
    }

    void suspend(const Event& event) {
        if (state.running == event.task) state.running = kNoTask;
        since[event.task] = event.index;
        switch (state_of(event.wait.kind)) {
        case TaskState::Ready: state.ready.push_back(event.task); break;
        case TaskState::Sleeping: {
            const SleepingTask sleeper{event.task, saturating_add(event.time, event.wait.delay), event.index};
            const auto place =
                std::upper_bound(state.timers.begin(), state.timers.end(), sleeper.due,
                                 [](Instant due, const SleepingTask& other) { return due < other.due; });
            state.timers.insert(place, sleeper);
            break;
        }
        default: state.waiting.push_back({event.task, event.wait, event.index}); break;
        }
    }

    void end(TaskIndex task) {
        if (state.running == task)
            state.running = kNoTask;
        else if (!leave_ready(task)) // It ends without having run: a recording with gaps.
            leave_wait(task);
        state.ended.push_back(task);
        if (state.ended.size() > all_ended.size()) all_ended.push_back(task);
    }

    bool leave_ready(TaskIndex task) {
        const auto found = std::find(state.ready.begin(), state.ready.end(), task);
        if (found == state.ready.end()) return false;
        state.ready.erase(found);
        return true;
    }

    /// Takes the task off the timers or the waits; false if it is on neither.
    bool leave_wait(TaskIndex task) {
        const EventIndex suspension = since[task];
        const auto waiter =
            std::lower_bound(state.waiting.begin(), state.waiting.end(), suspension,
                             [](const WaitingTask& other, EventIndex event) { return other.since < event; });
        if (waiter != state.waiting.end() && waiter->task == task) {
            state.waiting.erase(waiter);
            return true;
        }
        return leave_timers(task, suspension);
    }

    bool leave_timers(TaskIndex task, EventIndex suspension) {
        if (trace->kind_of(suspension) != EventKind::Suspend || trace->task_of(suspension) != task)
            return false;
        const Event event = trace->event(suspension);
        const std::pair key(saturating_add(event.time, event.wait.delay), suspension);
        const auto sleeper = std::lower_bound(state.timers.begin(), state.timers.end(), key,
                                              [](const SleepingTask& other, const auto& wanted) {
                                                  return std::pair(other.due, other.since) < wanted;
                                              });
        if (sleeper == state.timers.end() || sleeper->task != task) return false;
        state.timers.erase(sleeper);
        return true;
    }
};

LoopStates::LoopStates(TracePtr trace) : data_(std::make_unique<Data>(std::move(trace))) {}
LoopStates::~LoopStates() = default;
LoopStates::LoopStates(LoopStates&&) noexcept = default;
LoopStates& LoopStates::operator=(LoopStates&&) noexcept = default;

const LoopState& LoopStates::at(EventIndex event) {
    assert(event < data_->trace->event_count());
    data_->seek(event);
    return data_->state;
}

} // namespace simul::trace
