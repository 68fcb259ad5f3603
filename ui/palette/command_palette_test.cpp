#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/palette/command_palette.hpp"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace simul;
using namespace simul::ui;

namespace {

struct Opened {
    QWidget window;
    QLineEdit* editor = new QLineEdit(&window);
    CommandPalette palette{window};
    std::vector<std::string> done;

    Opened() {
        window.resize(800, 600);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        editor->setFocus();
        const auto note = [this](const char* what) { return [this, what] { done.emplace_back(what); }; };
        palette.open({{"Play", "Playback", "Space", true, note("play")},
                      {"Zoom In", "View", "Ctrl++", true, note("zoom")},
                      {"Stop", "Run", "", false, note("stop")}},
                     trace::testing::producers_and_consumers());
    }
    QLineEdit& field() { return *palette.findChild<QLineEdit*>("palette_field"); }
    QListWidget& list() { return *palette.findChild<QListWidget*>("palette_list"); }
};

} // namespace

TEST_CASE("Typing and Enter do what was found, and the focus goes back to where it was") {
    Opened opened;
    CHECK(opened.field().hasFocus());
    QTest::keyClicks(&opened.field(), "zi");
    QTest::keyClick(&opened.field(), Qt::Key_Return);
    CHECK(opened.done == std::vector<std::string>{"zoom"});
    CHECK(opened.palette.isHidden());
    CHECK(opened.editor->hasFocus());
}

TEST_CASE("Arrows choose, a click does") {
    Opened opened;
    QTest::keyClick(&opened.field(), Qt::Key_Down);
    CHECK(opened.list().currentRow() == 1);
    const QRect first = opened.list().visualItemRect(opened.list().item(0));
    QTest::mouseClick(opened.list().viewport(), Qt::LeftButton, {}, first.center());
    CHECK(opened.done == std::vector<std::string>{"play"});
}

TEST_CASE("A task is gone to") {
    Opened opened;
    QSignalSpy chosen(&opened.palette, &CommandPalette::task_chosen);
    QTest::keyClicks(&opened.field(), "consume(7)");
    QTest::keyClick(&opened.field(), Qt::Key_Enter);
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0][0].value<trace::TaskIndex>() == 13);
}

TEST_CASE("Escape does nothing but close, and what cannot be done is not done") {
    Opened opened;
    QTest::keyClicks(&opened.field(), "stop");
    QTest::keyClick(&opened.field(), Qt::Key_Return);
    CHECK_FALSE(opened.palette.isHidden());
    QTest::keyClick(&opened.field(), Qt::Key_Escape);
    CHECK(opened.palette.isHidden());
    CHECK(opened.done.empty());
}

TEST_CASE("What takes the focus away closes it") {
    Opened opened;
    opened.editor->setFocus();
    CHECK(opened.palette.isHidden());
}
