#include "tests/support/catch.hpp"
#include "ui/study/what_if_panel.hpp"
#include "ui/study/what_if_place.hpp"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace simul;
using namespace simul::ui;

namespace {

const char* const kSource = "import asyncio\n"
                            "async def slow():\n"
                            "    await asyncio.sleep(10)\n"
                            "async def quick():\n"
                            "    if True:\n"
                            "        await asyncio.sleep(4)\n"
                            "async def main():\n"
                            "    await asyncio.gather(slow(), quick())\n"
                            "asyncio.run(main())\n";

struct OpenPanel {
    OpenPanel() : scenario(*scenario::parse(kSource, "a.py")) {
        panel.resize(900, 260);
        panel.set_scenario(&scenario, {});
        panel.show();
        REQUIRE(QTest::qWaitForWindowExposed(&panel));
    }
    template <class Widget>
    Widget& part(const char* name) {
        return *panel.findChild<Widget*>(name);
    }
    void rank() {
        QTest::mouseClick(&part<QPushButton>("rank_lines"), Qt::LeftButton);
        REQUIRE(panel.busy());
        REQUIRE(QTest::qWaitFor([this] { return !panel.busy(); }, 20'000));
    }

    scenario::Scenario scenario;
    WhatIfPanel panel{[](const scenario::Scenario& what, const scenario::RunSettings& settings,
                         study::Progress& progress) { return study::what_if(what, settings, 2, progress); }};
};

} // namespace

TEST_CASE("Lines are ranked by how much shorter the run would be") {
    OpenPanel open;
    open.rank();
    const QTreeWidget& table = open.panel.table();
    REQUIRE(table.topLevelItemCount() == 2);
    CHECK(table.topLevelItem(0)->text(0) == "3");
    CHECK(table.topLevelItem(0)->text(1) == "await asyncio.sleep(10)");
    CHECK(table.topLevelItem(0)->text(2) == "10 s");
    CHECK(table.topLevelItem(0)->text(5) == "−60.0 %");
    CHECK(table.topLevelItem(1)->text(5) == "–");
    CHECK(open.part<QLabel>("what_if_status").text().startsWith("The run takes 10 s."));
}

TEST_CASE("A ranking is stopped") {
    OpenPanel open;
    QTest::mouseClick(&open.part<QPushButton>("rank_lines"), Qt::LeftButton);
    QTest::mouseClick(&open.part<QPushButton>("rank_lines"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !open.panel.busy(); }, 20'000));
    CHECK(open.part<QLabel>("what_if_status").text() == "Stopped.");
}

TEST_CASE("A line or a function and a factor are asked for; what makes no sense is said") {
    OpenPanel open;
    const QSignalSpy wanted(&open.panel, &WhatIfPanel::what_if_wanted);
    auto& place = open.part<QLineEdit>("what_if_place");
    QTest::keyClicks(&place, "slow");
    open.part<QComboBox>("what_if_factor").setCurrentText("0.25");
    QTest::mouseClick(&open.part<QPushButton>("what_if_compare"), Qt::LeftButton);
    REQUIRE(wanted.count() == 1);
    CHECK(wanted[0][0].value<scenario::TimeScale>() ==
          scenario::TimeScale{.line = 0, .function = "slow", .factor = 0.25});
    open.panel.choose("3", 2);
    QTest::keyClick(&place, Qt::Key_Return);
    REQUIRE(wanted.count() == 2);
    CHECK(wanted[1][0].value<scenario::TimeScale>() ==
          scenario::TimeScale{.line = 3, .function = {}, .factor = 2});
    open.part<QComboBox>("what_if_factor").setCurrentText("-1");
    QTest::keyClick(&place, Qt::Key_Return);
    CHECK(wanted.count() == 2);
    CHECK(open.part<QLabel>("what_if_status").text().contains("a factor is 0 or more"));
}

TEST_CASE("A click on a ranked line leads to it, and other settings make the ranking one of the past") {
    OpenPanel open;
    open.rank();
    const QSignalSpy activated(&open.panel, &WhatIfPanel::line_activated);
    QTreeWidget& table = open.panel.table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.visualItemRect(table.topLevelItem(1)).center());
    REQUIRE(activated.count() == 1);
    CHECK(activated[0][0].toInt() == 6);
    CHECK(open.part<QLineEdit>("what_if_place").text() == "6");
    open.panel.set_scenario(&open.scenario, {});
    CHECK(table.topLevelItemCount() == 2);
    scenario::RunSettings other;
    other.seed = 5;
    open.panel.set_scenario(&open.scenario, other);
    CHECK(table.topLevelItemCount() == 0);
}

TEST_CASE("The function of a line is found by its indentation") {
    const QString source = kSource;
    CHECK(function_at(source, 3) == "slow");
    CHECK(function_at(source, 6) == "quick");
    CHECK(function_at(source, 4) == "quick");
    CHECK(function_at(source, 9) == "");
    CHECK(function_at(source, 99) == "");
    CHECK(line_text(source, 6) == "await asyncio.sleep(4)");
}
