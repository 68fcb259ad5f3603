#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/lanes/testing/column_shares.hpp"

#include <numeric>
#include <random>
#include <set>

using namespace simul;
using namespace simul::ui;
using trace::TaskState;

namespace {

Position begin_of(const trace::Segment& segment, const AxisPlaces& axis) {
    return axis.of(segment.begin, segment.first);
}
Position end_of(const trace::Segment& segment, const AxisPlaces& axis) {
    return axis.of(segment.end, segment.last);
}

/// The units that a lane spends in a state between two places, segment by segment.
double brute_force(const trace::SegmentList& segments, const AxisPlaces& kind, TaskState state, double from,
                   double to) {
    double sum = 0;
    for (const trace::Segment& segment : segments)
        if (segment.state == state)
            sum += std::max(0.0, std::min(to, double(end_of(segment, kind))) -
                                     std::max(from, double(begin_of(segment, kind))));
    return sum;
}

constexpr TaskState kLasting[] = {TaskState::Ready, TaskState::Running, TaskState::Holding,
                                  TaskState::Sleeping, TaskState::Waiting};

/// The shares of all states, and where the lane is resumed, against its segments one by one.
void check_columns(const trace::Trace& trace, trace::TaskIndex task, const Axis& axis) {
    const AxisPlaces& places = axis.places();
    const Range all = axis.extent();
    const trace::SegmentList segments = trace.segments(task);
    const LaneIndex index(segments, places);
    for (const Position part : {1, 3, 17, 170}) {
        const Position begin = part == 1 ? all.begin : all.length() / 5;
        const Range range{begin, begin + std::max<Position>(1, all.length() / part)};
        constexpr int kColumns = 97;
        const ColumnGrid grid(TimeScale(range, 0, kColumns), 1);
        const auto columns = testing::column_shares(index, grid);
        std::set<int> resumed;
        geometry::LaneWalk(index, grid)
            .run([](std::size_t, int, int) {}, [](int, const draw::ColumnShares&) {},
                 [&](int column) { resumed.insert(column); });
        std::set<int> expected_resumes;
        for (const trace::Segment& segment : segments) {
            const double offset = double(begin_of(segment, places) - range.begin);
            if (segment.state == TaskState::Running && 0 <= offset && offset < grid.offset(kColumns))
                expected_resumes.insert(grid.column_of(offset));
        }
        CAPTURE(task, part, int(axis.kind()));
        CHECK(resumed == expected_resumes);
        const double unit = double(range.length()) / kColumns;
        for (int column = 0; column < kColumns; ++column) {
            const double from = double(range.begin) + unit * column;
            const auto& shares = columns[std::size_t(column)].share;
            const bool is_filled =
                from >= double(index.extent().begin) && from + unit <= double(index.extent().end);
            if (is_filled && std::accumulate(shares.begin(), shares.end(), 0) != 255) FAIL("not the whole");
            for (const TaskState state : kLasting) {
                const double expected = brute_force(segments, places, state, from, from + unit) / unit;
                const double share = columns[std::size_t(column)].share[std::size_t(state)] / 255.0;
                if (std::abs(share - expected) <= 1 / 255.0) continue;
                CAPTURE(column, int(state), expected, share);
                FAIL("a share is wrong");
            }
        }
    }
}

} // namespace

TEST_CASE("the shares of a pixel column are right to 1/255, at every zoom and on all axes") {
    const auto trace = trace::testing::random_run(11, 12, 300);
    for (const AxisKind axis : {AxisKind::Time, AxisKind::Steps, AxisKind::Both})
        for (trace::TaskIndex task = 0; task < trace->task_count(); ++task)
            check_columns(*trace, task, Axis(axis, *trace));
}

TEST_CASE("so they are where hundreds of segments lie in one column, and few in the next") {
    trace::testing::Story busy;
    const auto worker = busy.create("busy");
    std::minstd_rand random(7);
    double now = 1;
    const auto later = [&] { return now += double(random() % 1'000) / 1'000; };
    for (int i = 0; i < 3'000; ++i) {
        busy.at(later()).resume(worker);
        if (random() % 2 == 0)
            busy.at(later()).sleep(worker, std::chrono::hours(1));
        else
            busy.at(now).wait(worker, trace::WaitKind::Event);
        busy.at(later()).ready(worker);
    }
    const auto trace = busy.end();
    REQUIRE(trace->segments(worker).size() > 8'000);
    const auto segments = trace->segments(worker);
    const LaneIndex index(segments, AxisKind::Time);
    for (double place = 0; place < double(index.extent().end); place += 1.7e9) {
        const auto is_resume_before = [&](const trace::Segment& segment) {
            return segment.state == TaskState::Running && double(begin_of(segment, AxisKind::Time)) < place;
        };
        CHECK(index.sums_to(0, place).resumes ==
              std::count_if(segments.begin(), segments.end(), is_resume_before));
    }
    for (const AxisKind axis : {AxisKind::Time, AxisKind::Steps, AxisKind::Both})
        check_columns(*trace, worker, Axis(axis, *trace));
    trace::testing::Story story;
    const auto task = story.create("bursts");
    story.resume(task);
    for (int burst = 0; burst < 4; ++burst)
        for (int i = 0; i < 1'000; ++i) {
            const double begin = burst * 1'000 + i * 0.05;
            story.at(begin).sleep(task, std::chrono::milliseconds(20));
            story.at(begin + 0.02).ready(task).at(begin + 0.03).resume(task);
        }
    const auto bursts = story.end();
    for (const AxisKind axis : {AxisKind::Time, AxisKind::Both})
        check_columns(*bursts, task, Axis(axis, *bursts));
}

TEST_CASE("sums do not depend on the hint") {
    const auto trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 5, 40);
    const LaneIndex index(trace->segments(2), AxisKind::Time);
    const double length = double(index.extent().length());
    for (int part = 0; part <= 50; ++part) {
        const LaneSums expected = index.sums_to(0, length * part / 50);
        for (const std::size_t hint :
             {std::size_t{0}, expected.segment / 2, expected.segment, index.size() - 1, index.size() + 5}) {
            const LaneSums sums = index.sums_to(0, length * part / 50, hint);
            CHECK(sums.segment == expected.segment);
            CHECK(sums.whole == expected.whole);
            CHECK(sums.resumes == expected.resumes);
        }
    }
}

TEST_CASE("resumes are counted where they begin") {
    trace::testing::Story story;
    const auto task = story.create("f");
    story.resume(task)
        .sleep(task, std::chrono::seconds(1))
        .at(1)
        .ready(task)
        .resume(task)
        .sleep(task, std::chrono::seconds(1));
    story.at(2).ready(task).resume(task).done(task);
    const auto trace = story.end();
    const LaneIndex index(trace->segments(task), AxisKind::Time);
    CHECK(index.sums_to(0, 0).resumes == 0);
    CHECK(index.sums_to(0, 1).resumes == 1);
    CHECK(index.sums_to(0, 1e9).resumes == 1);
    CHECK(index.sums_to(0, 1e9 + 1).resumes == 2);
    CHECK(index.sums_to(0, 3e9).resumes == 3);
}

TEST_CASE("a lane without segments has no share of anything") {
    const LaneIndex index({}, AxisKind::Time);
    CHECK(index.empty());
    for (const auto& column : testing::column_shares(index, ColumnGrid(TimeScale({0, 100}, 0, 10), 1)))
        CHECK(column == draw::ColumnShares{});
}
