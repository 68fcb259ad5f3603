#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/finding.hpp"
#include "ui/window/palette_commands.hpp"
#include "ui/window/shortcut_overview.hpp"

#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <map>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

struct Wayfarer {
    OpenWindow window;

    Wayfarer() {
        window.open_scenario();
        window->stage().set_motion(false);
        window->stage().timeline().setFocus();
        window->finding().history().settle();
    }
    ViewState& view() { return window->stage().view(); }
    CommandPalette& palette() { return window->finding().palette(); }
    QLineEdit& palette_field() { return *palette().findChild<QLineEdit*>("palette_field"); }
    void command(const QString& typed) {
        window.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        REQUIRE(palette_field().hasFocus());
        QTest::keyClicks(&palette_field(), typed);
        QTest::keyClick(&palette_field(), Qt::Key_Return);
    }
    std::vector<std::string> menu_at(QPoint point, QContextMenuEvent::Reason reason) {
        TimelineView& timeline = window->stage().timeline();
        QContextMenuEvent event(reason, point, timeline.mapToGlobal(point));
        QApplication::sendEvent(&timeline, &event);
        std::vector<std::string> names;
        REQUIRE(window->finding().menu());
        for (const QAction* action : window->finding().menu()->actions())
            if (!action->isSeparator()) names.push_back(plain_text(action->text()).toStdString());
        window->finding().menu()->close();
        return names;
    }
    static bool has(const std::vector<std::string>& names, const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    }
};

} // namespace

TEST_CASE("Ctrl+Shift+P does any command, and goes to any task") {
    Wayfarer way;
    way.command("steps");
    CHECK(way.view().axis_kind() == AxisKind::Steps);
    way.command("consume(5)");
    REQUIRE(way.view().selection());
    CHECK(way.window->stage().trace()->task(way.view().selection()->lane.task).label == "consume(5)");
    CHECK(way.window->stage().timeline().hasFocus());
    CHECK(way.palette().isHidden());
}

TEST_CASE("The palette offers every action of the menus, panels and themes too, with keys") {
    Wayfarer way;
    const auto commands = palette_commands(*way.window->menuBar(), way.window->finding().timeline_commands());
    const auto find = [&](const QString& name) {
        return std::find_if(commands.begin(), commands.end(),
                            [&](const PaletteCommand& command) { return command.name == name; });
    };
    for (std::size_t i = 0; i < kCommandCount; ++i) {
        const QString name = plain_text(way.window->actions()[static_cast<Command>(i)].text());
        INFO(name.toStdString());
        CHECK(find(name) != commands.end());
    }
    REQUIRE(find("Event loop") != commands.end());
    CHECK(find("Event loop")->place == "View ▸ Panels");
    REQUIRE(find("Zoom to the Selection") != commands.end());
    CHECK(find("Zoom to the Selection")->keys == "Z");
    CHECK(find("Step Forward")->keys == ".");
}

TEST_CASE("Ctrl+Z and Alt+Left go back to where one has looked, Ctrl+Y and Alt+Right forward") {
    Wayfarer way;
    const Range all = way.view().window();
    way.window.press(Qt::Key_W);
    way.window->finding().history().settle();
    const Range closer = way.view().window();
    way.window.press(Qt::Key_Down);
    way.window->finding().history().settle();
    CHECK(way.view().selection());
    way.window.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK_FALSE(way.view().selection());
    CHECK(way.view().window() == closer);
    way.window.press(Qt::Key_Left, Qt::AltModifier);
    CHECK(way.view().window() == all);
    CHECK_FALSE(way.window.action(Command::ViewBack).isEnabled());
    way.window.press(Qt::Key_Right, Qt::AltModifier);
    CHECK(way.view().window() == closer);
    way.window.press(Qt::Key_Y, Qt::ControlModifier);
    CHECK(way.view().selection());
}

TEST_CASE("In the source Ctrl+Z undoes the edit and not the view") {
    Wayfarer way;
    way.window.press(Qt::Key_W);
    const Range closer = way.view().window();
    way.window->panels().source().setFocus();
    const QString text = way.window->panels().source().text();
    QTest::keyClicks(way.window->focusWidget(), "x");
    REQUIRE(way.window->panels().source().text() != text);
    way.window.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(way.window->panels().source().text() == text);
    CHECK(way.view().window() == closer);
}

TEST_CASE("A drag is one entry of the history") {
    Wayfarer way;
    way.view().zoom(4, 0);
    way.window->finding().history().settle();
    const Range before = way.view().window();
    TimelineView& timeline = way.window->stage().timeline();
    const QPoint start(timeline.width() - 200, 100);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, start);
    for (int i = 1; i < 20; ++i)
        QTest::mouseMove(&timeline, start - QPoint(10 * i, 0));
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, start - QPoint(200, 0));
    CHECK(way.view().window() != before);
    way.window.press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(way.view().window() == before);
}

TEST_CASE("The right button has a menu for segments, lanes, groups and the ruler") {
    Wayfarer way;
    TimelineView& timeline = way.window->stage().timeline();
    const auto ruler = way.menu_at({timeline.width() / 2, 8}, QContextMenuEvent::Mouse);
    CHECK(Wayfarer::has(ruler, "Put the Playhead Here"));
    CHECK(Wayfarer::has(ruler, "Add Note"));
    const auto lane = way.menu_at({60, 40}, QContextMenuEvent::Mouse);
    CHECK(Wayfarer::has(lane, "Step Forward in the Task"));
    REQUIRE(way.view().selection());
    CHECK(way.view().selection()->lane == LaneId{0});
    const auto group = way.menu_at({60, 28 + 24 + 12}, QContextMenuEvent::Mouse);
    CHECK(Wayfarer::has(group, "Fold"));
    const auto segment = way.menu_at({timeline.width() / 2, 40}, QContextMenuEvent::Mouse);
    CHECK(Wayfarer::has(segment, "Zoom to the Selection"));
    CHECK(way.view().selection()->event);
}

TEST_CASE("The menu key opens the menu of what is selected, and its entries do what they say") {
    Wayfarer way;
    const trace::SegmentList segments = way.window->stage().trace()->segments(3);
    std::size_t longest = 0;
    while (segments[longest].end - segments[longest].begin < std::chrono::seconds(1))
        ++longest;
    way.view().select(Selection{{3}, segments[longest].first});
    const auto names = way.menu_at({0, 0}, QContextMenuEvent::Keyboard);
    CHECK(Wayfarer::has(names, "Measure the Selected Segment"));
    for (QAction* action : way.window->finding().menu()->actions())
        if (plain_text(action->text()) == "Measure the Selected Segment") action->trigger();
    REQUIRE(way.view().range());
    CHECK(way.view().range()->end == segments[longest].end.time_since_epoch().count());
}

TEST_CASE("The overview of keys has every key of the actions and of the timeline") {
    Wayfarer way;
    ShortcutOverview overview(way.window->actions(), &*way.window);
    QStringList texts;
    for (const QLabel* label : overview.findChildren<QLabel*>())
        texts << label->text();
    const QString all = texts.join('\n');
    for (std::size_t i = 0; i < kCommandCount; ++i) {
        const QAction& action = way.window->actions()[static_cast<Command>(i)];
        if (action.shortcut().isEmpty()) continue;
        INFO(action.text().toStdString());
        CHECK(all.contains(action.shortcut().toString(QKeySequence::NativeText)));
        CHECK(all.contains(action.whatsThis()));
    }
    for (const TimelineKeyRow& row : timeline_key_rows()) {
        INFO(row.name);
        CHECK(all.contains(QString::fromUtf8(row.keys)));
    }
}

TEST_CASE("No two actions have one key") {
    Wayfarer way;
    std::map<QString, QString> taken;
    for (std::size_t i = 0; i < kCommandCount; ++i) {
        const QAction& action = way.window->actions()[static_cast<Command>(i)];
        for (const QKeySequence& key : action.shortcuts()) {
            const auto [other, is_free] = taken.emplace(key.toString(), action.text());
            INFO(key.toString().toStdString() + ": " + other->second.toStdString() + ", " +
                 action.text().toStdString());
            CHECK(is_free);
        }
    }
}
