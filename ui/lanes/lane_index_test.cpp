#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/lanes/testing/column_shares.hpp"

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

} // namespace

TEST_CASE("the shares of a pixel column are right to 1/255, at every zoom and on all axes") {
    const auto trace = trace::testing::random_run(11, 12, 300);
    for (const AxisKind axis : {AxisKind::Time, AxisKind::Steps, AxisKind::Both}) {
        const Range all = Axis(axis, *trace).extent();
        const AxisPlaces kind = Axis(axis, *trace).places();
        for (trace::TaskIndex task = 0; task < trace->task_count(); ++task) {
            const LaneIndex index(trace->segments(task), kind);
            for (const Position part : {1, 3, 17, 170}) {
                const Range range{all.length() / 5,
                                  all.length() / 5 + std::max<Position>(1, all.length() / part)};
                constexpr int kColumns = 97;
                const TimeScale scale(range, 0, kColumns);
                const auto columns = testing::column_shares(index, ColumnGrid(scale, 1));
                const double unit = double(range.length()) / kColumns;
                for (int column = 0; column < kColumns; ++column) {
                    const double from = double(range.begin) + unit * column;
                    for (const TaskState state : kLasting) {
                        const double expected =
                            brute_force(trace->segments(task), kind, state, from, from + unit) / unit;
                        const double share = columns[std::size_t(column)].share[std::size_t(state)] / 255.0;
                        if (std::abs(share - expected) <= 1 / 255.0) continue;
                        CAPTURE(task, part, column, int(state), int(axis), expected, share);
                        FAIL("a share is wrong");
                    }
                }
            }
        }
    }
    SUCCEED();
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
