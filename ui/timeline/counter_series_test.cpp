#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/counter_series.hpp"
#include "ui/timeline/testing/small_traces.hpp"

using namespace simul;
using namespace simul::ui;

TEST_CASE("the ready queue is as deep as many tasks are ready") {
    test::Story story;
    const auto a = story.create("f");
    const auto b = story.create("f");
    const trace::EventIndex both_created = story.next() - 1;
    story.resume(a);
    const trace::EventIndex a_runs = story.next() - 1;
    story.done(a).resume(b).done(b);
    const auto trace = story.end();
    const CounterSeries ready = counter_series(*trace).front();
    CHECK(ready.name() == "ready queue");
    CHECK(ready.at(both_created) == 2);
    CHECK(ready.at(a_runs) == 1);
    CHECK(ready.at(static_cast<trace::EventIndex>(trace->event_count() - 1)) == 0);
    CHECK(ready.greatest() == 2);
}

TEST_CASE("only resources whose level changes have a series") {
    test::Story story;
    const auto used = story.queue();
    story.queue();
    const auto task = story.create("f");
    story.resume(task).level(used, 3).done(task);
    const auto series = counter_series(*story.end());
    REQUIRE(series.size() == 2);
    CHECK(series[1].resource() == used);
    CHECK(series[1].greatest() == 3);
}

TEST_CASE("the greatest value of a stretch is what a search of all its changes finds") {
    const auto trace = trace::testing::random_run(5, 30, 200);
    for (const CounterSeries& series : counter_series(*trace))
        for (const AxisKind kind : {AxisKind::Time, AxisKind::Steps}) {
            const Range all = Axis(kind, *trace).extent();
            for (int begin = 0; begin < 20; ++begin)
                for (int length = 1; length <= 20; length += 3) {
                    const Position from = all.length() * begin / 20;
                    const Position to = std::max(from + 1, from + all.length() * length / 20);
                    std::int64_t expected = 0;
                    for (std::size_t i = 0; i < series.size(); ++i) {
                        const bool inside =
                            from <= series.position_of(i, kind) && series.position_of(i, kind) < to;
                        const bool holds_at_begin =
                            series.position_of(i, kind) < from &&
                            (i + 1 == series.size() || series.position_of(i + 1, kind) > from);
                        if (inside || holds_at_begin) expected = std::max(expected, series.value_of(i));
                    }
                    CHECK(series.greatest_in(from, to, kind) == expected);
                }
        }
}

TEST_CASE("resources of one name are told apart by numbers") {
    trace::TraceBuilder builder;
    const auto first = builder.add_resource("lock", "Lock");
    const auto second = builder.add_resource("lock", "Lock");
    const auto named = builder.add_resource("queue", "Queue");
    for (const auto resource : {first, second, named})
        builder.level(Instant{}, trace::kNoTask, resource, 1);
    const auto series = counter_series(*builder.finish({}));
    REQUIRE(series.size() == 3);
    CHECK(series[0].name() == "Lock 1");
    CHECK(series[1].name() == "Lock 2");
    CHECK(series[2].name() == "Queue");
}
