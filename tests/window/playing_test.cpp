#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using namespace std::chrono_literals;

namespace {

QString label_text(OpenWindow& window, const char* name) {
    return window->transport().findChild<QLabel*>(name)->text();
}

} // namespace

TEST_CASE("Space plays, and plays on its own until the end") {
    OpenWindow window;
    window.open_scenario();
    QSignalSpy moved(&window->stage(), &Stage::moment_changed);
    window->stage().player().set_speed(window->stage().player().playback().scale().fastest());
    window.press(Qt::Key_Space);
    CHECK(window->stage().player().playback().playing());
    window.wait_until([&] { return window.playhead() > 20; });
    CHECK(moved.count() > 1);
    window.press(Qt::Key_Space);
    CHECK_FALSE(window->stage().player().playback().playing());
}

TEST_CASE("Backwards the playhead goes back to the start") {
    OpenWindow window;
    window.open_scenario();
    window->stage().player().seek(trace::EventIndex{30});
    window.press(Qt::Key_Space, Qt::ShiftModifier);
    window.wait_until([&] { return window.playhead() == 0; });
}

TEST_CASE("Keys step by event, within the task, and to both ends; the clock says where") {
    OpenWindow window;
    window.open_scenario();
    const trace::Trace& trace = *window->stage().trace();
    window.press(Qt::Key_Period);
    window.press(Qt::Key_Period);
    CHECK(window.playhead() == 2);
    window.press(Qt::Key_Comma);
    CHECK(window.playhead() == 1);
    CHECK(label_text(window, "step").contains("2 /"));
    window.press(Qt::Key_End);
    CHECK(window.playhead() == trace.event_count() - 1);
    CHECK(label_text(window, "clock") == clock_text(trace.end_time(), trace.end_time().time_since_epoch()));
    window.press(Qt::Key_Home);
    CHECK(window.playhead() == 0);

    window->stage().view().select(Selection{{5}, {}});
    window.action(Command::StepForwardInLane).trigger();
    CHECK(trace.task_of(window.playhead()) == 5);
    const trace::EventIndex first = window.playhead();
    window.action(Command::StepForwardInLane).trigger();
    CHECK(window.playhead() > first);
    window.action(Command::StepBackInLane).trigger();
    CHECK(window.playhead() == first);
}

TEST_CASE("All panels show the moment of the playhead") {
    OpenWindow window;
    window.open_scenario();
    const trace::TracePtr trace = window->stage().trace();
    trace::LoopStates states(trace);
    for (trace::EventIndex event = 0; event < trace->event_count(); event += 37) {
        window->stage().player().seek(event);
        const trace::LoopState& state = states.at(event);
        const LoopPicture& picture = window->panels().event_loop().picture();
        if (state.running != trace::kNoTask) {
            REQUIRE(picture.chip_of(state.running));
            CHECK(picture.chips.front().task == state.running);
        }
        const OutputModel& output = window->panels().output().output_model();
        CHECK(output.playhead() == event);
        CHECK(output.begun() == static_cast<int>(output.lines().begun_at(event)));
        const trace::TaskIndex task = trace->task_of(event);
        if (task != trace::kNoTask)
            CHECK(window->panels().inspector().title().startsWith(
                QString::fromStdString(trace->task(task).label)));
    }
}

TEST_CASE("The source says how many tasks stand at a line, and marks the one that runs") {
    OpenWindow window;
    window.open_scenario();
    const trace::TracePtr trace = window->stage().trace();
    trace::LoopStates states(trace);
    window->stage().player().seek(trace::EventIndex{60});
    for (const auto& [line, tasks] : lines_with_tasks(*trace, states.at(60))) {
        QString shown;
        auto& source = window->panels().source();
        QByteArray text(64, '\0');
        source.SendScintilla(QsciScintillaBase::SCI_MARGINGETTEXT, static_cast<unsigned long>(line - 1),
                             text.data());
        CHECK(QString::fromUtf8(text.constData()) == SourceEditor::margin_text(tasks));
    }
}

TEST_CASE("A chip that is clicked selects its task everywhere") {
    OpenWindow window;
    window.open_scenario();
    window->stage().player().seek(Instant{11s});
    EventLoopPanel& panel = window->panels().event_loop();
    const Chip chip = panel.picture().chips.at(1);
    QTest::mouseClick(panel.viewport(), Qt::LeftButton, {}, chip.box.center().toPoint());
    REQUIRE(window->stage().view().selection());
    CHECK(window->stage().view().selection()->lane.task == chip.task);
    CHECK(window->panels().inspector().title().startsWith(chip.label));
}

TEST_CASE("The speed slider sets the speed, and keys change it") {
    OpenWindow window;
    window.open_scenario();
    auto* slider = window->transport().findChild<QSlider*>("speed");
    slider->setValue(SpeedScale::kSliderSteps);
    const Playback& playback = window->stage().player().playback();
    CHECK(playback.speed() == playback.scale().fastest());
    window.action(Command::Slower).trigger();
    CHECK(playback.speed() < playback.scale().fastest());
    CHECK(slider->value() < SpeedScale::kSliderSteps);
}

TEST_CASE("The axis is switched between time and steps") {
    OpenWindow window;
    window.open_scenario();
    window.press(Qt::Key_Y);
    CHECK(window->stage().view().axis_kind() == AxisKind::Steps);
    window.press(Qt::Key_T);
    CHECK(window->stage().view().axis_kind() == AxisKind::Time);
}

TEST_CASE("A task is found by its name") {
    OpenWindow window;
    window.open_scenario();
    window.press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(window->focusWidget(), "consume(4)");
    window.press(Qt::Key_Return);
    REQUIRE(window->stage().view().selection());
    const trace::TaskIndex task = window->stage().view().selection()->lane.task;
    CHECK(window->stage().trace()->task(task).label == "consume(4)");
}

TEST_CASE("Letters typed into the source are text, not commands") {
    OpenWindow window;
    window.open_scenario();
    SourceEditor& source = window->panels().source();
    source.setFocus();
    source.setCursorPosition(0, 0);
    QTest::keyClicks(&source, ". 0?y");
    CHECK(source.text().startsWith(". 0?y"));
    CHECK(window.playhead() == 0);
    CHECK(window->stage().view().axis_kind() == AxisKind::Time);
}
