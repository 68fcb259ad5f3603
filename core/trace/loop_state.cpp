#include "core/trace/loop_state.hpp"

#include <algorithm>
#include <cassert>

namespace simul::trace {
namespace {

constexpr EventIndex kNever = 0xFFFFFFFF;

/// The events between which a task lives.
struct Life {
    EventIndex created;
    EventIndex ended;
};

struct LevelChange {
    EventIndex event;
    std::int64_t level;
};

/// A ready task and the event that put it into the queue.
struct Queued {
    EventIndex since;
    TaskIndex task;

    // clang-tidy 14 takes the zero in a defaulted comparison for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Queued&, const Queued&) = default;
};

template <typename Entry>
void sort_by_since(std::vector<Entry>& entries) {
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.since < b.since; });
}

} // namespace

/// Asks each task's lane where it is, and puts the answers in order: a queue is ordered by when its members
/// joined it, and the event that began a segment says when that was. No replay, and nothing to prepare but
/// two small indexes.
struct LoopStates::Data {
    TracePtr trace;
    LoopState state;
    std::vector<Life> lives;
    std::vector<TaskIndex> all_ended;                    ///< In order of their end.
    std::vector<std::vector<LevelChange>> level_changes; ///< By resource.
    std::vector<std::uint32_t> hints;                    ///< By task: the segment that it was in last time.
    // Kept for their memory.
    std::vector<Queued> queued;
    std::vector<Queued> on_threads;
    std::vector<Queued> waiting_for_cpu;

    explicit Data(TracePtr the_trace) : trace(std::move(the_trace)), hints(trace->task_count()) {
        for (TaskIndex task = 0; task < trace->task_count(); ++task) {
            const TaskInfo& info = trace->task(task);
            lives.push_back({info.created, info.ended.value_or(kNever)});
            if (info.ended) all_ended.push_back(task);
        }
        std::sort(all_ended.begin(), all_ended.end(),
                  [this](TaskIndex a, TaskIndex b) { return lives[a].ended < lives[b].ended; });
        state.resource_level.resize(trace->resource_count() + 1);
        level_changes.resize(trace->resource_count() + 1);
        if (trace->resource_count() > 0) list_level_changes();
    }

    void list_level_changes() {
        for (EventIndex event = 0; event < trace->event_count(); ++event) {
            if (trace->kind_of(event) != EventKind::Level) continue;
            const Event change = trace->event(event);
            level_changes[change.resource].push_back({event, change.value});
        }
    }

    void seek(EventIndex event) {
        state.event = event;
        state.time = trace->time_of(event);
        state.running = kNoTask;
        state.timers.clear();
        state.waiting.clear();
        queued.clear();
        on_threads.clear();
        waiting_for_cpu.clear();
        for (TaskIndex task = 0; task < lives.size() && lives[task].created <= event; ++task)
            if (lives[task].ended > event && !trace->is_pool_thread(task)) place(task, event);
        put_in_order();
        set_ended(event);
        set_levels(event);
    }

    void place(TaskIndex task, EventIndex event) {
        const SegmentList lane = trace->segments(task);
        const std::size_t index = hints[task] = find_segment(lane, event, hints[task]);
        const EventIndex since = lane.firsts()[index];
        switch (lane.states()[index]) {
        case TaskState::Ready:
            (waits_for_cpu(since) ? waiting_for_cpu : queued).push_back({since, task});
            break;
        case TaskState::Running:
        case TaskState::Holding: on_threads.push_back({since, task}); break;
        case TaskState::Sleeping: {
            const Event suspension = trace->event(since);
            state.timers.push_back({task, saturating_add(suspension.time, suspension.wait.delay), since});
            break;
        }
        case TaskState::Waiting: state.waiting.push_back({task, trace->event(since).wait, since}); break;
        default: assert(false && "a living task is in none of its end states");
        }
    }

    /// Whoever plays or steps asks for neighbours: the last answer, or the one after it, is tried first.
    static std::uint32_t find_segment(const SegmentList& lane, EventIndex event, std::uint32_t hint) {
        const auto firsts = lane.firsts();
        const auto holds = [&](std::size_t index) {
            return index < firsts.size() && firsts[index] <= event &&
                   (index + 1 == firsts.size() || firsts[index + 1] > event);
        };
        if (holds(hint)) return hint;
        if (holds(hint + 1)) return hint + 1;
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
        if (!state.on_threads.empty()) state.running = state.on_threads.back();
        sort_by_since(state.waiting);
        std::sort(state.timers.begin(), state.timers.end(), [](const SleepingTask& a, const SleepingTask& b) {
            return std::pair(a.due, a.since) < std::pair(b.due, b.since);
        });
    }

    void set_ended(EventIndex event) {
        const auto after =
            std::upper_bound(all_ended.begin(), all_ended.end(), event,
                             [this](EventIndex key, TaskIndex task) { return key < lives[task].ended; });
        const auto count = static_cast<std::size_t>(after - all_ended.begin());
        // The list is a prefix of all_ended: only the difference is touched.
        if (count < state.ended.size()) state.ended.resize(count);
        while (state.ended.size() < count)
            state.ended.push_back(all_ended[state.ended.size()]);
    }

    void set_levels(EventIndex event) {
        for (std::size_t resource = 1; resource < level_changes.size(); ++resource) {
            const auto& changes = level_changes[resource];
            const auto after = std::upper_bound(
                changes.begin(), changes.end(), event,
                [](EventIndex key, const LevelChange& change) { return key < change.event; });
            state.resource_level[resource] = after == changes.begin() ? 0 : std::prev(after)->level;
        }
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
