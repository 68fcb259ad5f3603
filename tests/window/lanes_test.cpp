// Arranging lanes, and following arrows, with keys and menus.
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"

#include <QLineEdit>
#include <QMenuBar>

using namespace simul;
using namespace simul::ui;
using simul::ui::test::OpenWindow;

namespace {

const LaneArrangement& arrangement_of(OpenWindow& window) {
    return window->stage().view().arrangement();
}

void select_task(OpenWindow& window, const QString& name) {
    window->find_task(name);
    REQUIRE(window->stage().view().selection());
}

std::string selected_task(OpenWindow& window) {
    return window->stage().trace()->task(window->stage().view().selection()->lane.task).label;
}

/// The action of that name in the Lanes menu or one of its submenus.
QAction* find_action(const QMenu& menu, const QString& name) {
    for (QAction* action : menu.actions()) {
        if (action->text().remove('&') == name) return action;
        if (action->menu())
            if (QAction* found = find_action(*action->menu(), name)) return found;
    }
    return nullptr;
}

QAction& lanes_menu_action(OpenWindow& window, const QString& name) {
    for (QAction* action : window->menuBar()->actions()) {
        if (action->text().remove('&') != "Lanes") continue;
        QAction* const found = find_action(*action->menu(), name);
        REQUIRE(found);
        return *found;
    }
    FAIL("there is no menu for lanes");
    std::abort();
}

} // namespace

TEST_CASE("A lane is pinned with P, and let go with P") {
    OpenWindow window;
    window.open_scenario();
    select_task(window, "consume(4)");
    window.press(Qt::Key_P);
    CHECK(arrangement_of(window).pinned == QStringList{"consume(4)"});
    window.press(Qt::Key_P);
    CHECK(arrangement_of(window).pinned.isEmpty());
}

TEST_CASE("A lane is hidden with H and comes back with Shift+H") {
    OpenWindow window;
    window.open_scenario();
    select_task(window, "consume(4)");
    window.press(Qt::Key_H);
    CHECK(arrangement_of(window).hidden == QSet<QString>{"consume(4)"});
    window.press(Qt::Key_H, Qt::ShiftModifier);
    CHECK(arrangement_of(window).hidden.isEmpty());
}

TEST_CASE("Lanes are filtered by what is typed after L; Escape shows all again") {
    OpenWindow window;
    window.open_scenario();
    auto* field = window->stage().findChild<QLineEdit*>("lane_filter");
    REQUIRE(field);
    CHECK_FALSE(field->isVisible());
    window.press(Qt::Key_L);
    CHECK(field->hasFocus());
    QTest::keyClicks(field, "prod");
    CHECK(arrangement_of(window).filter == "prod");
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(field->isVisible());
    CHECK_FALSE(field->hasFocus());
    window.press(Qt::Key_L);
    QTest::keyClick(field, Qt::Key_Escape);
    CHECK(arrangement_of(window).filter.isEmpty());
    CHECK_FALSE(field->isVisible());
}

TEST_CASE("Lanes become lower and higher, and all fit into the window") {
    OpenWindow window;
    window.open_scenario();
    window.press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    const double lower = arrangement_of(window).lane_height;
    CHECK(lower > 0);
    window.press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(arrangement_of(window).lane_height > lower);
    window.action(Command::FitLanes).trigger();
    window.action(Command::UsualLanes).trigger();
    CHECK(arrangement_of(window).lane_height == 0);
}

TEST_CASE("Groups and order are chosen in the menu, which shows what is chosen") {
    OpenWindow window;
    window.open_scenario();
    CHECK(lanes_menu_action(window, "By Function").isChecked());
    lanes_menu_action(window, "Not at All").trigger();
    CHECK(arrangement_of(window).grouping == LaneGrouping::Flat);
    CHECK_FALSE(lanes_menu_action(window, "By Function").isChecked());
    lanes_menu_action(window, "sleeping").trigger();
    CHECK(arrangement_of(window).order == LaneOrder::TimeInState);
    CHECK(arrangement_of(window).state == trace::TaskState::Sleeping);
    lanes_menu_action(window, "Reversed").trigger();
    CHECK(arrangement_of(window).reversed);
    lanes_menu_action(window, "Not at All").trigger();
    CHECK(lanes_menu_action(window, "Not at All").isChecked());
}

TEST_CASE("The arrangement of lanes stays when the scenario runs again") {
    OpenWindow window;
    window.open_scenario();
    select_task(window, "consume(4)");
    window.press(Qt::Key_P);
    window.press(Qt::Key_K);
    window.action(Command::RunAgain).trigger();
    window.wait_until([&] { return !window->session().busy(); });
    CHECK(arrangement_of(window).pinned == QStringList{"consume(4)"});
    CHECK(arrangement_of(window).shows_stacks);
}

TEST_CASE("Ctrl+Left leads to the cause, Ctrl+Right to the effect, brackets to the other effects") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    select_task(window, "consume(4)");
    const trace::TaskIndex consumer = window->stage().view().selection()->lane.task;
    window->stage().view().select(Selection{{consumer}, trace.task(consumer).created});
    window.press(Qt::Key_Left, Qt::ControlModifier);
    CHECK(selected_task(window) == "main");
    window.press(Qt::Key_Right, Qt::ControlModifier);
    const std::string first = selected_task(window);
    CHECK(first != "main");
    window.press(Qt::Key_BracketRight);
    CHECK(selected_task(window) != first);
    window.press(Qt::Key_BracketLeft);
    CHECK(selected_task(window) == first);
}
