#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/timeline_view.hpp"

#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace simul;
using namespace simul::ui;

namespace {

struct Flagged {
    ViewState state;
    TimelineView view{state};

    Flagged() {
        view.resize(1'000, 400);
        view.show();
        state.set_trace(trace::testing::producers_and_consumers());
        QApplication::processEvents();
    }
    int x_of(trace::EventIndex event) const {
        const double width = view.width() - view.header_width() - TimelineView::kRightMargin;
        const Range window = state.window();
        return int(std::lround(view.header_width() + width * double(state.axis().of(event) - window.begin) /
                                                         double(window.length())));
    }
};

} // namespace

TEST_CASE("A note's flag is drawn at its event, is clicked, and tells its text") {
    Flagged timeline;
    const auto middle = static_cast<trace::EventIndex>(timeline.state.trace()->event_count() / 2);
    const QImage without = timeline.view.grab().toImage();
    timeline.view.set_bookmarks({{middle, {}, "look here"}});
    const QImage with = timeline.view.grab().toImage();
    const QPoint flag(timeline.x_of(middle) + 4, 4);
    CHECK(with.pixel(flag) != without.pixel(flag));
    CHECK(with.pixel(flag) == Theme::of(timeline.view).color(ColorRole::Link).rgb());

    QSignalSpy activated(&timeline.view, &TimelineView::bookmark_activated);
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, flag);
    CHECK(activated.count() == 1);
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, flag + QPoint(0, 14));
    CHECK(activated.count() == 1);

    QHelpEvent help(QEvent::ToolTip, flag, timeline.view.mapToGlobal(flag));
    QApplication::sendEvent(&timeline.view, &help);
    CHECK(QToolTip::text() == "look here");
}

TEST_CASE("A flag out of view is not there, and a range that is partly in view has its bar") {
    Flagged timeline;
    const auto last = static_cast<trace::EventIndex>(timeline.state.trace()->event_count() - 1);
    const Range all = timeline.state.window();
    timeline.state.set_window({all.end / 4, all.end / 2});
    const QImage without = timeline.view.grab().toImage();
    timeline.view.set_bookmarks({{0, {}, "start"}});
    CHECK(timeline.view.grab().toImage() == without);
    timeline.view.set_bookmarks({{0, last, "all"}});
    const QImage with = timeline.view.grab().toImage();
    CHECK(with.pixel(timeline.view.width() / 2, 1) == Theme::of(timeline.view).color(ColorRole::Link).rgb());
}

TEST_CASE("Another run takes the flags away") {
    Flagged timeline;
    timeline.view.set_bookmarks({{3, {}, "start"}});
    timeline.state.set_trace(trace::testing::deadlock());
    QSignalSpy activated(&timeline.view, &TimelineView::bookmark_activated);
    for (int x = timeline.view.header_width(); x < timeline.view.width(); x += 5)
        QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, QPoint(x, 3));
    CHECK(activated.count() == 0);
}
