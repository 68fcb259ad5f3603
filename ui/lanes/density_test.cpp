#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/drawing/display_painter.hpp"
#include "ui/lanes/density_view.hpp"
#include "ui/lanes/testing/column_shares.hpp"

#include <QPainter>
#include <numeric>

using namespace simul;
using namespace simul::ui;
using trace::TaskState;

namespace {

DensityRequest request_for(trace::TracePtr trace, AxisKind kind, int columns, int rows) {
    std::vector<trace::TaskIndex> lanes(trace->task_count());
    std::iota(lanes.begin(), lanes.end(), 0U);
    const Axis axis(kind, *trace);
    const std::size_t count = lanes.size();
    return {.trace = trace,
            .places = axis.places(),
            .window = axis.extent(),
            .columns = columns,
            .rows = rows,
            .lanes = std::make_shared<const std::vector<trace::TaskIndex>>(std::move(lanes)),
            .first = 0,
            .count = count};
}

int share(const draw::Grid& grid, int row, int column, TaskState state) {
    return grid.cells[static_cast<std::size_t>(row * grid.columns + column)]
        .share[static_cast<std::size_t>(state)];
}

} // namespace

TEST_CASE("each cell of a density shows the share of its lanes, to 1/255, on every axis") {
    const auto trace = trace::testing::random_run(7, 30, 120);
    constexpr int kColumns = 61;
    constexpr int kRows = 7;
    for (const AxisKind kind : {AxisKind::Time, AxisKind::Steps, AxisKind::Both}) {
        DensityRequest request = request_for(trace, kind, kColumns, kRows);
        for (const int part : {1, 5, 40}) {
            const Range all = Axis(kind, *trace).extent();
            request.window = {all.length() / 3,
                              all.length() / 3 + std::max<Position>(1, all.length() / part / 2)};
            const auto grid = density_of(request, false);
            REQUIRE(grid);
            for (int row = 0; row < kRows; ++row) {
                const std::size_t first = static_cast<std::size_t>(row) * request.count / kRows;
                const std::size_t last = static_cast<std::size_t>(row + 1) * request.count / kRows;
                std::vector<std::array<double, trace::kTaskStateCount>> sums(kColumns);
                for (std::size_t lane = first; lane < last; ++lane) {
                    const LaneIndex index(trace->segments(static_cast<trace::TaskIndex>(lane)),
                                          request.places);
                    const auto columns =
                        testing::column_shares(index, ColumnGrid(TimeScale(request.window, 0, kColumns), 1));
                    for (std::size_t column = 0; column < kColumns; ++column)
                        for (std::size_t state = 0; state < trace::kTaskStateCount; ++state)
                            sums[column][state] += columns[column].share[state];
                }
                for (int column = 0; column < kColumns; ++column)
                    for (std::size_t state = 0; state < trace::kTaskStateCount; ++state) {
                        const double expected =
                            sums[static_cast<std::size_t>(column)][state] / static_cast<double>(last - first);
                        const int actual = share(*grid, row, column, static_cast<TaskState>(state));
                        if (std::abs(actual - expected) <= 1.01) continue;
                        CAPTURE(row, column, state, part, int(kind), expected, actual);
                        FAIL("a share is wrong");
                    }
            }
        }
    }
    SUCCEED();
}

TEST_CASE("failures and cancellations never vanish in a density") {
    const auto trace = trace::testing::failures_and_cancellations();
    std::size_t expected = 0;
    for (trace::TaskIndex task = 0; task < trace->task_count(); ++task) {
        const TaskState end = trace->final_state(task);
        if (end == TaskState::Failed || end == TaskState::Cancelled) ++expected;
    }
    REQUIRE(expected > 0);
    CHECK(density_of(request_for(trace, AxisKind::Time, 10, 2), false)->ends.size() == expected);
}

TEST_CASE("a density that nobody waits for any more is given up") {
    CHECK(density_of(request_for(trace::testing::producers_and_consumers(), AxisKind::Time, 10, 2), true) ==
          nullptr);
}

TEST_CASE("until it is made anew, a density is shown where its times and lanes belong") {
    const auto trace = trace::testing::producers_and_consumers();
    DensityRequest old_request = request_for(trace, AxisKind::Time, 100, 16);
    old_request.window = {0, 1000};
    const DensityView::Shown shown{old_request, density_of(old_request, false)};
    DensityRequest wanted = old_request;
    const QRectF area(50, 20, 100, 160);
    CHECK(raster_of(shown, wanted, area).rect == area);
    wanted.window = {500, 1000};
    wanted.first = 8;
    wanted.count = 8;
    CHECK(raster_of(shown, wanted, area).rect == QRectF(-50, -140, 200, 320));
}

TEST_CASE("a density that has moved by a part of a pixel is copied, column by column") {
    const auto grid = std::make_shared<draw::Grid>();
    grid->columns = 60;
    grid->rows = 3;
    for (int cell = 0; cell < 60 * 3; ++cell) {
        grid->cells.emplace_back();
        grid->cells.back().share[std::size_t(cell % 2 == 0 ? TaskState::Running : TaskState::Sleeping)] = 255;
    }
    DisplayList list;
    list.add(draw::Raster{{10.4, 2.3, 60.4, 3.3}, grid});
    QImage image(80, 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter, list, Theme::light());
    painter.end();
    CHECK(image.pixel(9, 2) == QColor(Qt::white).rgb());
    CHECK(image.pixel(70, 2) == QColor(Qt::white).rgb());
    for (int x = 11; x < 70; ++x)
        CHECK(image.pixel(x, 2) != image.pixel(x - 1, 2));
}
