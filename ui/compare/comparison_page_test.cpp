#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/compare/comparison_page.hpp"
#include "ui/compare/task_table.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace simul;
using namespace simul::ui;
using trace::testing::chess_exhibition;
using trace::testing::SampleModel;

namespace {

ComparisonContent chess() {
    scenario::Comparison comparison;
    comparison.title = "Chess";
    comparison.explanation = "Waits overlap.";
    for (const auto& [model, sample] : {std::pair(scenario::Model::Sequential, SampleModel::Sequential),
                                        std::pair(scenario::Model::Async, SampleModel::Async)}) {
        scenario::ComparedRun run{
            .model = model, .result = {chess_exhibition(sample, 6, 5), 0}, .measures = {}};
        run.measures = trace::measure(*run.result.trace);
        comparison.runs.push_back(std::move(run));
    }
    return content_of(comparison);
}

/// A page on the screen, and what is done to it.
struct OpenPage {
    OpenPage() {
        page.resize(1200, 700);
        page.show_comparison(chess());
        page.show();
        REQUIRE(QTest::qWaitForWindowExposed(&page));
    }
    ComparisonTimelines& timelines() { return page.timelines(); }
    const CommonView& view() { return timelines().view(); }
    /// Where the plot begins is not told: it ends a margin before the right edge.
    QPoint in_plot(double share, int y) {
        return {static_cast<int>(timelines().width() * (0.4 + 0.55 * share)), y};
    }
    void wheel(QPoint at, int turns, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(at, timelines().mapToGlobal(at), {}, {0, 120 * turns}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&timelines(), &event);
    }

    ComparisonPage page;
};

} // namespace

TEST_CASE("All runs share one axis, as long as the longest run") {
    OpenPage open;
    const auto& runs = open.page.content().runs;
    CHECK(open.view().extent.end == runs[0].measures.makespan.count());
    CHECK(open.view().window == open.view().extent);
    CHECK(open.view().playhead == runs[1].trace->end_time());
}

TEST_CASE("The wheel with Ctrl zooms all timelines, and 0 shows all of them again") {
    OpenPage open;
    open.wheel(open.in_plot(0.5, 200), 3, Qt::ControlModifier);
    const Range zoomed = open.view().window;
    CHECK(zoomed.length() < open.view().extent.length());
    QTest::keyClick(&open.timelines(), Qt::Key_D);
    CHECK(open.view().window.begin > zoomed.begin);
    CHECK(open.view().window.length() == zoomed.length());
    QTest::keyClick(&open.timelines(), Qt::Key_0);
    CHECK(open.view().window == open.view().extent);
    QTest::keyClick(&open.timelines(), Qt::Key_W);
    CHECK(open.view().window.length() < open.view().extent.length());
}

TEST_CASE("The playhead is dragged along the ruler, and goes from event to event of all runs") {
    OpenPage open;
    const QSignalSpy moved(&open.timelines(), &ComparisonTimelines::playhead_moved);
    QTest::mousePress(&open.timelines(), Qt::LeftButton, {}, open.in_plot(0.2, 10));
    const Instant pressed = open.view().playhead;
    QTest::mouseMove(&open.timelines(), open.in_plot(0.7, 10));
    const Instant dragged = open.view().playhead;
    QTest::mouseRelease(&open.timelines(), Qt::LeftButton, {}, open.in_plot(0.7, 10));
    CHECK(dragged > pressed);
    CHECK(moved.count() >= 2);
    CHECK(open.view().window == open.view().extent);
    QTest::keyClick(&open.timelines(), Qt::Key_Home);
    CHECK(open.view().playhead == Instant{});
    QTest::keyClick(&open.timelines(), Qt::Key_Period);
    CHECK(open.view().playhead > Instant{});
    QTest::keyClick(&open.timelines(), Qt::Key_Comma);
    CHECK(open.view().playhead == Instant{});
}

TEST_CASE("Space plays all runs at once") {
    OpenPage open;
    QTest::keyClick(&open.timelines(), Qt::Key_Home);
    QTest::keyClick(&open.timelines(), Qt::Key_Space);
    CHECK(open.timelines().playing());
    CHECK(QTest::qWaitFor([&] { return open.view().playhead > Instant{}; }));
    QTest::keyClick(&open.timelines(), Qt::Key_Space);
    CHECK_FALSE(open.timelines().playing());
}

TEST_CASE("A lane is marked in all runs, and in the table") {
    OpenPage open;
    const QSignalSpy selected(&open.timelines(), &ComparisonTimelines::selected);
    QTest::mouseClick(&open.timelines(), Qt::LeftButton, {}, open.in_plot(0.1, 60));
    REQUIRE(open.view().selected);
    CHECK(selected.count() == 1);
    CHECK(open.page.tasks().selectionModel()->hasSelection());
    QTest::keyClick(&open.timelines(), Qt::Key_Escape);
    CHECK_FALSE(open.view().selected);
    CHECK_FALSE(open.page.tasks().selectionModel()->hasSelection());
    open.page.tasks().selectRow(2);
    CHECK(open.view().selected);
}

TEST_CASE("Two runs say what each task has saved") {
    OpenPage open;
    CHECK(open.page.tasks().isVisible());
    const QAbstractItemModel& table = *open.page.tasks().model();
    REQUIRE(table.columnCount() == 4);
    CHECK(table.headerData(3, Qt::Horizontal) == "saved");
    const ComparisonContent content = chess();
    CHECK(table.rowCount() == static_cast<int>(content.runs[0].trace->task_count()));
    CHECK(table.index(0, 0).data().toString() == "main");
    CHECK(table.index(0, 3).data().toString() != "–");
    open.page.tasks().sortByColumn(3, Qt::DescendingOrder);
    CHECK(table.index(0, 3).data().toString() != "0");
}

TEST_CASE("The page says why, and whose random numbers are in force") {
    OpenPage open;
    CHECK(open.page.findChild<QLabel*>("explanation")->text() == "Waits overlap.");
    CHECK(open.page.findChild<QLabel*>("random_numbers")->text() == "No random numbers were drawn.");
    ComparisonContent content = chess();
    content.about_random_numbers = "One stream each.";
    open.page.show_comparison(content);
    CHECK(open.page.findChild<QLabel*>("random_numbers")->text() == "One stream each.");
}

TEST_CASE("A long comparison scrolls, and no lane is thinner than a pixel") {
    scenario::Comparison comparison;
    for (int i = 0; i < 2; ++i)
        comparison.runs.push_back({.model = scenario::Model::Async,
                                   .result = {chess_exhibition(SampleModel::Async, 900, 1), 0},
                                   .measures = {}});
    OpenPage open;
    open.page.show_comparison(content_of(comparison));
    auto* bar = open.timelines().findChild<QScrollBar*>();
    REQUIRE(bar->isVisible());
    open.wheel(open.in_plot(0.5, 200), -2, {});
    CHECK(bar->value() > 0);
}
