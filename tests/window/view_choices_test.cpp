// Choosing counters and arrows, by menus, keys and the palette, and keeping the choice.
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/finding.hpp"
#include "ui/window/palette_commands.hpp"
#include "ui/window/timeline_menus.hpp"

#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

using namespace simul;
using namespace simul::ui;
using simul::ui::test::OpenWindow;

namespace {

/// The action of the View menu's submenu; null if there is none.
QAction* find_row(OpenWindow& window, const QString& submenu, const QString& name) {
    for (QAction* menu : window->menuBar()->actions()) {
        if (plain_text(menu->text()) != "View") continue;
        for (QAction* entry : menu->menu()->actions()) {
            if (!entry->menu() || plain_text(entry->text()) != submenu) continue;
            for (QAction* row : entry->menu()->actions())
                if (plain_text(row->text()) == name) return row;
        }
    }
    return nullptr;
}

QAction& row(OpenWindow& window, const QString& submenu, const QString& name) {
    QAction* const found = find_row(window, submenu, name);
    REQUIRE(found);
    return *found;
}

QStringList shown_counters(OpenWindow& window) {
    QStringList names;
    for (const Counter& counter : window->stage().view().lanes().counters()->shown)
        names << counter.name;
    return names;
}

} // namespace

TEST_CASE("Counters are chosen in a menu, one kind or one resource at a time") {
    OpenWindow window;
    window.open_scenario();
    CHECK(shown_counters(window) == QStringList{"tasks by state", "ready queue", "Queue 1"});
    row(window, "Choose Counters", "CPU Busy").trigger();
    row(window, "Choose Counters", "Tasks by State").trigger();
    CHECK(shown_counters(window) == QStringList{"ready queue", "CPU busy", "Queue 1"});
    CHECK(row(window, "Choose Counters", "CPU Busy").isChecked());
    row(window, "Choose Counters", "Queue 1").trigger();
    CHECK(shown_counters(window) == QStringList{"ready queue", "CPU busy"});
    QCoreApplication::processEvents();
    CHECK_FALSE(row(window, "Choose Counters", "Queue 1").isChecked());
    row(window, "Choose Counters", "Show Hidden Counters").trigger();
    CHECK(shown_counters(window).contains("Queue 1"));
}

TEST_CASE("Shift+C hides all counters and shows them again, X does so with arrows") {
    OpenWindow window;
    window.open_scenario();
    const QStringList before = shown_counters(window);
    window.press(Qt::Key_C, Qt::ShiftModifier);
    CHECK(shown_counters(window).isEmpty());
    CHECK_FALSE(window.action(Command::ShowCounters).isChecked());
    window.press(Qt::Key_C, Qt::ShiftModifier);
    CHECK(shown_counters(window) == before);
    window.press(Qt::Key_X);
    CHECK_FALSE(window->stage().view().arrow_choice().visible);
    // Choosing a kind is asking for arrows.
    row(window, "Choose Arrows", "Timers").trigger();
    row(window, "Choose Arrows", "Timers").trigger();
    CHECK(window->stage().view().arrow_choice().drawn(ArrowKind::Timer));
    CHECK(window.action(Command::ShowArrows).isChecked());
}

TEST_CASE("G takes the grid away and brings it back") {
    OpenWindow window;
    window.open_scenario();
    const auto picture = [&] {
        QApplication::processEvents();
        return window->stage().timeline().grab().toImage();
    };
    const QImage before = picture();
    window.press(Qt::Key_G);
    CHECK_FALSE(window.action(Command::ShowGrid).isChecked());
    CHECK(picture() != before);
    window.press(Qt::Key_G);
    CHECK(window.action(Command::ShowGrid).isChecked());
    CHECK(picture() == before);
}

TEST_CASE("Q shows the inspector, even if it was hidden") {
    OpenWindow window;
    window.open_scenario();
    QDockWidget* const dock = window->findChild<QDockWidget*>(QStringLiteral("inspector_dock"));
    REQUIRE(dock);
    dock->hide();
    window.press(Qt::Key_Q);
    CHECK(dock->isVisible());
    CHECK(window->panels().inspector().visibleRegion().boundingRect().height() > 0);
}

TEST_CASE("What is chosen is there at the next start") {
    OpenWindow window;
    window.press(Qt::Key_G);
    row(window, "Choose Counters", "CPU Busy").trigger();
    row(window, "Choose Counters", "Ready Queue").trigger();
    row(window, "Choose Arrows", "Locks and Semaphores").trigger();
    window.crash_and_restart();
    const ViewState& view = window->stage().view();
    CHECK_FALSE(view.shows_grid());
    CHECK_FALSE(window.action(Command::ShowGrid).isChecked());
    CHECK(view.counter_choice().shown(CounterKind::Processors));
    CHECK_FALSE(view.counter_choice().shown(CounterKind::ReadyQueue));
    CHECK(view.counter_choice().shown(CounterKind::Queues));
    CHECK_FALSE(view.arrow_choice().drawn(ArrowKind::Lock));
    CHECK(view.arrow_choice().drawn(ArrowKind::Creation));
    CHECK_FALSE(row(window, "Choose Arrows", "Locks and Semaphores").isChecked());
}

TEST_CASE("The command palette has each kind of counter and of arrow") {
    OpenWindow window;
    window.open_scenario();
    TimelineCommands timeline(window->stage().timeline());
    const auto commands = palette_commands(*window->menuBar(), timeline);
    const auto has = [&](const char* place, const char* name) {
        return std::any_of(commands.begin(), commands.end(), [&](const PaletteCommand& command) {
            return command.place == QString::fromUtf8(place) && command.name == QLatin1String(name);
        });
    };
    CHECK(has("View ▸ Choose Counters", "Semaphores: Holders and Waiters"));
    CHECK(has("View ▸ Choose Counters", "Queue 1"));
    CHECK(has("View ▸ Choose Arrows", "Creation of Tasks"));
}
