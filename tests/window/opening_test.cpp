#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "core/trace/trace_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"

#include <QFile>
#include <QMimeData>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using Page = MainWindow::Page;

namespace {

/// After whatever went wrong, the window opens and plays another file.
void check_goes_on_working(OpenWindow& window) {
    window.open_scenario(QStringLiteral("another.py"));
    CHECK(window->page() == Page::Stage);
    REQUIRE(window->stage().trace());
    window.press(Qt::Key_Period);
    CHECK(window.playhead() == 1);
    CHECK(window->notice().text().isEmpty());
}

} // namespace

TEST_CASE("The window starts with the gallery, and nothing to play") {
    OpenWindow window;
    CHECK(window->page() == Page::Gallery);
    CHECK_FALSE(window.action(Command::Play).isEnabled());
    CHECK_FALSE(window.action(Command::Export).isEnabled());
    CHECK(window.action(Command::Open).isEnabled());
    CHECK(window->panels().source().isHidden() == false);
    CHECK_FALSE(window->panels().source().isVisible());
}

TEST_CASE("Opening a scenario shows its source, its run, its output and its parameters") {
    OpenWindow window;
    window.open_scenario();
    CHECK(window->page() == Page::Stage);
    CHECK(window->windowTitle().startsWith("scenario.py"));
    CHECK(window->panels().source().text().toUtf8() == OpenWindow::kSource);
    CHECK(window->panels().source().isVisible());
    REQUIRE(window->stage().trace());
    CHECK(window->stage().trace()->task_count() == 16);
    CHECK(window->panels().output().output_model().rowCount() > 10);
    CHECK(window->panels().parameters().findChild<QWidget*>("WORDS"));
    CHECK(window->result_text().startsWith("async · finished at"));
    CHECK(window.action(Command::Play).isEnabled());
}

TEST_CASE("Every panel has room when the first file is opened, and keeps it the next time") {
    OpenWindow window;
    window.open_scenario();
    const auto height_of = [&](QWidget& panel) { return panel.height(); };
    CHECK(height_of(window->panels().source()) > 150);
    CHECK(height_of(window->panels().event_loop()) > 150);
    CHECK(height_of(window->panels().inspector()) > 50);
    CHECK(height_of(window->panels().output()) > 80);
    const int source = height_of(window->panels().source());
    window->close();
    window.crash_and_restart();
    window.open_scenario();
    // The window is resized in between, and Qt shares out what is gained and lost.
    CHECK(std::abs(height_of(window->panels().source()) - source) <= 20);
}

TEST_CASE("A file that was opened is among the recent ones the next time") {
    OpenWindow window;
    window.open_scenario();
    window.crash_and_restart();
    CHECK(Preferences().recent_files() == QStringList(window.path_of("scenario.py")));
}

TEST_CASE("A file can be dropped on the window") {
    OpenWindow window;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(window.write("dropped.py", OpenWindow::kSource))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&*window, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&*window, &drop);
    window.wait_until([&] { return window->stage().trace() != nullptr; });
    CHECK(window->windowTitle().startsWith("dropped.py"));
}

TEST_CASE("What is no scenario is refused in words, and the window goes on working") {
    struct Case {
        const char* name;
        std::optional<QByteArray> content; ///< None: there is no such file.
        const char* says;
    };
    const auto [name, content, says] = GENERATE(values<Case>({{"missing.py", std::nullopt, "missing.py"},
                                                              {".", std::nullopt, "folder"},
                                                              {"empty.py", QByteArray(""), "empty"},
                                                              {"binary.py",
                                                               QByteArray("\x7f"
                                                                          "ELF\0\1\2\0\xff",
                                                                          9),
                                                               "binary.py"}}));
    OpenWindow window;
    if (content) window.write(name, *content);
    window.open_and_wait(window.path_of(name));
    INFO(window->notice().text().toStdString());
    CHECK(window->notice().text().contains(says));
    CHECK(window->page() == Page::Gallery);
    check_goes_on_working(window);
}

TEST_CASE("A file that was removed is refused, and what was open stays") {
    OpenWindow window;
    window.open_scenario();
    window.open_and_wait(window.path_of("missing.py"));
    CHECK_FALSE(window->notice().text().isEmpty());
    CHECK(window->page() == Page::Stage);
    CHECK(window->windowTitle().startsWith("scenario.py"));
    CHECK(window->stage().trace());
}

TEST_CASE("A run without events is shown as one, and has nothing to play") {
    OpenWindow window([](const auto&, const auto&, auto&) { return trace::TraceBuilder().finish({}); });
    window.open_scenario();
    CHECK(window->page() == Page::Stage);
    CHECK(window->result_text() == "async · finished at 0 s");
    CHECK_FALSE(window.action(Command::Play).isEnabled());
    window.press(Qt::Key_Space);
    CHECK(window->page() == Page::Stage);
}

TEST_CASE("A syntax error is shown at its line, and can be corrected in place") {
    OpenWindow window;
    window.open_and_wait(window.write("broken.py", "import asyncio\nfor x in\n"));
    CHECK(window->page() == Page::Stage);
    CHECK_FALSE(window->stage().trace());
    const auto& problems = window->panels().problems().problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].line == 2);
    CHECK(window->panels().problems().isVisible());
    CHECK_FALSE(window->panels().source().annotation(1).isEmpty());

    window->panels().source().setText("print('well')\n");
    window.press(Qt::Key_R, Qt::ControlModifier);
    window.wait_until([&] { return window->stage().trace() != nullptr; });
    CHECK(window->panels().problems().problems().empty());
    CHECK(window->panels().source().annotation(1).isEmpty());
}

TEST_CASE("A problem leads to its line and to its moment") {
    OpenWindow window([](const auto&, const auto&, auto&) {
        trace::TraceBuilder builder;
        for (const char* text : {"one\n", "two\n", "three\n"})
            builder.output({}, trace::kNoTask, 0, trace::OutputStream::Stdout, text);
        builder.add_problem(
            {trace::Problem::Severity::Warning, "the loop is held", "await instead", 10, 5, 2});
        return builder.finish({});
    });
    window.open_scenario();
    ProblemsPanel& panel = window->panels().problems();
    REQUIRE(panel.count() == 1);
    CHECK(panel.isVisible());
    panel.setCurrentItem(panel.topLevelItem(0));
    panel.setFocus();
    QTest::keyClick(&panel, Qt::Key_Return);
    CHECK(window.playhead() == 2);
    int line = 0, column = 0;
    window->panels().source().getCursorPosition(&line, &column);
    CHECK(line + 1 == 10);
    CHECK(column + 1 == 5);
}

TEST_CASE("A saved schedule trace opens without its program") {
    OpenWindow window;
    const QString path = window.path_of("run.jsonl");
    REQUIRE(trace::save(*trace::testing::deadlock(), path.toStdString()));
    window.open_and_wait(path);
    window.wait_until([&] { return window->stage().trace() != nullptr; });
    CHECK(window->page() == Page::Stage);
    CHECK(window->stage().trace()->task_count() == 3);
    CHECK(window->panels().problems().count() == 1);
    window.press(Qt::Key_Period);
    CHECK(window.playhead() == 1);
}

namespace {

/// One task that sleeps, again and again.
trace::TracePtr long_run(int sleeps) {
    trace::TraceBuilder builder;
    const auto stack = builder.stack(0, "main", 1);
    const auto task = builder.create(Instant{}, "Task-1", trace::kNoTask, stack);
    for (int i = 0; i < sleeps; ++i) {
        const Instant now = Instant{} + i * std::chrono::seconds(1);
        builder.ready(now, task, trace::CauseKind::Timer);
        builder.resume(now, task, stack);
        builder.suspend(now, task, stack, {.kind = trace::WaitKind::Sleep, .delay = std::chrono::seconds(1)});
    }
    return builder.finish({});
}

} // namespace

TEST_CASE("A large saved trace can be looked at before it is read to its end") {
    OpenWindow window;
    const QString path = window.path_of("large.jsonl");
    REQUIRE(trace::save(*long_run(100'000), path.toStdString()));
    window->open(path);
    window.wait_until([&] { return window->stage().trace() && !window->stage().trace()->empty(); });
    const std::size_t first = window->stage().trace()->event_count();
    CHECK(first < 70'000);
    CHECK(window->session().busy());

    // What one does meanwhile is not undone as more of it comes.
    window.press(Qt::Key_Period);
    window->stage().view().zoom(4, 0);
    const Range seen = window->stage().view().window();
    window->stage().view().select(Selection{{0}, trace::EventIndex{2}});
    window.wait_until([&] { return !window->session().busy(); });
    CHECK(window->stage().trace()->event_count() > 250'000);
    CHECK(window.playhead() == 1);
    CHECK(window->stage().view().window() == seen);
    REQUIRE(window->stage().view().selection());
    CHECK(window->stage().view().selection()->event == trace::EventIndex{2});
}

TEST_CASE("A large saved trace that breaks off shows what comes before, and says where it ends") {
    OpenWindow window;
    const QString path = window.path_of("broken.jsonl");
    REQUIRE(trace::save(*long_run(40'000), path.toStdString()));
    QFile file(path);
    REQUIRE(file.open(QIODevice::Append));
    file.write("{ this is no event\n");
    file.close();
    window->open(path);
    window.wait_until([&] { return !window->session().busy() && window->stage().trace(); });
    CHECK(window->stage().trace()->event_count() > 40'000);
    const auto* notice = window->findChild<NoticeBar*>();
    REQUIRE(notice);
    window.wait_until([&] { return notice->isVisible(); });
    CHECK(notice->text().contains("line "));
    CHECK(notice->text().contains("What comes before"));
}
