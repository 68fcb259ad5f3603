#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/lanes/lane_layout.hpp"
#include "ui/lanes/segment_words.hpp"

using namespace simul;
using namespace simul::ui;

namespace {

std::string rows_of(const LaneLayout& layout, const trace::Trace& trace) {
    QStringList names;
    for (const LaneLayout::Row& row : layout.rows())
        names << (row.kind == LaneLayout::RowKind::Group ? layout.groups()[row.group].key.toUpper()
                                                         : lane_name(trace, row.lane));
    return names.join(QLatin1Char(' ')).toStdString();
}

} // namespace

TEST_CASE("lanes stand below the heading of their function, in order of creation") {
    TraceLanes lanes(trace::testing::producers_and_consumers(2, 3));
    CHECK(rows_of(LaneLayout(lanes, {}), lanes.trace()) ==
          "main PRODUCE produce(0) produce(1) CONSUME consume(0) consume(1) consume(2)");
}

TEST_CASE("a collapsed group keeps one row, which shows all its lanes") {
    TraceLanes lanes(trace::testing::producers_and_consumers(2, 3));
    const LaneLayout layout(lanes, {}, {QStringLiteral("produce"), QStringLiteral("main")});
    CHECK(rows_of(layout, lanes.trace()) == "main PRODUCE CONSUME consume(0) consume(1) consume(2)");
    CHECK(layout.find_row({1}) == layout.find_row({2}));
    CHECK(layout.find_row({1})->kind == LaneLayout::RowKind::Group);
}

TEST_CASE("each row is found by any y in it") {
    TraceLanes lanes(trace::testing::producers_and_consumers());
    const LaneLayout layout(lanes, {.lane = 20, .bar = 12, .group = 18});
    for (std::size_t i = 0; i < layout.rows().size(); ++i) {
        CHECK(layout.row_at(layout.rows()[i].top) == i);
        CHECK(layout.row_at(layout.rows()[i].top + layout.rows()[i].height - 0.01) == i);
    }
    CHECK(layout.row_at(layout.height()) == layout.rows().size());
    CHECK(layout.row_at(-1) == 0);
}

TEST_CASE("neighbours pass over headings and stop at the ends") {
    TraceLanes lanes(trace::testing::producers_and_consumers(2, 2));
    const LaneLayout layout(lanes, {});
    CHECK(layout.neighbour({0}, 1) == LaneId{1});
    CHECK(layout.neighbour({2}, 1) == LaneId{3});
    CHECK(layout.neighbour({3}, -2) == LaneId{1});
    CHECK(layout.neighbour({4}, 9) == LaneId{4});
    CHECK(layout.neighbour({0}, -1) == LaneId{0});
}

TEST_CASE("code outside of tasks has a lane of its own, with gaps where tasks run") {
    const auto at = [](int seconds) { return Instant{} + std::chrono::seconds(seconds); };
    trace::TraceBuilder builder;
    builder.hold(at(0), trace::kNoTask, 0, std::chrono::seconds(3), trace::HoldKind::Sleep);
    const trace::TaskIndex task = builder.create(at(3), "Task-1", trace::kNoTask, 0);
    builder.ready(at(3), task, trace::CauseKind::Start);
    builder.resume(at(3), task, 0);
    builder.suspend(at(3), task, 0, {.kind = trace::WaitKind::Sleep, .delay = std::chrono::seconds(2)});
    builder.ready(at(5), task, trace::CauseKind::Timer);
    builder.resume(at(5), task, 0);
    builder.done(at(5), task);
    builder.hold(at(5), trace::kNoTask, 0, std::chrono::seconds(1), trace::HoldKind::Work);
    trace::Ending ending;
    ending.time = at(6);
    TraceLanes lanes(builder.finish(ending));

    const LaneLayout layout(lanes, {});
    REQUIRE(layout.rows().size() == 2);
    CHECK(layout.rows()[0].lane.is_program());
    const LaneIndex& index = lanes.index({}, AxisKind::Time);
    const LaneSums all = index.sums_to(0, 7e9);
    CHECK(all.in_state(trace::TaskState::Holding, {}) == Approx(3e9));
    CHECK(all.in_state(trace::TaskState::Running, {}) == Approx(1e9));
}

TEST_CASE("the threads of pools are a group of their own, whatever their calls run") {
    trace::TraceBuilder builder;
    const auto stack = builder.stack(0, "main", 1);
    const trace::TaskIndex task = builder.create(Instant{}, "Task-1", trace::kNoTask, stack);
    const trace::TaskIndex first = builder.start_pool_thread(Instant{}, "pool_0");
    builder.resume(Instant{}, first, builder.stack(0, "call", 7));
    builder.start_pool_thread(Instant{}, "pool_1");
    builder.done(Instant{}, task);
    const TraceLanes lanes(builder.finish({}));
    const LaneLayout layout(lanes, {});
    REQUIRE(layout.groups().size() == 2);
    CHECK(layout.groups()[1].title() == "pool threads");
    CHECK(layout.groups()[1].size_text() == "2 threads");
    CHECK(lanes.trace().task(first).label == "pool_0");
}
