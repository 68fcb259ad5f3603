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

QSlider& position_of(OpenWindow& window) {
    return *window->stage().findChild<QSlider*>("position");
}

/// Where the middle of the handle is when that share of the run lies before it.
QPoint place_on(const QSlider& slider, double share) {
    const int handle = PositionSlider::kHandleWidth;
    return {handle / 2 + static_cast<int>(share * (slider.width() - handle)), slider.height() / 2};
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

TEST_CASE("The slider follows the playhead, from one end of the run to the other") {
    OpenWindow window;
    QSlider& slider = position_of(window);
    CHECK_FALSE(slider.isEnabled());
    window.open_scenario();
    CHECK(slider.isEnabled());
    CHECK_FALSE(slider.accessibleName().isEmpty());
    CHECK(slider.value() == slider.minimum());
    window.press(Qt::Key_Space);
    window.wait_until([&] { return slider.value() > slider.minimum(); });
    CHECK(window->stage().player().playback().playing());
    window.press(Qt::Key_End);
    CHECK(slider.value() == slider.maximum());
}

TEST_CASE("A press beside the slider's handle seeks there, and a drag scrubs, on both axes") {
    OpenWindow window;
    window.open_scenario();
    const ViewState& view = window->stage().view();
    const auto last = window->stage().player().playback().last();
    QSlider& slider = position_of(window);
    for (const Qt::Key axis : {Qt::Key_T, Qt::Key_Y}) {
        window->stage().setFocus();
        window.press(axis);
        window.press(Qt::Key_Home);
        QTest::mousePress(&slider, Qt::LeftButton, {}, place_on(slider, 0.5));
        const double half = view.axis().between(view.playhead().event, view.playhead().time);
        CHECK(half == Approx(static_cast<double>(view.extent().end) / 2).epsilon(0.02));
        trace::EventIndex before = window.playhead();
        for (const double share : {0.6, 0.75, 0.9}) {
            QTest::mouseMove(&slider, place_on(slider, share));
            CHECK(window.playhead() > before);
            before = window.playhead();
        }
        QTest::mouseMove(&slider, place_on(slider, 1.5));
        CHECK(window.playhead() == last);
        QTest::mouseMove(&slider, place_on(slider, 0.25));
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, place_on(slider, 0.25));
        CHECK(window.playhead() < before);
        CHECK(window.playhead() > 0);
    }
}

TEST_CASE("Playing waits while the slider is held, and goes on from where it is let go") {
    OpenWindow window;
    window.open_scenario();
    const Playback& playback = window->stage().player().playback();
    QSlider& slider = position_of(window);
    window.press(Qt::Key_Space);
    QTest::mousePress(&slider, Qt::LeftButton, {}, place_on(slider, 0.5));
    CHECK_FALSE(playback.playing());
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, place_on(slider, 0.5));
    CHECK(playback.playing());
    QTest::mousePress(&slider, Qt::LeftButton, {}, place_on(slider, 0.5));
    QTest::mouseMove(&slider, place_on(slider, 1));
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, place_on(slider, 1));
    CHECK_FALSE(playback.playing()); // Nothing is left to play; it does not begin again.
    CHECK(window.playhead() == playback.last());
}

TEST_CASE("In the slider the arrows go by event, and the window's keys still do what they do") {
    OpenWindow window;
    window.open_scenario();
    QSlider& slider = position_of(window);
    slider.setFocus();
    window.press(Qt::Key_Right);
    window.press(Qt::Key_Right);
    window.press(Qt::Key_Left);
    CHECK(window.playhead() == 1);
    CHECK_FALSE(window->stage().view().selection());
    const auto speed = window->stage().player().playback().speed();
    window.press(Qt::Key_Up, Qt::ControlModifier);
    CHECK(window->stage().player().playback().speed() > speed);
    CHECK(window.playhead() == 1);
    window.press(Qt::Key_PageUp);
    CHECK(window.playhead() > 2);
    window.press(Qt::Key_End);
    CHECK(window.playhead() == window->stage().player().playback().last());
    window.press(Qt::Key_Space, Qt::ShiftModifier);
    CHECK(window->stage().player().playback().playing());
}

TEST_CASE("The axis is switched between time and steps") {
    OpenWindow window;
    window.open_scenario();
    const auto shows = [&](AxisKind axis) { return window->stage().view().axis_kind() == axis; };
    window.press(Qt::Key_Y);
    window.wait_until([&] { return shows(AxisKind::Steps); });
    CHECK(window->stage().view().shows_all());
    window.press(Qt::Key_T);
    window.wait_until([&] { return shows(AxisKind::Time); });
    CHECK(window->stage().view().shows_all());
    window.action(Command::ReduceMotion).trigger();
    window.press(Qt::Key_U);
    CHECK(shows(AxisKind::Both));
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
