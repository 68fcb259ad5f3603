#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "core/trace/words.hpp"
#include "tests/support/catch.hpp"
#include "ui/find/event_table_panel.hpp"
#include "ui/find/query.hpp"
#include "ui/find/virtual_table.hpp"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace simul;
using namespace simul::ui;
using trace::EventIndex;

namespace {

std::vector<EventIndex> passing(const trace::TracePtr& trace, const EventFilter& filter, std::size_t slice) {
    EventFiltering filtering(trace, filter);
    std::vector<EventIndex> passed;
    while (filtering.advance(slice, passed)) {
    }
    return passed;
}

struct Table {
    EventTablePanel panel;
    trace::TracePtr trace = trace::testing::producers_and_consumers();

    Table() {
        panel.resize(700, 300);
        panel.show();
        panel.activateWindow();
        panel.set_trace(trace);
        REQUIRE(QTest::qWaitForWindowActive(&panel));
        panel.table().setFocus();
    }
    void settle() {
        REQUIRE(QTest::qWaitFor([&] { return !panel.model().filtering(); }, 20'000));
    }
    void type(const QString& text) {
        auto* field = panel.findChild<QLineEdit*>("events_text");
        QTest::keyClicks(field, text);
        REQUIRE(QTest::qWaitFor([&] { return panel.model().filter().text == folded(text.toStdString()); },
                                20'000));
        settle();
    }
};

/// Nothing but rows.
class ManyRows : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex&) const override { return 2'000'000'000; }
    int columnCount(const QModelIndex&) const override { return 3; }
    QVariant data(const QModelIndex& index, int role) const override {
        ++asked;
        return role == Qt::DisplayRole ? QVariant(index.row()) : QVariant();
    }
    mutable int asked = 0;
};

} // namespace

TEST_CASE("A filter lets through what it says, however it is sliced") {
    const trace::TracePtr trace = trace::testing::producers_and_consumers();
    EventFilter filter{.kind = trace::EventKind::Suspend, .task = 3, .first = 20, .last = 150};
    std::vector<EventIndex> expected;
    for (EventIndex event = 20; event < 150; ++event)
        if (trace->kind_of(event) == trace::EventKind::Suspend && trace->task_of(event) == 3)
            expected.push_back(event);
    CHECK(passing(trace, filter, 7) == expected);
    CHECK(passing(trace, filter, 100'000) == expected);
    CHECK(passing(trace, {.text = "sleep"}, 100).size() > 1);
    for (const EventIndex event : passing(trace, {.text = "sleep"}, 100))
        CHECK(trace::describe_event(*trace, event).find("sleep") != std::string::npos);
    CHECK(passing(trace, {.first = 5, .last = 5}, 10).empty());
    CHECK(passing(trace, {.first = 4'000'000'000}, 10).empty());
}

TEST_CASE("Rows say step, time, task, what happens and where") {
    Table table;
    const EventTableModel& model = table.panel.model();
    REQUIRE(model.rowCount() == int(table.trace->event_count()));
    CHECK(model.index(0, EventTableModel::kStep).data().toString() == "1");
    CHECK(model.index(41, EventTableModel::kWhat).data().toString().toStdString() ==
          trace::describe_event(*table.trace, 41));
}

TEST_CASE("Words, kinds, the lane and the range filter the table, and the count says so") {
    Table table;
    table.type("produce(2)");
    const int of_words = table.panel.model().rowCount();
    CHECK(of_words > 0);
    CHECK(of_words < int(table.trace->event_count()));
    table.panel.findChild<QComboBox*>("events_kind")->setCurrentText("suspend");
    table.settle();
    const int of_kind = table.panel.model().rowCount();
    CHECK(of_kind < of_words);
    table.panel.findChild<QLineEdit*>("events_text")->clear();
    table.panel.findChild<QComboBox*>("events_kind")->setCurrentIndex(0);
    table.panel.set_range(std::pair(EventIndex{10}, EventIndex{30}));
    table.panel.findChildren<QCheckBox*>()[1]->click();
    REQUIRE(QTest::qWaitFor([&] { return table.panel.model().rowCount() == 20; }, 20'000));
    CHECK(table.panel.model().event_at(0) == 10);
    table.panel.set_task(3);
    table.panel.findChildren<QCheckBox*>()[0]->click();
    table.settle();
    for (int row = 0; row < table.panel.model().rowCount(); ++row)
        CHECK(table.trace->task_of(table.panel.model().event_at(row)) == 3);
}

TEST_CASE("Keys and clicks choose events; showing one chooses nothing") {
    Table table;
    QSignalSpy chosen(&table.panel, &EventTablePanel::event_chosen);
    table.panel.show_event(100);
    CHECK(table.panel.table().currentIndex().row() == 100);
    CHECK(chosen.count() == 0);
    QTest::keyClick(&table.panel.table(), Qt::Key_Down);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0][0].value<EventIndex>() == 101);
    QTest::keyClick(&table.panel.table(), Qt::Key_End);
    CHECK(chosen.back()[0].value<EventIndex>() == table.trace->event_count() - 1);
    QTest::keyClick(&table.panel.table(), Qt::Key_Home);
    const QRect third = table.panel.table().visualRect(table.panel.model().index(2, 3));
    QTest::mouseClick(table.panel.table().viewport(), Qt::LeftButton, {}, third.center());
    CHECK(chosen.back()[0].value<EventIndex>() == 2);
}

TEST_CASE("An event that is filtered out is shown by the row before it") {
    Table table;
    table.panel.findChild<QComboBox*>("events_kind")->setCurrentText("suspend");
    table.settle();
    table.panel.show_event(100);
    const int row = table.panel.table().currentIndex().row();
    CHECK(table.panel.model().event_at(row) <= 100);
    CHECK(table.panel.model().event_at(row + 1) > 100);
}

TEST_CASE("Rows are copied as text") {
    Table table;
    table.panel.show_event(4);
    QTest::keyClick(&table.panel.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&table.panel.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith("5\t"));
    CHECK(lines[1].contains(QString::fromStdString(trace::describe_event(*table.trace, 5))));
}

TEST_CASE("Two billion rows cost what those in view cost") {
    ManyRows model;
    VirtualTable table;
    QElapsedTimer timer;
    timer.start();
    table.setModel(&model);
    table.resize(600, 400);
    table.grab();
    table.selectAll();
    table.setCurrentIndex(model.index(1'999'999'999, 0));
    table.scrollTo(table.currentIndex());
    table.grab();
    CHECK(timer.elapsed() < 2'000); // A view that made something for each row would take minutes.
    CHECK(model.asked < 5'000);
    CHECK(table.visualRect(model.index(1'999'999'999, 0)).isValid());
}
