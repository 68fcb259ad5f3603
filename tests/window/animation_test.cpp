// What moves as the playhead crosses a suspension or a resume.
#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/timeline/cause.hpp"

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;
using trace::EventIndex;

namespace {

/// The first event after `from` that another task caused.
EventIndex event_with_arrow(const trace::Trace& trace, EventIndex from) {
    for (EventIndex event = from; event < trace.event_count(); ++event) {
        const auto cause = cause_of(trace, event);
        if (cause && cause->lane != LaneId{trace.task_of(event)}) return event;
    }
    FAIL("no task wakes another");
    return 0;
}

QImage picture_of(QWidget& widget) {
    return widget.grab().toImage();
}

} // namespace

TEST_CASE("A step lights its lane and lets the arrow grow, until only the arrow is left") {
    OpenWindow window;
    window.open_scenario();
    Stage& stage = window->stage();
    const EventIndex event = event_with_arrow(*stage.trace(), 60);
    stage.set_motion(false);
    stage.player().seek(event);
    const QImage at_rest = picture_of(stage.timeline());

    stage.player().seek(event - 1);
    stage.set_motion(true);
    window.press(Qt::Key_Period);
    REQUIRE(window.playhead() == event);
    CHECK(picture_of(stage.timeline()) != at_rest);
    window.wait_until([&] { return picture_of(stage.timeline()) == at_rest; });
}

TEST_CASE("A step back lights what it crosses as well") {
    OpenWindow window;
    window.open_scenario();
    Stage& stage = window->stage();
    stage.set_motion(false);
    stage.player().seek(EventIndex{80});
    const QImage at_rest = picture_of(stage.timeline());
    stage.player().seek(EventIndex{81});
    stage.set_motion(true);
    window.press(Qt::Key_Comma);
    REQUIRE(window.playhead() == 80);
    CHECK(picture_of(stage.timeline()) != at_rest);
    window.wait_until([&] { return picture_of(stage.timeline()) == at_rest; });
}

TEST_CASE("A task's chip glides from where it was to where it belongs") {
    OpenWindow window;
    window.open_scenario();
    Stage& stage = window->stage();
    EventLoopPanel& panel = window->panels().event_loop();
    // A task is resumed: from ready to running.
    EventIndex event = 60;
    while (stage.trace()->kind_of(event) != trace::EventKind::Resume)
        ++event;
    panel.set_motion(false);
    stage.player().seek(event);
    const QImage at_rest = picture_of(panel);
    CHECK(panel.picture().chips.front().task == stage.trace()->task_of(event));
    stage.player().seek(event - 1);
    const QImage before = picture_of(panel);
    panel.set_motion(true);
    window.press(Qt::Key_Period);
    const QImage on_its_way = picture_of(panel);
    CHECK(on_its_way != at_rest);
    window.wait_until([&] { return picture_of(panel) == at_rest; });
    CHECK(at_rest != before);
}

TEST_CASE("With reduced motion everything is at once where it belongs") {
    OpenWindow window;
    window.open_scenario();
    window.action(Command::ReduceMotion).trigger();
    window->stage().player().seek(EventIndex{60});
    window.press(Qt::Key_Period);
    const QImage timeline = picture_of(window->stage().timeline());
    const QImage chips = picture_of(window->panels().event_loop());
    QTest::qWait(0);
    CHECK(picture_of(window->stage().timeline()) == timeline);
    CHECK(picture_of(window->panels().event_loop()) == chips);
    window.crash_and_restart();
    CHECK(window.action(Command::ReduceMotion).isChecked());
}

TEST_CASE("The playhead's flag is dragged to any moment, forwards and back") {
    OpenWindow window;
    window.open_scenario();
    TimelineView& view = window->stage().timeline();
    const int left = view.header_width();
    const int right = view.width() - TimelineView::kRightMargin;
    const auto drag = [&](int from, int to) {
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(from, 12));
        QTest::mouseMove(&view, QPoint((from + to) / 2, 12));
        QTest::mouseMove(&view, QPoint(to, 12));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(to, 12));
    };
    drag(left, right);
    CHECK(window.playhead() + 1 == window->stage().trace()->event_count());
    CHECK_FALSE(window->stage().view().range());
    drag(right, (left + right) / 2);
    const EventIndex middle = window.playhead();
    CHECK(middle > 0);
    CHECK(middle + 1 < window->stage().trace()->event_count());
    drag((left + right) / 2, left);
    CHECK(window.playhead() < middle);
}

TEST_CASE("W, A, S, D and F move the view, the arrows the selection") {
    OpenWindow window;
    window.open_scenario();
    ViewState& view = window->stage().view();
    window.press(Qt::Key_W);
    CHECK_FALSE(view.shows_all());
    const Range zoomed = view.window();
    window.press(Qt::Key_D);
    CHECK(view.window().begin > zoomed.begin);
    window.press(Qt::Key_A);
    CHECK(view.window().begin == zoomed.begin);
    window.press(Qt::Key_S);
    CHECK(view.shows_all());

    window.press(Qt::Key_Down);
    REQUIRE(view.selection());
    const LaneId lane = view.selection()->lane;
    window.press(Qt::Key_Down);
    CHECK(view.selection()->lane.task != lane.task);
    window.press(Qt::Key_Right);
    REQUIRE(view.selection()->event);
    window.press(Qt::Key_F);
    window.press(Qt::Key_F);
    CHECK_FALSE(view.shows_all());
    CHECK(window->panels().inspector().title().startsWith(
        QString::fromStdString(window->stage().trace()->task(view.selection()->lane.task).label)));
    window.press(Qt::Key_0);
    CHECK(view.shows_all());
    window.press(Qt::Key_Escape);
    CHECK_FALSE(view.selection());
}
