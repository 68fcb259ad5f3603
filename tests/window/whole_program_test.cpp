// The window with the real engine: what the person sees who has just started it.
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/panels/gallery/gallery_card.hpp"

#include <QLabel>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using namespace std::chrono_literals;
using Page = MainWindow::Page;

namespace {

QStringList lines_of(OpenWindow& window) {
    const OutputLines& lines = window->panels().output().output_model().lines();
    QStringList texts;
    for (std::size_t line = 0; line < lines.size(); ++line)
        texts << QString::fromStdString(lines.text(line));
    return texts;
}

void choose_in_gallery(OpenWindow& window, const char* name) {
    auto* card = window->gallery().findChild<GalleryCard*>(QString::fromLatin1(name));
    REQUIRE(card);
    QTest::mouseClick(card, Qt::LeftButton);
    window.wait_until([&] { return window->session().is_open() && !window->session().busy(); });
    CHECK(window->page() == Page::Stage);
    REQUIRE(window->stage().trace());
}

void check_goes_on_working(OpenWindow& window) {
    window.open_and_wait(window.write("another.py", "print('well')\n"));
    CHECK(lines_of(window) == QStringList{"well"});
}

} // namespace

TEST_CASE("The chess exhibition is chosen in the gallery, played to its end, and compared") {
    OpenWindow window(Engine::real());
    choose_in_gallery(window, "chess_exhibition");
    CHECK(window->result_text() == "async · finished at 1:00:55");
    CHECK(window->stage().trace()->task_count() == 25);

    window->stage().player().set_speed(window->stage().player().playback().scale().fastest());
    window->stage().player().seek(Instant{3500s});
    window.press(Qt::Key_Space);
    window.wait_until([&] { return window.playhead() + 1 == window->stage().trace()->event_count(); });
    CHECK(lines_of(window).contains("She made her last move at 1:00:00; the last reply came at 1:00:55."));

    window.press(Qt::Key_M, Qt::ControlModifier);
    window.wait_until([&] { return window->comparison().has_content(); });
    const ComparisonContent& content = window->comparison().content();
    REQUIRE(content.runs.size() == 4);
    CHECK(content.runs[0].measures.makespan == 12h);
    CHECK(content.runs[1].measures.makespan == 3655s);
    CHECK(content.runs[2].measures.makespan == 4'598'880ms);
    CHECK(content.runs[3].measures.makespan == 5400s);
    CHECK(content.explanation.contains("1:00:00"));
}

TEST_CASE("Every scenario of the gallery opens, runs without an error and can be stepped through") {
    OpenWindow window(Engine::real());
    const auto* name = GENERATE("chess_exhibition", "chess_exhibition_sync", "count_async", "count_sync",
                                "makerandom", "chained", "producer_consumer");
    INFO(name);
    choose_in_gallery(window, name);
    CHECK(window->result_text().startsWith("async · finished at"));
    CHECK(window->panels().problems().count() == 0);
    window.press(Qt::Key_Period);
    CHECK(window.playhead() == 1);
    window.press(Qt::Key_Comma);
    CHECK(window.playhead() == 0);
}

TEST_CASE("Output appears as the playhead comes to it, in the colours that the program gave it") {
    OpenWindow window(Engine::real());
    choose_in_gallery(window, "makerandom");
    const OutputModel& output = window->panels().output().output_model();
    CHECK(output.begun() == 0);
    window->stage().player().seek(Instant{5s});
    const int half = output.begun();
    CHECK(half > 0);
    window.press(Qt::Key_End);
    CHECK(output.begun() > half);
    CHECK(output.begun() == output.rowCount());
    CHECK(output.lines().runs(0).front().style.foreground != output.lines().runs(4).front().style.foreground);
}

TEST_CASE("Programs without end are stopped, and the window goes on working") {
    const auto* program = GENERATE("while True:\n    pass\n", "while True:\n    print('and again')\n",
                                   "import asyncio\nasync def main():\n    while True:\n"
                                   "        await asyncio.sleep(1)\nasyncio.run(main())\n",
                                   "import asyncio\nasync def main():\n    while True:\n"
                                   "        await asyncio.sleep(0)\nasyncio.run(main())\n");
    INFO(program);
    OpenWindow window(Engine::real());
    window->open(window.write("endless.py", program));
    window.wait_until(
        [&] { return window->result_text().startsWith("running") || !window->session().busy(); });
    if (window->session().busy()) window.press(Qt::Key_Period, Qt::ControlModifier);
    window.wait_until([&] { return !window->session().busy(); });
    INFO(window->result_text().toStdString());
    CHECK((window->result_text().contains("stopped") || window->result_text().contains("limit")));
    check_goes_on_working(window);
}

TEST_CASE("A deadlock names those who wait for each other, once") {
    OpenWindow window(Engine::real());
    window.open_and_wait(window.write("deadlock.py", R"(
import asyncio

async def main():
    await asyncio.Event().wait()

asyncio.run(main())
)"));
    CHECK(window->result_text() == "async · deadlock at 0 s");
    REQUIRE(window->panels().problems().count() == 1);
    CHECK(window->panels().problems().problems()[0].message.contains("line 5"));
    check_goes_on_working(window);
}

TEST_CASE("A program that fails says where") {
    OpenWindow window(Engine::real());
    window.open_and_wait(window.write("failing.py", "print('one')\n1 / 0\n"));
    CHECK(window->result_text().contains("exit status 1"));
    REQUIRE(window->panels().problems().count() == 1);
    const ProblemItem& problem = window->panels().problems().problems()[0];
    CHECK(problem.message.contains("ZeroDivisionError"));
    CHECK(problem.line == 2);
}

TEST_CASE("What cannot be run says why in the place of the timeline, and runs once it is mended") {
    OpenWindow window(Engine::real());
    window.open_and_wait(window.write("broken.py", "for x in\n"));
    auto* absence = window->stage().findChild<QLabel*>("absence");
    REQUIRE(absence->isVisible());
    CHECK(absence->text().contains("Line 1"));
    window.write("broken.py", "for x in [1]: print(x)\n"); // By another editor.
    window.wait_until([&] { return window->stage().trace() != nullptr; });
    CHECK_FALSE(absence->isVisible());
    CHECK(lines_of(window) == QStringList{"1"});
}
