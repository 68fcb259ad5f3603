#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMessageBox>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

/// Answers the next question that the window asks by pressing one of its buttons.
void answer_next(QMessageBox::StandardButton answer) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, answer] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        timer->deleteLater();
        box->button(answer)->click();
    });
    timer->start(5);
}

/// Ends only when it is told to.
OpenWindow::Run endless_run() {
    return [](const auto&, const auto&, scenario::Progress& progress) {
        while (!progress.cancel)
            ++progress.events;
        return trace::testing::deadlock();
    };
}

} // namespace

TEST_CASE("Edits are run with Ctrl+R, and not before") {
    std::atomic<int> runs = 0;
    std::string last_source;
    OpenWindow window([&](const scenario::Scenario& scenario, const auto&, auto&) {
        last_source = scenario.source;
        ++runs;
        return trace::testing::producers_and_consumers();
    });
    window.open_scenario();
    CHECK(runs == 1);
    window->panels().source().setFocus();
    window->panels().source().setCursorPosition(4, 14); // the end of "import asyncio"
    QTest::keyClicks(&window->panels().source(), "  # edited");
    CHECK(runs == 1);
    window.press(Qt::Key_R, Qt::ControlModifier);
    window.wait_until([&] { return runs == 2 && !window->session().busy(); });
    CHECK(last_source.find("import asyncio  # edited\n") != std::string::npos);
    CHECK(window->isWindowModified());
}

TEST_CASE("Saving writes the edits, and the window is not modified any more") {
    OpenWindow window;
    window.open_scenario();
    window->panels().source().append("# more\n");
    window.press(Qt::Key_S, Qt::ControlModifier);
    CHECK(window.content_of("scenario.py") == OpenWindow::kSource + "# more\n");
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("Unsaved edits survive a crash, are announced, and can be discarded") {
    OpenWindow window;
    window.open_scenario();
    window->panels().source().append("# unsaved\n");
    window.wait_until([&] { return !QDir(window.path_of("unsaved")).entryList(QDir::Files).isEmpty(); });
    window.crash_and_restart();
    window.open_and_wait(window.path_of("scenario.py"));
    CHECK(window->panels().source().text().endsWith("# unsaved\n"));
    CHECK(window->notice().text().contains("not saved"));
    window.action(Command::Revert).trigger();
    CHECK(window->panels().source().text().toUtf8() == OpenWindow::kSource);
}

TEST_CASE("A file that changes on the disk is shown and run again") {
    OpenWindow window;
    window.open_scenario();
    window.write("scenario.py", OpenWindow::kSource + "# by another editor\n");
    window.wait_until([&] { return window->panels().source().text().endsWith("# by another editor\n"); });
    CHECK(window->notice().text().isEmpty());
    CHECK_FALSE(window->isWindowModified());
}

TEST_CASE("A file that changes on the disk under unsaved edits makes the window ask") {
    OpenWindow window;
    window.open_scenario();
    window->panels().source().append("# mine\n");
    window.write("scenario.py", OpenWindow::kSource + "# theirs\n");
    window.wait_until([&] { return !window->notice().text().isEmpty(); });
    CHECK(window->panels().source().text().endsWith("# mine\n"));
}

TEST_CASE("Leaving unsaved edits behind is asked about; cancelling stays") {
    OpenWindow window;
    window.open_scenario();
    window->panels().source().append("# mine\n");
    answer_next(QMessageBox::Cancel);
    window.action(Command::CloseFile).trigger();
    CHECK(window->page() == MainWindow::Page::Stage);
    answer_next(QMessageBox::Discard);
    window.action(Command::CloseFile).trigger();
    CHECK(window->page() == MainWindow::Page::Gallery);
    CHECK(window.content_of("scenario.py") == OpenWindow::kSource);
}

TEST_CASE("A parameter that is changed runs the scenario again with its value") {
    scenario::ParameterValues last;
    std::atomic<int> runs = 0;
    OpenWindow window([&](const auto&, const scenario::RunSettings& settings, auto&) {
        last = settings.parameters;
        ++runs;
        return trace::testing::producers_and_consumers();
    });
    window.open_scenario();
    auto* words = window->panels().parameters().findChild<QWidget*>("WORDS")->findChild<QDoubleSpinBox*>();
    words->setValue(7);
    window.wait_until([&] { return runs == 2 && !window->session().busy(); });
    CHECK(last.at("WORDS") == scenario::ParameterValue{std::int64_t{7}});
}

TEST_CASE("Another model runs the scenario under it") {
    std::atomic<scenario::Model> last = scenario::Model::Async;
    OpenWindow window([&](const auto&, const scenario::RunSettings& settings, auto&) {
        last = settings.model;
        return trace::testing::chess_exhibition(trace::testing::SampleModel::Sequential, 3, 3);
    });
    window.open_scenario();
    auto* models = window->transport().findChild<QComboBox*>("model");
    models->setCurrentIndex(models->findText("sequential"));
    emit models->activated(models->currentIndex());
    window.wait_until([&] { return last == scenario::Model::Sequential && !window->session().busy(); });
    CHECK(window->result_text().startsWith("sequential"));
}

TEST_CASE("A run that never ends leaves the window working, says how far it is, and can be stopped") {
    OpenWindow window(endless_run());
    window->open(window.write("endless.py", OpenWindow::kSource));
    window.wait_until([&] { return window->result_text().startsWith("running"); });
    CHECK(window->session().busy());
    window.action(Command::ShowAll).trigger();
    window->panels().source().append("# typed meanwhile\n");
    REQUIRE(window.action(Command::Stop).isEnabled());
    window.press(Qt::Key_Period, Qt::ControlModifier);
    window.wait_until([&] { return !window->session().busy(); });
    CHECK(window->stage().trace());
    CHECK_FALSE(window.action(Command::Stop).isEnabled());
}

TEST_CASE("A new run takes the place of one that goes on") {
    std::atomic<int> runs = 0;
    OpenWindow window([&](const auto&, const auto&, scenario::Progress& progress) {
        if (++runs > 1) return trace::testing::producers_and_consumers();
        while (!progress.cancel)
            ++progress.events;
        return trace::testing::deadlock();
    });
    window->open(window.write("slow.py", OpenWindow::kSource));
    window.wait_until([&] { return runs == 1; });
    window.action(Command::RunAgain).trigger();
    window.wait_until([&] { return !window->session().busy(); });
    REQUIRE(window->stage().trace());
    CHECK(window->stage().trace()->task_count() == 16);
}

TEST_CASE("A deadlock is told in the status bar and among the problems") {
    OpenWindow window([](const auto&, const auto&, auto&) { return trace::testing::deadlock(); });
    window.open_scenario();
    CHECK(window->result_text().contains("deadlock"));
    CHECK(window->panels().problems().count() == 1);
    CHECK(window->panels().problems().isVisible());
}

TEST_CASE("Closing the window in the middle of a run ends it") {
    OpenWindow window(endless_run());
    window->open(window.write("endless.py", OpenWindow::kSource));
    window->close();
    CHECK_FALSE(window->isVisible());
}
