#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/measure/measure_panel.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QTest>
#include <QTreeWidget>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

TEST_CASE("The panel says the range, its events and each state, and copies it as text") {
    MeasurePanel panel;
    panel.show();
    CHECK(panel.text().contains("Nothing is measured"));
    const trace::TracePtr trace = trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 3, 4);
    const MeasuredRange range{Instant{}, trace->end_time(), 0,
                              static_cast<trace::EventIndex>(trace->event_count())};
    panel.set_range(range);
    panel.show_measures(*measure_range(*trace, range, trace::TaskIndex{1}, [] { return false; }));
    auto* table = panel.findChild<QTreeWidget*>("measures_table");
    REQUIRE(table->topLevelItemCount() >= 2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    CHECK(copied.contains("sleeping\t"));
    CHECK(copied.contains("\t55 s\t55 s\t55 s\t55 s\t55 s"));
    CHECK(copied.contains("1 lane"));
    panel.clear();
    CHECK(table->topLevelItemCount() == 0);
}

TEST_CASE("Without a selected lane all are measured") {
    MeasurePanel panel;
    CHECK_FALSE(panel.wants_lane());
    panel.set_lane("chain(0)");
    CHECK(panel.wants_lane());
    panel.findChild<QCheckBox*>()->click();
    CHECK_FALSE(panel.wants_lane());
}
