#include "core/trace/loop_state.hpp"

#include <algorithm>
#include <cassert>

namespace simul::trace {
namespace {

constexpr EventIndex kNever = 0xFFFFFFFF;
constexpr EventIndex kFewEvents = 64; ///< So many steps are quicker than a seek.

/// The events between which a task lives, and its lane. What is a pool's thread, and no task, is never
/// created.
struct Life {
    EventIndex created;
    EventIndex ended;
    SegmentList lane;
};

/// A ready task and the event that put it into the queue.
struct Queued {
    EventIndex since;
    TaskIndex task;

    // clang-tidy 14 takes the zero in a defaulted comparison for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Queued&, const Queued&) = default;
};

} // namespace

/// Far seeks ask the lane of each living task where it is, and put the answers in order: a queue is ordered
/// by when its members joined it, and the event that began a segment says when that was. Near ones move the
/// tasks of the events in between from one list to another. No replay, and nothing to prepare but two small
/// indexes.
struct LoopStates::Data {
    TracePtr trace;
    LoopState state;
    bool is_at_event = false;         ///< The state is that of state.event.
    std::vector<Life> lives;          ///< By task, and so in order of creation.
    std::vector<TaskIndex> all_ended; ///< In order of their end.
    std::vector<std::uint32_t> hints; ///< By task: the segment that it was in last time.
    // The lists of the state, with the events by which they are ordered.
    std::vector<Queued> queued;
    std::vector<Queued> on_threads;
    std::vector<Queued> waiting_for_cpu;
    std::vector<Queued> waiting;
    std::vector<TaskIndex> crossed; ///< Kept for its memory.

    explicit Data(TracePtr the_trace) : trace(std::move(the_trace)), hints(trace->task_count()) {
        lives.reserve(trace->task_count());
        for (TaskIndex task = 0; task < trace->task_count(); ++task) {
            const TaskInfo& info = trace->task(task);
            if (info.ended) all_ended.push_back(task);
            lives.push_back({trace->is_pool_thread(task) ? kNever : info.created, info.ended.value_or(kNever),
                             trace->segments(task)});
        }
        std::sort(all_ended.begin(), all_ended.end(),
                  [this](TaskIndex a, TaskIndex b) { return lives[a].ended < lives[b].ended; });
        state.resource_level.resize(trace->resource_count() + 1);
    }

    void go_to(EventIndex event) {
        const EventIndex distance = event > state.event ? event - state.event : state.event - event;
        const std::size_t alive = queued.size() + on_threads.size() + waiting.size() + state.timers.size();
        if (!is_at_event || distance > kFewEvents + alive / 16) return seek(event);
        while (state.event < event)
            step(state.event + 1, state.event + 1);
        while (state.event > event)
            step(state.event, state.event - 1);
    }

    // Seeking.

    void seek(EventIndex event) {
        is_at_event = true;
        state.event = event;
        state.time = trace->time_of(event);
        state.timers.clear();
        queued.clear();
        on_threads.clear();
        waiting_for_cpu.clear();
        waiting.clear();
        for (TaskIndex task = 0; task < lives.size(); ++task)
            if (is_alive(task, event)) place(task, event);
        put_in_order();
        set_ended(event);
        for (std::size_t resource = 1; resource < state.resource_level.size(); ++resource)
            set_level(static_cast<ResourceId>(resource), event);
    }

    bool is_alive(TaskIndex task, EventIndex event) const {
        return lives[task].created <= event && lives[task].ended > event;
    }

    void place(TaskIndex task, EventIndex event) {
        const SegmentList& lane = lives[task].lane;
        const std::size_t index = hints[task] = find_segment(lane, event, hints[task]);
        const EventIndex since = lane.firsts()[index];
        if (lane.states()[index] == TaskState::Sleeping)
            state.timers.push_back(sleeper(task, since));
        else
            list_for(lane.states()[index], since).push_back({since, task});
    }

    /// REQUIRES: a state of the living that is not Sleeping.
    std::vector<Queued>& list_for(TaskState task_state, EventIndex since) {
        switch (task_state) {
        case TaskState::Ready: return waits_for_cpu(since) ? waiting_for_cpu : queued;
        case TaskState::Running:
        case TaskState::Holding: return on_threads;
        case TaskState::Waiting: return waiting;
        default: assert(false && "a living task is in none of its end states"); return waiting;
        }
    }

    SleepingTask sleeper(TaskIndex task, EventIndex since) const {
        const Event suspension = trace->event(since);
        return {task, saturating_add(suspension.time, suspension.wait.delay), since};
    }

    WaitingTask waiter(const Queued& entry) const {
        return {entry.task, trace->event(entry.since).wait, entry.since};
    }

    static bool fires_before(const SleepingTask& a, const SleepingTask& b) {
        return std::pair(a.due, a.since) < std::pair(b.due, b.since);
    }

    /// Whoever plays or steps asks for neighbours: the last answer, or one beside it, is tried first.
    static std::uint32_t find_segment(const SegmentList& lane, EventIndex event, std::uint32_t hint) {
        const auto firsts = lane.firsts();
        const auto holds = [&](std::size_t index) {
            return index < firsts.size() && firsts[index] <= event &&
                   (index + 1 == firsts.size() || firsts[index + 1] > event);
        };
        if (holds(hint)) return hint;
        if (holds(hint + 1)) return hint + 1;
        if (hint > 0 && holds(hint - 1)) return hint - 1;
        return static_cast<std::uint32_t>(lane.index_at_event(event));
    }

    bool waits_for_cpu(EventIndex since) const {
        return trace->kind_of(since) == EventKind::Ready && trace->event(since).cause == CauseKind::Processor;
    }

    static void list_in_order(std::vector<Queued>& entries, std::vector<TaskIndex>& tasks) {
        std::sort(entries.begin(), entries.end());
        tasks.resize(entries.size());
        std::transform(entries.begin(), entries.end(), tasks.begin(),
                       [](const Queued& entry) { return entry.task; });
    }

    void put_in_order() {
        list_in_order(queued, state.ready);
        list_in_order(on_threads, state.on_threads);
        list_in_order(waiting_for_cpu, state.waiting_for_cpu);
        show_running();
        std::sort(waiting.begin(), waiting.end());
        state.waiting.clear();
        for (const Queued& entry : waiting)
            state.waiting.push_back(waiter(entry));
        std::sort(state.timers.begin(), state.timers.end(), fires_before);
    }

    void show_running() { state.running = state.on_threads.empty() ? kNoTask : state.on_threads.back(); }

    // Stepping.

    /// From one side of the event `over` to the other.
    void step(EventIndex over, EventIndex to) {
        const EventIndex from = state.event;
        find_crossed(over, to > from);
        for (const TaskIndex task : crossed)
            move(task, from, to);
        state.event = to;
        state.time = trace->time_of(to);
        show_running();
        set_ended(to);
        if (trace->kind_of(over) == EventKind::Level) set_level(trace->event(over).resource, to);
    }

    /// Whose segment may begin with the event: its own task's, and those of threads that are let go without
    /// an event of theirs.
    void find_crossed(EventIndex over, bool forward) {
        crossed.clear();
        const TaskIndex own = trace->task_of(over);
        if (own != kNoTask && !trace->is_pool_thread(own)) crossed.push_back(own);
        for (const Queued& entry : on_threads) {
            if (entry.task == own) continue;
            const SegmentList& lane = lives[entry.task].lane;
            const std::size_t next = hints[entry.task] + std::size_t{1};
            const bool let_go =
                forward ? next < lane.size() && lane.firsts()[next] == over : entry.since == over;
            if (let_go) crossed.push_back(entry.task);
        }
    }

    void move(TaskIndex task, EventIndex from, EventIndex to) {
        const bool was_alive = is_alive(task, from);
        const bool lives_on = is_alive(task, to);
        const SegmentList& lane = lives[task].lane;
        const std::uint32_t before = was_alive ? find_segment(lane, from, hints[task]) : 0;
        const std::uint32_t after = lives_on ? find_segment(lane, to, hints[task]) : 0;
        if (was_alive && lives_on && before == after) return;
        if (was_alive) remove(task, lane.states()[before], lane.firsts()[before]);
        if (!lives_on) return;
        insert(task, lane.states()[after], lane.firsts()[after]);
        hints[task] = after;
    }

    /// The tasks of the state's list that goes with one of ours; null: it is that of those who wait.
    std::vector<TaskIndex>* tasks_of(const std::vector<Queued>& list) {
        if (&list == &queued) return &state.ready;
        if (&list == &on_threads) return &state.on_threads;
        return &list == &waiting_for_cpu ? &state.waiting_for_cpu : nullptr;
    }

    void remove(TaskIndex task, TaskState task_state, EventIndex since) {
        if (task_state == TaskState::Sleeping) {
            const SleepingTask gone = sleeper(task, since);
            auto at = std::lower_bound(state.timers.begin(), state.timers.end(), gone, fires_before);
            assert(at != state.timers.end() && at->task == task);
            state.timers.erase(at);
            return;
        }
        std::vector<Queued>& list = list_for(task_state, since);
        const auto at = std::lower_bound(list.begin(), list.end(), Queued{since, task});
        assert(at != list.end() && at->task == task);
        const std::ptrdiff_t index = at - list.begin();
        list.erase(at);
        if (auto* const tasks = tasks_of(list))
            tasks->erase(tasks->begin() + index);
        else
            state.waiting.erase(state.waiting.begin() + index);
    }

    void insert(TaskIndex task, TaskState task_state, EventIndex since) {
        if (task_state == TaskState::Sleeping) {
            const SleepingTask entry = sleeper(task, since);
            auto& timers = state.timers;
            timers.insert(std::upper_bound(timers.begin(), timers.end(), entry, fires_before), entry);
            return;
        }
        std::vector<Queued>& list = list_for(task_state, since);
        const Queued entry{since, task};
        const auto at = std::upper_bound(list.begin(), list.end(), entry);
        const std::ptrdiff_t index = at - list.begin();
        list.insert(at, entry);
        if (auto* const tasks = tasks_of(list))
            tasks->insert(tasks->begin() + index, task);
        else
            state.waiting.insert(state.waiting.begin() + index, waiter(entry));
    }

    // Both.

    void set_ended(EventIndex event) {
        // The list is a prefix of all_ended: only the difference is touched.
        auto& ended = state.ended;
        if (!ended.empty() && lives[ended.back()].ended > event) {
            const auto after =
                std::upper_bound(ended.begin(), ended.end(), event,
                                 [this](EventIndex key, TaskIndex task) { return key < lives[task].ended; });
            ended.erase(after, ended.end());
        }
        while (ended.size() < all_ended.size() && lives[all_ended[ended.size()]].ended <= event)
            ended.push_back(all_ended[ended.size()]);
    }

    void set_level(ResourceId resource, EventIndex event) {
        const auto changes = trace->levels_of(resource);
        const auto after = std::upper_bound(changes.begin(), changes.end(), event);
        state.resource_level[resource] = after == changes.begin() ? 0 : trace->event(*std::prev(after)).value;
    }
};

LoopStates::LoopStates(TracePtr trace) : data_(std::make_unique<Data>(std::move(trace))) {}
LoopStates::~LoopStates() = default;
LoopStates::LoopStates(LoopStates&&) noexcept = default;
LoopStates& LoopStates::operator=(LoopStates&&) noexcept = default;

const LoopState& LoopStates::at(EventIndex event) {
    assert(event < data_->trace->event_count());
    data_->go_to(event);
    return data_->state;
}

} // namespace simul::trace
