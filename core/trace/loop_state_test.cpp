#include "core/trace/loop_state.hpp"
#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <random>

using namespace simul;
using namespace simul::trace;
using namespace simul::trace::testing;

namespace {

/// The plain way: the events, one after the other.
class Replay {
public:
    explicit Replay(const Trace& trace) : trace_(trace) {
        state_.resource_level.resize(trace.resource_count() + 1);
    }

    const LoopState& next() {
        const Event event = trace_.event(next_++);
        state_.event = event.index;
        state_.time = event.time;
        if (event.task != kNoTask && event.kind != EventKind::Level && event.kind != EventKind::Output &&
            event.kind != EventKind::Hold)
            move(event);
        if (event.kind == EventKind::Level) state_.resource_level[event.resource] = event.value;
        return state_;
    }

private:
    void move(const Event& event) {
        const TaskIndex task = event.task;
        const bool was_ready = std::erase(state_.ready, task) > 0;
        std::erase_if(state_.waiting, [&](const WaitingTask& waiter) { return waiter.task == task; });
        std::erase_if(state_.timers, [&](const SleepingTask& sleeper) { return sleeper.task == task; });
        if (state_.running == task) state_.running = kNoTask;
        switch (event.kind) {
        case EventKind::Create: state_.ready.push_back(task); break;
        case EventKind::Ready:
            // Queued at its creation, or when it gave up its turn: it keeps its place.
            if (was_ready)
                state_.ready.insert(state_.ready.begin() + place_[task], task);
            else
                state_.ready.push_back(task);
            break;
        case EventKind::Resume: state_.running = task; break;
        case EventKind::Suspend: suspend(event); break;
        default: state_.ended.push_back(task); break;
        }
        for (std::size_t i = 0; i < state_.ready.size(); ++i)
            place_[state_.ready[i]] = static_cast<std::ptrdiff_t>(i);
    }

    void suspend(const Event& event) {
        if (event.wait.kind == WaitKind::None) return state_.ready.push_back(event.task);
        if (event.wait.kind != WaitKind::Sleep)
            return state_.waiting.push_back({event.task, event.wait, event.index});
        state_.timers.push_back({event.task, event.time + event.wait.delay, event.index});
        std::stable_sort(state_.timers.begin(), state_.timers.end(),
                         [](const SleepingTask& a, const SleepingTask& b) { return a.due < b.due; });
    }

    const Trace& trace_;
    LoopState state_;
    EventIndex next_ = 0;
    std::map<TaskIndex, std::ptrdiff_t> place_;
};

bool equal(const LoopState& a, const LoopState& b) {
    const auto same_sleeper = [](const SleepingTask& x, const SleepingTask& y) {
        return x.task == y.task && x.due == y.due && x.since == y.since;
    };
    const auto same_waiter = [](const WaitingTask& x, const WaitingTask& y) {
        return x.task == y.task && x.wait == y.wait && x.since == y.since;
    };
    return a.event == b.event && a.time == b.time && a.running == b.running && a.ready == b.ready &&
           a.ended == b.ended && a.resource_level == b.resource_level &&
           std::ranges::equal(a.timers, b.timers, same_sleeper) &&
           std::ranges::equal(a.waiting, b.waiting, same_waiter);
}

} // namespace

TEST_CASE("The state at every event is what replaying the events gives") {
    const auto seed = GENERATE(range(1u, 9u));
    const TracePtr trace = random_run(seed, 40, 25);
    LoopStates states(trace);
    Replay replay(*trace);
    for (EventIndex event = 0; event < trace->event_count(); ++event) {
        INFO("seed " << seed << ", event " << event);
        REQUIRE(equal(states.at(event), replay.next()));
    }
}

TEST_CASE("Whoever is resumed was the first of the ready queue") {
    const auto seed = GENERATE(range(1u, 9u));
    const TracePtr trace = random_run(seed, 40, 25);
    LoopStates states(trace);
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        if (trace->kind_of(event) != EventKind::Resume) continue;
        const LoopState& before = states.at(event - 1);
        REQUIRE_FALSE(before.ready.empty());
        CHECK(before.ready.front() == trace->task_of(event));
    }
}

TEST_CASE("Timers are in the order in which they fire") {
    const TracePtr trace = random_run(3, 60, 20);
    LoopStates states(trace);
    for (EventIndex event = 1; event < trace->event_count(); ++event) {
        const Event happened = trace->event(event);
        if (happened.kind != EventKind::Ready || happened.cause != CauseKind::Timer) continue;
        const LoopState& before = states.at(event - 1);
        REQUIRE_FALSE(before.timers.empty());
        CHECK(before.timers.front().task == happened.task);
        CHECK(before.timers.front().due <= happened.time);
    }
}

TEST_CASE("A state does not depend on where one comes from") {
    const TracePtr trace = random_run(7, 200, 60);
    LoopStates wanderer(trace);
    std::mt19937 random(1);
    const auto count = static_cast<EventIndex>(trace->event_count());
    for (int i = 0; i < 60; ++i) {
        const auto event = static_cast<EventIndex>(random() % count);
        LoopStates newcomer(trace);
        CHECK(equal(wanderer.at(event), newcomer.at(event)));
        if (event > 0) CHECK(equal(wanderer.at(event - 1), newcomer.at(event - 1)));
    }
}

namespace {

bool all_equal(const LoopState& a, const LoopState& b) {
    return equal(a, b) && a.on_threads == b.on_threads && a.waiting_for_cpu == b.waiting_for_cpu;
}

/// Threads that are let go, CPUs that are waited for, and a resource.
TracePtr threads_and_processors(unsigned seed) {
    std::mt19937 random(seed);
    const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
    TraceBuilder builder;
    const ResourceId lock = builder.add_resource("lock");
    std::vector<TaskIndex> tasks;
    Instant now{};
    for (int i = 0; i < 600; ++i) {
        now += Duration(below(4));
        if (tasks.size() < 12 || below(20) == 0) {
            tasks.push_back(builder.create(now, "task", kNoTask, 0));
            continue;
        }
        const std::size_t at = below(static_cast<unsigned>(tasks.size()));
        const TaskIndex task = tasks[at];
        switch (below(9)) {
        case 0: builder.ready(now, task, CauseKind::Timer); break;
        case 1: builder.ready(now, task, CauseKind::Processor); break;
        case 2: builder.resume(now, task, 0); break;
        case 3: builder.hold(now, task, 0, Duration(1 + below(9)), HoldKind::Sleep); break;
        case 4: builder.hold(now, task, 0, Duration(below(9)), HoldKind::Work); break;
        case 5: builder.suspend(now, task, 0, {.kind = WaitKind::Lock, .resource = lock}); break;
        case 6: builder.suspend(now, task, 0, {.kind = WaitKind::Sleep, .delay = Duration(below(9))}); break;
        case 7: builder.level(now, task, lock, below(3)); break;
        default: builder.done(now, task); tasks.erase(tasks.begin() + static_cast<std::ptrdiff_t>(at));
        }
    }
    return builder.finish({.time = now});
}

} // namespace

TEST_CASE("Steps in both directions lead to the states that a seek finds") {
    const auto seed = GENERATE(range(1u, 7u));
    for (const TracePtr& trace :
         {random_run(seed, 40, 25), threads_and_processors(seed),
          chess_exhibition(SampleModel::Sequential, 3, 4), producers_and_consumers()}) {
        const auto count = static_cast<EventIndex>(trace->event_count());
        LoopStates walker(trace);
        const auto check = [&](EventIndex event) {
            LoopStates newcomer(trace);
            INFO("seed " << seed << ", event " << event);
            REQUIRE(all_equal(walker.at(event), newcomer.at(event)));
        };
        for (EventIndex event = 0; event < count; ++event)
            check(event);
        for (EventIndex event = count; event-- > 0;)
            check(event);
        std::mt19937 random(seed);
        EventIndex event = 0;
        for (int i = 0; i < 300; ++i) {
            const auto reach = static_cast<EventIndex>(i % 10 == 0 ? count : 30);
            const auto target = static_cast<std::int64_t>(event) + random() % (2 * reach + 1) - reach;
            event = static_cast<EventIndex>(std::clamp<std::int64_t>(target, 0, count - 1));
            check(event);
        }
    }
}

TEST_CASE("Levels of queues are those of the moment") {
    const TracePtr trace = producers_and_consumers();
    LoopStates states(trace);
    for (EventIndex event = 0; event < trace->event_count(); ++event)
        if (trace->kind_of(event) == EventKind::Level)
            CHECK(states.at(event).resource_level[1] == trace->event(event).value);
    CHECK(states.at(0).resource_level[1] == 0);
}

TEST_CASE("In a deadlock those who wait are left over") {
    const TracePtr trace = deadlock();
    LoopStates states(trace);
    const LoopState& last = states.at(static_cast<EventIndex>(trace->event_count() - 1));
    CHECK(last.waiting.size() == 3);
    CHECK(last.ready.empty());
    CHECK(last.timers.empty());
}

TEST_CASE("On a machine of many threads several tasks have one, and some of them wait for a CPU") {
    using namespace std::chrono_literals;
    TraceBuilder builder;
    std::vector<TaskIndex> tasks;
    for (int i = 0; i < 4; ++i)
        tasks.push_back(builder.create(Instant{}, "task", kNoTask, 0));
    for (const TaskIndex task : {tasks[0], tasks[1], tasks[2]})
        builder.resume(Instant{}, task, 0);
    builder.ready(Instant{}, tasks[2], CauseKind::Processor);
    builder.hold(Instant{}, tasks[1], 0, 2s, HoldKind::Work);
    builder.hold(Instant{}, tasks[0], 0, 5s, HoldKind::Sleep);
    const TracePtr trace = builder.finish({.time = Instant{5s}});
    LoopStates states(trace);
    const LoopState& last = states.at(static_cast<EventIndex>(trace->event_count() - 1));
    CHECK(last.on_threads == std::vector{tasks[1], tasks[0]});
    CHECK(last.running == tasks[0]);
    CHECK(last.waiting_for_cpu == std::vector{tasks[2]});
    CHECK(last.ready == std::vector{tasks[3]});
}
