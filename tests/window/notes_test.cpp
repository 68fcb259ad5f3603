#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/finding.hpp"

#include <QFile>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

struct Annotated {
    OpenWindow window;

    Annotated() {
        window.open_scenario("a.py");
        window->stage().timeline().setFocus();
    }
    NoteList& notes() { return window->finding().note_keeping().notes(); }
    NotesPanel& panel() { return window->finding().note_keeping().panel(); }
    /// Types into the field that a key has opened in the list.
    void type(const QString& text, Qt::Key end = Qt::Key_Return) {
        QWidget* field = window->focusWidget();
        REQUIRE(field);
        REQUIRE(panel().isAncestorOf(field));
        QTest::keyClicks(field, text);
        QTest::keyClick(field, end);
        QCoreApplication::processEvents(); // Enter is taken up once its event is over.
    }
    std::vector<std::string> texts() {
        std::vector<std::string> texts;
        for (const PlacedNote& placed : notes().notes())
            texts.push_back(placed.note.text);
        return texts;
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("M writes a note at the playhead, it is saved beside the file and there again after a restart") {
    Annotated run;
    run.window->stage().player().seek(trace::EventIndex{42});
    run.window.press(Qt::Key_M);
    run.type("the queue is full");
    CHECK(run.texts() == Texts{"the queue is full"});
    CHECK(run.notes().notes()[0].event == 42);
    CHECK(run.window->stage().timeline().hasFocus());
    CHECK(run.window.content_of("a.py.notes.json").contains("the queue is full"));
    run.window.crash_and_restart();
    run.window.open_and_wait(run.window.path_of("a.py"));
    CHECK(run.texts() == Texts{"the queue is full"});
    CHECK(run.notes().notes()[0].event == 42);
}

TEST_CASE("M is about the selected event, Shift+M about the measured range") {
    Annotated run;
    const trace::EventIndex event = run.window->stage().trace()->segments(3)[2].first;
    run.window->stage().view().select(Selection{{3}, event});
    run.window.press(Qt::Key_M);
    run.type("here");
    CHECK(run.notes().notes()[0].event == event);
    run.window.press(Qt::Key_M, Qt::ShiftModifier);
    CHECK(run.window->notice().text().contains("No range"));
    run.window->stage().view().set_range(Range{4'000'000'000, 10'000'000'000});
    run.window.press(Qt::Key_M, Qt::ShiftModifier);
    run.type("meanwhile");
    REQUIRE(run.texts().size() == 2);
    const auto& range = run.notes().notes()[run.texts()[0] == "meanwhile" ? 0 : 1];
    CHECK(range.until.has_value());
    CHECK(range.note.at.time == Instant(Duration(4'000'000'000)));
    CHECK(range.note.until->time == Instant(Duration(10'000'000'000)));
}

TEST_CASE("A note that is left empty is none") {
    Annotated run;
    run.window.press(Qt::Key_M);
    run.type("", Qt::Key_Escape);
    CHECK(run.texts().empty());
    CHECK_FALSE(QFile::exists(run.window.path_of("a.py.notes.json")));
}

TEST_CASE("N and Shift+N go from note to note, and Enter in the list goes to one") {
    Annotated run;
    run.notes().set_text(run.notes().add(10), "first");
    run.notes().set_text(run.notes().add(50), "second");
    run.window.press(Qt::Key_N);
    CHECK(run.window.playhead() == 10);
    run.window.press(Qt::Key_N);
    CHECK(run.window.playhead() == 50);
    run.window.press(Qt::Key_N, Qt::ShiftModifier);
    CHECK(run.window.playhead() == 10);
    run.window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(run.panel().hasFocus());
    run.window.press(Qt::Key_Down);
    run.window.press(Qt::Key_Return);
    CHECK(run.window.playhead() == 50);
}

TEST_CASE("In the list notes are edited and deleted by key") {
    Annotated run;
    run.notes().set_text(run.notes().add(10), "first");
    run.notes().set_text(run.notes().add(50), "second");
    run.window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    run.panel().select_note(0);
    run.window.press(Qt::Key_F2);
    run.type("changed");
    CHECK(run.texts() == Texts{"changed", "second"});
    run.panel().setFocus();
    run.window.press(Qt::Key_Delete);
    CHECK(run.texts() == Texts{"second"});
    CHECK_FALSE(run.window.content_of("a.py.notes.json").contains("changed"));
}

TEST_CASE("A damaged file of notes is said to be so, and left as it is") {
    Annotated run;
    run.window.write("b.py.notes.json", "{ no notes");
    run.window.open_scenario("b.py");
    CHECK(run.window->notice().text().contains("b.py.notes.json"));
    run.window.press(Qt::Key_M);
    run.type("kept here only");
    CHECK(run.window.content_of("b.py.notes.json") == "{ no notes");
    run.window.open_and_wait(run.window.path_of("a.py"));
    CHECK(run.texts().empty());
}
