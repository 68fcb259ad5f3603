// The run in words: the steps panel, the inspector's reasons, the source's heat and what hovering it shows.
#include "core/narration/narrator.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

/// Two tasks that sleep; one of them is waited for.
const QByteArray kProgram = R"("""Two sleepers"""
import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(nap(4), nap(1))


asyncio.run(main())
)";

/// A window with the real engine, on kProgram, once all has been told.
struct ToldWindow {
    ToldWindow() : window(Engine::real()) {
        window.open_and_wait(window.write("sleepers.py", kProgram));
        window.wait_until([&] { return !window->panels().steps().sentence().isEmpty(); });
    }
    void go_to(std::string_view words) {
        const narration::Narrator narrator(window->stage().trace());
        for (trace::EventIndex event = 0; event < narrator.trace()->event_count(); ++event) {
            if (narrator.sentence(event).find(words) == std::string::npos) continue;
            window->stage().player().seek(event);
            return;
        }
        FAIL("no step says " << words);
    }
    OpenWindow window;
};

} // namespace

TEST_CASE("Stepping reads the run sentence by sentence, quoting the source") {
    ToldWindow told;
    told.go_to("set a timer for 4 s");
    CHECK(told.window->panels().steps().sentence().startsWith(
        "Task-2 (nap(0)) reached await "
        "asyncio.sleep(seconds) at line 6: it set a timer "
        "for 4 s and gave the loop back."));
    const QString before = told.window->panels().steps().sentence();
    told.window.press(Qt::Key_Period);
    CHECK(told.window->panels().steps().sentence() != before);
    told.window.press(Qt::Key_Comma);
    CHECK(told.window->panels().steps().sentence() == before);
}

TEST_CASE("A click on a sentence moves the playhead there") {
    ToldWindow told;
    told.go_to("set a timer for 4 s");
    StepsPanel& steps = told.window->panels().steps();
    const trace::EventIndex next = told.window.playhead() + 1;
    QTest::mouseClick(steps.viewport(), Qt::LeftButton, {}, steps.place_of(next).center());
    CHECK(told.window.playhead() == next);
}

TEST_CASE("Ctrl+C in the steps copies the sentence") {
    ToldWindow told;
    told.go_to("set a timer for 4 s");
    told.window->panels().steps().setFocus();
    QTest::keyClick(&told.window->panels().steps(), Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text() == told.window->panels().steps().sentence());
}

TEST_CASE("The inspector says why the selected task waits, and what its variables hold") {
    ToldWindow told;
    told.go_to("Nothing is ready: the loop sleeps until the next timer, at 1 s");
    told.window->stage().view().select(Selection{{0}, {}});
    CHECK(told.window.inspected("why is it waiting?").contains("gather of 2"));
    CHECK(told.window.inspected("why is it waiting?").contains("Task-2 (nap(0)) sleeps for 4 s"));
    told.window->stage().view().select(Selection{{1}, {}});
    CHECK(told.window.inspected("variables") == "nap: seconds = 4");
    told.go_to("Task-2 (`nap`) goes on");
    CHECK(told.window.inspected("why now?").contains("its timer of 4 s was due"));
}

TEST_CASE("Hovering a line outlines its slices, and a warm line says how warm") {
    ToldWindow told;
    SourceEditor& source = told.window->panels().source();
    CHECK(source.heat_text(6).startsWith("5 s"));
    CHECK(source.heat_text(1).isEmpty());
    CHECK(source.markersAtLine(5) != 0);
    CHECK(source.markersAtLine(0) == 0);
    const auto height = static_cast<int>(source.SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0UL));
    const auto top = static_cast<int>(source.SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL,
                                                           source.positionFromLineIndex(5, 0)));
    QTest::mouseMove(source.viewport(), QPoint(80, top + height / 2));
    told.window.wait_until([&] { return told.window->stage().view().lit_line() == 6; });
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(source.viewport(), &leave);
    CHECK(told.window->stage().view().lit_line() == 0);
}
