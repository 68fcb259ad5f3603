#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/finding.hpp"

#include <QInputDialog>
#include <QMenuBar>
#include <QStatusBar>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using namespace std::chrono_literals;
using trace::EventIndex;
using trace::EventKind;
using trace::TaskState;

namespace {

void select(OpenWindow& window, trace::TaskIndex task) {
    window->stage().view().select(Selection{{task}, {}});
}

/// The entry of that text in a submenu of that title, wherever it is.
QAction* entry_of(OpenWindow& window, const QString& menu, const QString& text) {
    for (QMenu* submenu : window->menuBar()->findChildren<QMenu*>()) {
        if (submenu->title().remove('&') != menu) continue;
        for (QAction* action : submenu->actions())
            if (action->text().remove('&') == text) return action;
    }
    return nullptr;
}

void click_line_number(SourceEditor& source, int line) {
    const int x = source.marginWidth(0) + source.marginWidth(1) / 2;
    const auto position = static_cast<unsigned long>(source.positionFromLineIndex(line - 1, 0));
    const auto y =
        source.SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, static_cast<long>(position));
    QTest::mouseClick(source.viewport(), Qt::LeftButton, {}, QPoint(x, static_cast<int>(y) + 3));
}

} // namespace

TEST_CASE("Keys lead over an await of the selected task, and back") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    select(window, 5);
    window.press(Qt::Key_F10);
    const EventIndex resumed = window.playhead();
    CHECK(trace.task_of(resumed) == 5);
    CHECK(trace.kind_of(resumed) == EventKind::Resume);
    window.press(Qt::Key_F10, Qt::ShiftModifier);
    CHECK(trace.task_of(window.playhead()) == 5);
    CHECK(trace.kind_of(window.playhead()) == EventKind::Suspend);
    CHECK(window.playhead() < resumed);
}

TEST_CASE("Keys lead to the task's next wake and step, and back to the last ones") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    select(window, 5);
    window->stage().player().seek(EventIndex{60});
    window.press(Qt::Key_F7);
    const EventIndex woken = window.playhead();
    CHECK(trace.kind_of(woken) == EventKind::Ready);
    CHECK(trace.task_of(woken) == 5);
    window.press(Qt::Key_F6);
    CHECK(trace.kind_of(window.playhead()) == EventKind::Resume);
    CHECK(window.playhead() > woken);
    window.press(Qt::Key_F7, Qt::ShiftModifier);
    CHECK(window.playhead() == woken);
    window.press(Qt::Key_F6, Qt::ShiftModifier);
    CHECK(trace.kind_of(window.playhead()) == EventKind::Resume);
    CHECK(window.playhead() < woken);
}

TEST_CASE("The menu runs until the task is in a state, in both directions, or says that it never is") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    select(window, 9);
    entry_of(window, "Run Until the Task Is …", "waiting")->trigger();
    const EventIndex waiting = window.playhead();
    CHECK(trace.state_at(9, waiting) == TaskState::Waiting);
    window.press(Qt::Key_End);
    entry_of(window, "Run Back Until the Task Is …", "waiting")->trigger();
    CHECK(trace.state_at(9, window.playhead()) == TaskState::Waiting);
    CHECK(window.playhead() >= waiting);
    window.press(Qt::Key_Home);
    entry_of(window, "Run Until the Task Is …", "failed")->trigger();
    CHECK(window.playhead() == 0);
    CHECK_FALSE(window->statusBar()->currentMessage().isEmpty());
}

TEST_CASE("A failure is found from both sides") {
    OpenWindow window(
        [](const auto&, const auto&, auto&) { return trace::testing::failures_and_cancellations(); });
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    window.press(Qt::Key_F4);
    const EventIndex failed = window.playhead();
    CHECK(trace.kind_of(failed) == EventKind::Failed);
    window.press(Qt::Key_End);
    window.press(Qt::Key_F4, Qt::ShiftModifier);
    CHECK(window.playhead() == failed);
}

TEST_CASE("A click on a line's number sets a stop, at which playing stops; another one removes it") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    SourceEditor& source = window->panels().source();
    const int line = trace.line_of(trace.event(trace.events_of(5)[2]).stack);
    REQUIRE(line > 0);
    click_line_number(source, line);
    CHECK(source.stops().lines() == std::set<int>{line});
    CHECK_FALSE(source.hasFocus());
    Player& player = window->stage().player();
    player.set_speed(player.playback().scale().fastest());
    window.press(Qt::Key_Space);
    window.wait_until([&] { return !player.playback().playing(); });
    CHECK(stops_at(trace, StopAtLine{line}, window.playhead()));
    const EventIndex first = window.playhead();
    window.press(Qt::Key_F8);
    CHECK(stops_at(trace, StopAtLine{line}, window.playhead()));
    CHECK(window.playhead() > first);
    window.press(Qt::Key_F8, Qt::ShiftModifier);
    CHECK(window.playhead() == first);
    click_line_number(source, line);
    CHECK(source.stops().lines().empty());
    CHECK(player.playback().stops().empty());
}

TEST_CASE("Stops at a line go along when lines are inserted above it, and go when another file is opened") {
    OpenWindow window;
    window.open_scenario();
    SourceEditor& source = window->panels().source();
    source.stops().toggle(3);
    source.insertAt("# a line\n", 0, 0);
    CHECK(source.stops().lines() == std::set<int>{4});
    window->session().document().revert(); // Else opening asks.
    window.open_scenario("other.py");
    CHECK(source.stops().lines().empty());
}

TEST_CASE("Stops are set and removed by commands") {
    OpenWindow window;
    window.open_scenario();
    Player& player = window->stage().player();
    select(window, 5);
    window.press(Qt::Key_F9, Qt::ControlModifier);
    CHECK(window.action(Command::StopAtTask).isChecked());
    window.action(Command::StopAtFailures).trigger();
    entry_of(window, "Stop Where Any Task Is …", "cancelled")->trigger();
    CHECK(player.playback().stops() ==
          std::vector<StopCondition>{StopAtStep{5}, StopAtFailure{}, StopAtState{TaskState::Cancelled}});
    select(window, 6);
    CHECK_FALSE(window.action(Command::StopAtTask).isChecked());
    window.action(Command::ClearStops).trigger();
    CHECK(player.playback().stops().empty());
    CHECK_FALSE(window.action(Command::StopAtFailures).isChecked());
}

TEST_CASE("The loop is the range on the ruler, or the whole run") {
    OpenWindow window;
    window.open_scenario();
    Player& player = window->stage().player();
    window.press(Qt::Key_R, Qt::ShiftModifier);
    CHECK(player.playback().loop() == loop_of(*window->stage().trace()));
    window->stage().view().set_range(Range{Duration(2s).count(), Duration(5s).count()});
    REQUIRE(player.playback().loop());
    CHECK(player.playback().loop()->begin.time == Instant{2s});
    CHECK(player.playback().loop()->end.time == Instant{5s});
    window.action(Command::StepsAxis).trigger();
    REQUIRE(player.playback().loop());
    CHECK(player.playback().loop()->begin.time >= Instant{2s});
    window.press(Qt::Key_R, Qt::ShiftModifier);
    CHECK_FALSE(player.playback().loop());
}

TEST_CASE("A time that is typed is gone to") {
    OpenWindow window;
    window.open_scenario();
    window.action(Command::GoToTime).trigger();
    auto* dialog = window->findChild<QInputDialog*>("go_to_time");
    REQUIRE(dialog);
    dialog->setTextValue("11.5 s");
    dialog->accept();
    CHECK(window->stage().view().playhead().time == Instant{11500ms});
}

TEST_CASE("The whole run can be asked for in so many seconds, and the bar says how many it takes") {
    OpenWindow window;
    window.open_scenario();
    entry_of(window, "Speed", "The Whole Run in 10 s")->trigger();
    const Playback& playback = window->stage().player().playback();
    CHECK(playback.speed() * 10 >= window->stage().trace()->end_time().time_since_epoch() - 10ns);
    CHECK(speed_words(playback.scale(), playback.speed()).contains("run in 10 s"));
}

TEST_CASE("Playing stops at notes, if that is wanted") {
    OpenWindow window;
    window.open_scenario();
    window->finding().note_keeping().notes().add(20);
    const Playback& playback = window->stage().player().playback();
    CHECK(playback.stops().empty());
    QAction* at_notes = nullptr;
    for (QMenu* menu : window->menuBar()->findChildren<QMenu*>())
        for (QAction* action : menu->actions())
            if (action->text() == "Stop at Notes") at_notes = action;
    REQUIRE(at_notes);
    at_notes->trigger();
    CHECK(playback.stops() == std::vector<StopCondition>{StopAtEvent{20}});
}
