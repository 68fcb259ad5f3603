#include "tests/support/catch.hpp"
#include "tests/window/open_window.hpp"
#include "ui/window/finding.hpp"

#include <QCheckBox>
#include <QMouseEvent>

using namespace simul;
using namespace simul::ui;
using namespace simul::ui::test;

namespace {

constexpr Position kSecond = 1'000'000'000;

struct Measuring {
    OpenWindow window;

    Measuring() {
        window.open_scenario();
        window->stage().set_motion(false);
        window->stage().timeline().setFocus();
    }
    ViewState& view() { return window->stage().view(); }
    TimelineView& timeline() { return window->stage().timeline(); }
    QString measured() {
        window.wait_until([&] { return !window->finding().measuring().busy(); });
        return window->finding().measuring().panel().text();
    }
    int x_of(double seconds) {
        const double width = timeline().width() - timeline().header_width() - TimelineView::kRightMargin;
        return int(std::lround(timeline().header_width() +
                               width * seconds * double(kSecond) / double(view().window().length())));
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&timeline(), Qt::LeftButton, modifiers, from);
        QMouseEvent move(QEvent::MouseMove, to, timeline().mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(&timeline(), &move);
        QTest::mouseRelease(&timeline(), Qt::LeftButton, modifiers, to);
    }
};

} // namespace

TEST_CASE("A drag along the ruler is measured, for all lanes and for the selected one") {
    Measuring run;
    run.drag({run.x_of(4), 12}, {run.x_of(10), 12});
    REQUIRE(run.view().range());
    CHECK(run.view().range() == Range{4 * kSecond, 10 * kSecond});
    CHECK(run.measured().contains("4 s – 10 s: 6 s"));
    CHECK(run.measured().contains(" lanes"));
    run.view().select(Selection{{3}, {}});
    CHECK(run.measured().contains("1 lane"));
    run.window->finding().measuring().panel().findChild<QCheckBox*>()->click();
    CHECK(run.measured().contains(" lanes"));
}

TEST_CASE("Alt measures freely, without snapping") {
    Measuring run;
    run.drag({run.x_of(4) + 3, 12}, {run.x_of(10) + 3, 12});
    CHECK(run.view().range() == Range{4 * kSecond, 10 * kSecond});
    run.drag({run.x_of(4) + 3, 12}, {run.x_of(10) + 3, 12}, Qt::AltModifier);
    CHECK(run.view().range() != Range{4 * kSecond, 10 * kSecond});
    CHECK(run.view().range()->begin > 4 * kSecond);
}

TEST_CASE("Shift with the arrows measures without a mouse, and Escape ends it") {
    Measuring run;
    run.view().select(Selection{{8}, {}});
    run.window.press(Qt::Key_Right, Qt::ShiftModifier);
    REQUIRE(run.view().range());
    const Range first = *run.view().range();
    run.window.press(Qt::Key_Right, Qt::ShiftModifier);
    CHECK(run.view().range()->end > first.end);
    run.window.press(Qt::Key_Left, Qt::ShiftModifier);
    CHECK(run.view().range() == first);
    run.window.press(Qt::Key_Left, Qt::ShiftModifier | Qt::AltModifier);
    CHECK(run.view().range()->end < first.end);
    CHECK(run.view().selection() == Selection{{8}, {}});
    run.window.press(Qt::Key_Escape);
    CHECK_FALSE(run.view().range());
    CHECK(run.measured().contains("Nothing is measured"));
}

TEST_CASE("E measures the selected segment, and on the axis of steps events are measured") {
    Measuring run;
    const trace::SegmentList segments = run.window->stage().trace()->segments(3);
    std::size_t longest = 0;
    while (segments[longest].end - segments[longest].begin < std::chrono::seconds(1))
        ++longest;
    run.view().select(Selection{{3}, segments[longest].first});
    run.window.press(Qt::Key_E);
    CHECK(run.measured().contains("100 %"));
    run.window.press(Qt::Key_Y);
    run.view().set_range(Range{2, 12});
    run.view().select({});
    CHECK(run.measured().contains("10 events"));
    run.window.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(run.window->finding().measuring().panel().isAncestorOf(run.window->focusWidget()));
}
