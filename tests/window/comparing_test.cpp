#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/export_dialog.hpp"
#include "ui/window/shortcut_overview.hpp"

#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QTreeWidget>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using Page = MainWindow::Page;

namespace {

TimelineContent content_of_stage(OpenWindow& window) {
    TimelineContent content;
    content.trace = window->stage().trace();
    content.title = QStringLiteral("A run");
    return content;
}

} // namespace

TEST_CASE("Comparing shows both models on one page, and goes back again") {
    OpenWindow window;
    window.open_scenario();
    window.press(Qt::Key_M, Qt::ControlModifier);
    CHECK(window->page() == Page::Comparison);
    window.wait_until([&] { return window->comparison().has_content(); });
    const ComparisonContent& content = window->comparison().content();
    REQUIRE(content.runs.size() == 2);
    CHECK(content.runs[0].name == "sequential");
    CHECK(content.runs[1].name == "async");
    CHECK(content.explanation == "Waits overlap.");
    CHECK(window->comparison().accessibleDescription().contains("async"));
    CHECK(window.action(Command::Export).isEnabled());
    const auto* play = window->transport().findChild<QWidget*>("play_button");
    CHECK_FALSE(play->isVisible());
    CHECK(window.action(Command::Play).isVisible()); // in the menu
    window.press(Qt::Key_M, Qt::ControlModifier);
    CHECK(window->page() == Page::Stage);
    window.wait_until([&] { return play->isVisible(); });
}

TEST_CASE("A pinned run is put beside the run after a change") {
    OpenWindow window(Engine::real());
    window.open_scenario();
    CHECK_FALSE(window.action(Command::ComparePinned).isEnabled());
    window.press(Qt::Key_P, Qt::ControlModifier);
    CHECK(window->notice().isVisible());
    window->panels().source().setText(
        QString::fromUtf8(QByteArray(OpenWindow::kSource).replace("sleep(1)", "sleep(4)")));
    window.press(Qt::Key_R, Qt::ControlModifier);
    window.wait_until([&] { return !window->session().busy(); });
    window.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(window->page() == Page::Comparison);
    window.wait_until([&] { return window->comparison().has_content(); });
    const ComparisonContent& content = window->comparison().content();
    REQUIRE(content.runs.size() == 2);
    CHECK(content.runs[0].name == "pinned");
    CHECK(content.runs[0].caption == "async, before the edits");
    CHECK(content.runs[1].caption == "async, edited");
    CHECK(content.explanation.startsWith("now takes 4 s instead of 1 s: 3 s more (300.0 %)."));
    CHECK(window->comparison().tasks().isVisible());
    // The zoom of the menu is that of the page.
    window.action(Command::ZoomIn).trigger();
    const CommonView& view = window->comparison().timelines().view();
    CHECK(view.window.length() < view.extent.length());
    window.action(Command::ShowAll).trigger();
    CHECK(view.window == view.extent);
}

TEST_CASE("The critical path is found when it is looked at, drawn, and leads to its steps") {
    OpenWindow window(Engine::real());
    window.open_scenario();
    CHECK(window->stage().view().critical_path() == nullptr);
    window->stage().timeline().setFocus();
    window.press(Qt::Key_C);
    window.wait_until([&] { return window->stage().view().critical_path() != nullptr; });
    CriticalPathPanel& panel = window->critical_path();
    CHECK(panel.isVisible());
    CHECK(panel.headline() == "100.0 % of the makespan is sleeping in main line 10 of Task-1.");
    REQUIRE(panel.table().topLevelItemCount() >= 1);
    QTreeWidgetItem* first = panel.table().topLevelItem(0);
    QTest::mouseClick(panel.table().viewport(), Qt::LeftButton, {},
                      panel.table().visualItemRect(first).center());
    REQUIRE(window->stage().view().selection());
    CHECK(window->stage().view().selection()->lane == LaneId{0});
    CHECK(window->panels().source().current_line() == 10);
    // Another run has another path, and the layer stays.
    window.press(Qt::Key_R, Qt::ControlModifier);
    window.wait_until([&] { return !window->session().busy(); });
    window.wait_until([&] { return window->stage().view().critical_path() != nullptr; });
    window.action(Command::CriticalPath).trigger();
    CHECK(window->stage().view().critical_path() == nullptr);
}

TEST_CASE("A line's context menu runs the scenario with another time at it, beside the run as it is") {
    OpenWindow window(Engine::real());
    window.open_scenario();
    QMenu menu;
    emit window->panels().source().menu_wanted(&menu, 10);
    QStringList titles;
    for (const QAction* action : menu.actions())
        if (!action->isSeparator()) titles << action->text();
    CHECK(titles == QStringList{"What If Line 10 Took", "What If main() Took"});
    menu.actions().at(1)->menu()->actions().at(2)->trigger(); // × 2
    CHECK(window->page() == Page::Comparison);
    window.wait_until([&] { return window->comparison().has_content(); });
    const ComparisonContent& content = window->comparison().content();
    REQUIRE(content.runs.size() == 2);
    CHECK(content.runs[1].caption == "line 10 × 2");
    CHECK(content.explanation.startsWith("what if takes 2 s instead of 1 s"));
}

TEST_CASE("All lines are ranked from the menu") {
    OpenWindow window(Engine::real());
    window.open_scenario();
    window.press(Qt::Key_I, Qt::ControlModifier);
    CHECK(window->what_if().isVisible());
    window.wait_until([&] { return !window->what_if().busy(); });
    REQUIRE(window->what_if().table().topLevelItemCount() == 1);
    CHECK(window->what_if().table().topLevelItem(0)->text(0) == "10");
}

TEST_CASE("A sweep has a page, and a click on its plot opens that run") {
    OpenWindow window(Engine::real());
    window.open_scenario();
    window.press(Qt::Key_T, Qt::ControlModifier);
    CHECK(window->page() == Page::Sweep);
    SweepPage& sweep = window->sweep();
    sweep.start_or_cancel();
    window.wait_until([&] { return !sweep.busy(); });
    REQUIRE(sweep.chart().plot().lines.size() == 4);
    QTest::mouseClick(sweep.chart().viewport(), Qt::LeftButton, {}, sweep.chart().place_of(0, 4).toPoint());
    CHECK(window->page() == Page::Stage);
    window.wait_until([&] { return !window->session().busy(); });
    const scenario::RunSettings& settings = *window->session().settings_of_run();
    CHECK(settings.parameters.at("WORDS") == scenario::ParameterValue(std::int64_t{5}));
    CHECK(window->panels().parameters().settings().parameters == settings.parameters);
    CHECK(window->transport().model() == settings.model);
    window.press(Qt::Key_T, Qt::ControlModifier);
    CHECK(window->page() == Page::Sweep);
    window.press(Qt::Key_T, Qt::ControlModifier);
    CHECK(window->page() == Page::Stage);
}

TEST_CASE("The timeline is exported as a picture, a drawing and a document") {
    OpenWindow window;
    window.open_scenario();
    ExportDialog dialog(content_of_stage(window), {}, "run");
    for (const auto& [name, begins] :
         {std::pair("run.png", "\x89PNG"), std::pair("run.svg", "<?xml"), std::pair("run.pdf", "%PDF")}) {
        REQUIRE(dialog.save_to(window.path_of(name)));
        CHECK(window.content_of(name).startsWith(begins));
    }
    CHECK(QImage(window.path_of("run.png")).width() == 3200);
}

TEST_CASE("A picture that cannot be written says why") {
    OpenWindow window;
    window.open_scenario();
    ExportDialog dialog(content_of_stage(window), {}, "run");
    CHECK_FALSE(dialog.save_to(window.path_of("no/such/folder/run.png")));
    CHECK(dialog.findChild<QLabel*>("failure")->text().contains("run.png"));
    CHECK_FALSE(dialog.save_to(window.path_of("run.bmp")));
    CHECK(dialog.findChild<QLabel*>("failure")->text().contains(".svg"));
}

TEST_CASE("The overview of keys names every action that has one") {
    OpenWindow window;
    const ShortcutOverview overview(window->actions());
    QStringList texts;
    for (const QLabel* label : overview.findChildren<QLabel*>())
        texts << label->text();
    for (std::size_t command = 0; command < kCommandCount; ++command) {
        const QAction& action = window.action(static_cast<Command>(command));
        INFO(action.text().toStdString());
        CHECK_FALSE(action.toolTip().isEmpty());
        if (!action.shortcut().isEmpty()) CHECK(texts.contains(action.whatsThis()));
    }
    CHECK(overview.sizeHint().height() < 680); // It fits a small screen.
}

TEST_CASE("No two actions share a key") {
    OpenWindow window;
    std::map<QString, QString> owner;
    for (std::size_t command = 0; command < kCommandCount; ++command) {
        const QAction& action = window.action(static_cast<Command>(command));
        for (const QKeySequence& key : action.shortcuts()) {
            INFO(key.toString().toStdString());
            CHECK(owner.emplace(key.toString(), action.text()).second);
        }
    }
}
