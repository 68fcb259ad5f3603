#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/lanes/lane_layout.hpp"
#include "ui/lanes/segment_words.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

/// "PRODUCE produce(0) produce(1)": what stands below one another.
std::string rows_of(const TraceLanes& lanes, const LaneArrangement& arrangement) {
    const auto arranged = std::make_shared<const ArrangedLanes>(arrange(lanes, arrangement));
    const LaneLayout layout(arranged, lanes.trace(), {}, arrangement.collapsed);
    QStringList names;
    for (const LaneLayout::Row& row : layout.rows())
        names << (row.kind == LaneLayout::RowKind::Group ? layout.groups()[row.group].title().toUpper()
                                                         : lane_name(lanes.trace(), row.lane));
    return names.join(QLatin1Char(' ')).toStdString();
}

/// Three tasks: "first" sleeps for 1 s, starts last and ends last; "second" for 3 s; "third" for 2 s.
trace::TracePtr sleepers() {
    trace::testing::Story story;
    const auto first = story.create("first");
    const auto second = story.create("second", first);
    const auto third = story.create("third", first);
    story.resume(second).sleep(second, 3s).resume(third).sleep(third, 2s).at(2).ready(third).resume(third);
    story.done(third).at(3).ready(second).resume(second).done(second);
    story.resume(first).sleep(first, 1s).at(4).ready(first).resume(first).done(first);
    return story.end();
}

} // namespace

TEST_CASE("lanes are grouped by function, by the task that created them, or not at all") {
    const TraceLanes lanes(trace::testing::producers_and_consumers(2, 2));
    CHECK(rows_of(lanes, {}) == "main PRODUCE produce(0) produce(1) CONSUME consume(0) consume(1)");
    CHECK(rows_of(lanes, {.grouping = LaneGrouping::Creator}) ==
          "main BY MAIN produce(0) produce(1) consume(0) consume(1)");
    CHECK(rows_of(lanes, {.grouping = LaneGrouping::Flat}) ==
          "main produce(0) produce(1) consume(0) consume(1)");
}

TEST_CASE("lanes are sorted by creation, start, end, name or time in a state") {
    const TraceLanes lanes(sleepers());
    const auto sorted = [&](LaneOrder order, bool reversed = false) {
        return rows_of(lanes, {.grouping = LaneGrouping::Flat,
                               .order = order,
                               .state = trace::TaskState::Sleeping,
                               .reversed = reversed});
    };
    CHECK(sorted(LaneOrder::Creation) == "first second third");
    CHECK(sorted(LaneOrder::Start) == "second third first");
    CHECK(sorted(LaneOrder::End) == "third second first");
    CHECK(sorted(LaneOrder::Name) == "first second third");
    CHECK(sorted(LaneOrder::TimeInState) == "second third first");
    CHECK(sorted(LaneOrder::Name, true) == "third second first");
}

TEST_CASE("numbers in names count as numbers") {
    CHECK(comes_before_by_name("Task-9", "Task-10"));
    CHECK_FALSE(comes_before_by_name("Task-10", "Task-9"));
    CHECK(comes_before_by_name("f(2)", "f(10)"));
    CHECK(comes_before_by_name("f", "f(0)"));
    CHECK(comes_before_by_name("a7b", "b1"));
    CHECK_FALSE(comes_before_by_name("same 07", "same 7"));
    CHECK_FALSE(comes_before_by_name("same 7", "same 07"));
}

TEST_CASE("a filter leaves out lanes, in whatever case, and says how many") {
    const TraceLanes lanes(trace::testing::producers_and_consumers(2, 3));
    const LaneArrangement arrangement{.filter = QStringLiteral("PROD")};
    CHECK(rows_of(lanes, arrangement) == "PRODUCE produce(0) produce(1)");
    CHECK(arrange(lanes, arrangement).left_out == 4);
    CHECK(rows_of(lanes, {.filter = QStringLiteral("no such lane")}).empty());
}

TEST_CASE("hidden lanes are left out, pinned ones stand on top whatever the filter says") {
    const TraceLanes lanes(trace::testing::producers_and_consumers(2, 2));
    CHECK(rows_of(lanes, {.hidden = {QStringLiteral("produce(0)"), QStringLiteral("main")}}) ==
          "produce(1) CONSUME consume(0) consume(1)");
    const LaneArrangement pinned{.filter = QStringLiteral("consume"),
                                 .pinned = {QStringLiteral("consume(1)"), QStringLiteral("main")}};
    CHECK(rows_of(lanes, pinned) == "consume(1) main consume(0)");
    CHECK(arrange(lanes, pinned).left_out == 2);
}

TEST_CASE("a lane that is not shown has no row") {
    const TraceLanes lanes(trace::testing::producers_and_consumers(2, 2));
    const auto arranged =
        std::make_shared<const ArrangedLanes>(arrange(lanes, {.hidden = {QStringLiteral("produce(0)")}}));
    const LaneLayout layout(arranged, lanes.trace(), {});
    CHECK(layout.find_row({1}) == nullptr);
    CHECK(layout.find_row({2}) != nullptr);
}

TEST_CASE("a lane is as high as the deepest await stack of its task needs") {
    trace::TraceBuilder builder;
    const auto outer = builder.stack(0, "chain", 3);
    const auto inner = builder.stack(outer, "part", 8);
    const trace::TaskIndex task = builder.create(Instant{}, "Task-1", trace::kNoTask, outer);
    builder.resume(Instant{}, task, outer);
    builder.suspend(Instant{}, task, inner, {.kind = trace::WaitKind::Sleep, .delay = 1s});
    builder.ready(Instant{1s}, task, trace::CauseKind::Timer);
    builder.resume(Instant{1s}, task, inner);
    builder.done(Instant{1s}, task);
    trace::Ending ending;
    ending.time = Instant{1s};
    const TraceLanes lanes(builder.finish(ending));
    CHECK(LaneLayout(lanes, {.lane = 20, .stack_level = 10}).height() == Approx(40));
    CHECK(LaneLayout(lanes, {.lane = 20}).height() == Approx(20));
}
