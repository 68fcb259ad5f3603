#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/counters/counters.hpp"

using namespace simul;
using namespace simul::ui;
using trace::EventIndex;

namespace {

std::shared_ptr<const Counters> counted(const trace::TracePtr& trace, CounterChoice choice = {}) {
    return count({trace, AxisKind::Time, std::move(choice)}, nullptr, false);
}

const Counter* named(const Counters& counters, const char* name) {
    for (const Counter& counter : counters.shown)
        if (counter.name == QLatin1String(name)) return &counter;
    return nullptr;
}

EventIndex last_event(const trace::Trace& trace) {
    return static_cast<EventIndex>(trace.event_count() - 1);
}

/// The plain way: how many wait for the resource just after each event.
std::vector<std::int64_t> waiters_after_events(const trace::Trace& trace, trace::ResourceId resource) {
    std::vector<std::int64_t> after;
    for (EventIndex event = 0; event < trace.event_count(); ++event) {
        std::int64_t waiting = 0;
        for (trace::TaskIndex task = 0; task < trace.task_count(); ++task) {
            const auto segment = trace.segment_at(task, event);
            if (segment && segment->state == trace::TaskState::Waiting)
                waiting += trace.event(segment->first).wait.resource == resource;
        }
        after.push_back(waiting);
    }
    return after;
}

} // namespace

TEST_CASE("the ready queue is as deep as many tasks are ready") {
    trace::testing::Story story;
    const auto a = story.create("f");
    const auto b = story.create("f");
    const EventIndex both_created = story.next() - 1;
    story.resume(a);
    const EventIndex a_runs = story.next() - 1;
    story.done(a).resume(b).done(b);
    const auto trace = story.end();
    const auto counters = counted(trace);
    const Counter* const ready = named(*counters, "ready queue");
    REQUIRE(ready);
    CHECK(ready->level->at(both_created) == 2);
    CHECK(ready->level->at(a_runs) == 1);
    CHECK(ready->level->at(last_event(*trace)) == 0);
    CHECK(ready->level->extremes() == Extremes{0, 2});
}

TEST_CASE("only resources that somebody uses have a counter") {
    trace::testing::Story story;
    const auto used = story.queue();
    story.queue();
    const auto task = story.create("f");
    story.resume(task).level(used, 3).done(task);
    const auto counters = counted(story.end());
    REQUIRE(counters->resources.size() == 1);
    CHECK(counters->resources[0].resource == used);
    CHECK(counters->resources[0].level->extremes().greatest == 3);
    CHECK_FALSE(counters->resources[0].waiters);
}

TEST_CASE("a lock has holders and waiters, a semaphore as many holders as permits are taken") {
    trace::TraceBuilder builder;
    const auto lock = builder.add_resource("lock", "Lock");
    const auto semaphore = builder.add_resource("semaphore", "Semaphore");
    const auto a = builder.create({}, "a", trace::kNoTask, 0), b = builder.create({}, "b", trace::kNoTask, 0);
    builder.level({}, trace::kNoTask, semaphore, 3);
    builder.resume({}, a, 0);
    builder.level({}, a, lock, 1);
    builder.level({}, a, semaphore, 2);
    builder.suspend({}, a, 0, {.kind = trace::WaitKind::Sleep, .delay = Duration(1000)});
    builder.resume({}, b, 0);
    builder.level({}, b, semaphore, 1);
    builder.suspend({}, b, 0, {.kind = trace::WaitKind::Lock, .resource = lock});
    const EventIndex b_waits = static_cast<EventIndex>(builder.event_count() - 1);
    builder.ready(Instant(Duration(1000)), a, trace::CauseKind::Timer);
    builder.resume(Instant(Duration(1000)), a, 0);
    builder.level(Instant(Duration(1000)), a, lock, 0);
    builder.ready(Instant(Duration(1000)), b, trace::CauseKind::Task, a);
    const auto counters = counted(builder.finish({}));
    const Counter* const of_lock = named(*counters, "Lock");
    const Counter* const of_semaphore = named(*counters, "Semaphore");
    REQUIRE(of_lock);
    REQUIRE(of_semaphore);
    CHECK(of_lock->level->at(b_waits) == 1);
    CHECK(of_lock->waiters->at(b_waits) == 1);
    CHECK(of_lock->waiters->at(b_waits - 1) == 0);
    CHECK(of_lock->waiters->at(b_waits + 4) == 0);
    CHECK(of_semaphore->level->at(b_waits) == 2);
    CHECK(of_semaphore->level->extremes() == Extremes{0, 2});
    CHECK_FALSE(of_semaphore->waiters);
}

TEST_CASE("who waits for a queue is counted as a look at every task says") {
    const auto trace = trace::testing::producers_and_consumers(3, 5);
    const auto counters = counted(trace);
    REQUIRE(counters->resources.size() == 1);
    const auto expected = waiters_after_events(*trace, 1);
    REQUIRE(*std::max_element(expected.begin(), expected.end()) > 1);
    for (EventIndex event = 0; event < trace->event_count(); ++event)
        CHECK(counters->resources[0].waiters->at(event) == expected[event]);
}

namespace {

/// The plain way: each value that holds somewhere in [from, to), one after the other.
class AllValues {
public:
    AllValues(const trace::Trace& trace, const CounterSeries& series, const AxisPlaces& places) {
        for (EventIndex event = 0; event < trace.event_count(); ++event) {
            values_.push_back(series.at(event));
            places_.push_back(places.of(trace.time_of(event), event));
        }
        next_.resize(values_.size(), values_.size());
        for (std::size_t i = values_.size() - 1; i-- > 0;)
            next_[i] = values_[i + 1] == values_[i] ? next_[i + 1] : i + 1;
    }

    Position end() const { return places_.back() + 1; }
    Extremes in(Position from, Position to) const {
        std::optional<Extremes> found;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            // It holds from its event on: at the beginning too, if the next change lies behind that.
            const bool inside = from <= places_[i] && places_[i] < to;
            const bool lasts = places_[i] < from && (next_[i] == values_.size() || places_[next_[i]] > from);
            if (!inside && !lasts) continue;
            if (!found) found = Extremes{values_[i], values_[i]};
            found->least = std::min(found->least, values_[i]);
            found->greatest = std::max(found->greatest, values_[i]);
        }
        return found.value_or(Extremes{});
    }

private:
    std::vector<std::int64_t> values_;
    std::vector<Position> places_;
    std::vector<std::size_t> next_; ///< Where another value begins.
};

} // namespace

TEST_CASE("the extremes of a stretch are what a search of all its changes finds") {
    const auto trace = trace::testing::random_run(5, 20, 80);
    const auto counters = counted(trace);
    std::vector<const CounterSeries*> all;
    for (const Counter& counter : counters->shown)
        for (const auto& series : {counter.level, counter.waiters})
            if (series) all.push_back(series.get());
    REQUIRE(all.size() >= 2);
    for (const CounterSeries* const series : all)
        for (const AxisPlaces& places :
             {AxisPlaces(AxisKind::Time), AxisPlaces(AxisKind::Steps), AxisPlaces::both(0.5, 1e7)}) {
            const AllValues values(*trace, *series, places);
            for (int begin = 0; begin < 20; ++begin)
                for (int length = 1; length <= 20; length += 3) {
                    const Position from = values.end() * begin / 20;
                    const Position to = std::max(from + 1, from + values.end() * length / 20);
                    const Extremes found = series->in(events_in(*trace, places, from, to));
                    CHECK(found == values.in(from, to));
                }
        }
}

TEST_CASE("resources of one name are told apart by numbers, and each can be hidden") {
    trace::TraceBuilder builder;
    const auto first = builder.add_resource("lock", "Lock");
    const auto second = builder.add_resource("lock", "Lock");
    const auto named_queue = builder.add_resource("queue", "Queue");
    for (const auto resource : {first, second, named_queue})
        builder.level(Instant{}, trace::kNoTask, resource, 1);
    const auto trace = builder.finish({});
    CounterChoice choice;
    choice.choose(CounterKind::TaskStates, false);
    const auto all = counted(trace, choice);
    REQUIRE(all->shown.size() == 4);
    CHECK(all->shown[1].name == "Queue");
    CHECK(all->shown[2].name == "Lock 1");
    CHECK(all->shown[3].name == "Lock 2");
    choice.hidden.insert(QStringLiteral("Lock 1"));
    REQUIRE(has_all_for(all.get(), {trace, AxisKind::Time, choice}));
    const auto fewer = count({trace, AxisKind::Time, choice}, all.get(), false);
    CHECK(fewer->shown.size() == 3);
    CHECK_FALSE(named(*fewer, "Lock 1"));
    CHECK(named(*fewer, "Lock 2")->level == all->shown[3].level); // Not counted anew.
    choice.choose(CounterKind::Locks, false);
    CHECK(counted(trace, choice)->shown.size() == 2);
}

TEST_CASE("a count that is cancelled gives nothing, one that is finished can be built on") {
    const auto trace = trace::testing::random_run(2, 20, 50);
    const std::atomic<bool> cancelled = true;
    CHECK_FALSE(count({trace, AxisKind::Time, {}}, nullptr, cancelled));
    const auto counters = counted(trace);
    CHECK(has_all_for(counters.get(), {trace, AxisKind::Time, {}}));
    CHECK_FALSE(has_all_for(counters.get(), {trace, AxisKind::Steps, {}}));
    CHECK_FALSE(has_all_for(nullptr, {trace, AxisKind::Time, {}}));
    CHECK_FALSE(has_all_for(counters.get(), {trace::testing::random_run(2, 20, 50), AxisKind::Time, {}}));
    const auto on_steps = count({trace, AxisKind::Steps, {}}, counters.get(), false);
    CHECK(on_steps->changes == counters->changes);
    CHECK(on_steps->ready_queue == counters->ready_queue);
    CHECK(on_steps->states->places() == AxisPlaces(AxisKind::Steps));
}
