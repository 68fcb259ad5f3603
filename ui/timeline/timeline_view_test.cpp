#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/testing/small_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/timeline/hit.hpp"
#include "ui/timeline/minimap.hpp"
#include "ui/timeline/timeline_view.hpp"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <map>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

constexpr Position kSecond = 1'000'000'000;

/// A shown timeline of five producers and ten consumers, with a player that obeys at once.
struct Shown {
    ViewState state;
    TimelineView view{state};

    Shown() {
        QObject::connect(&state, &ViewState::event_wanted, &state, [this](trace::EventIndex event) {
            state.set_playhead({event, trace().time_of(event)});
        });
        QObject::connect(&state, &ViewState::instant_wanted, &state, [this](Instant time) {
            state.set_playhead({trace().last_event_at(time).value_or(0), time});
        });
        view.resize(1'200, 545); // Just enough for lanes of the usual height.
        view.show();
        state.set_trace(trace::testing::producers_and_consumers());
        QApplication::processEvents();
    }

    const trace::Trace& trace() const { return *state.trace(); }
    double plot_width() const { return view.width() - view.header_width() - TimelineView::kRightMargin; }
    int x_of(double seconds) const {
        const Range window = state.window();
        const double share = (seconds * double(kSecond) - double(window.begin)) / double(window.length());
        return int(std::lround(view.header_width() + share * plot_width()));
    }
    /// The middle of a task's lane: main, heading, five producers, heading, ten consumers.
    int y_of(trace::TaskIndex task) const { return 28 + 12 + 24 * int(task + (task >= 1) + (task >= 6)); }
    QPoint at(trace::TaskIndex task, double seconds) const { return {x_of(seconds), y_of(task)}; }

    void wheel(QPoint where, QPoint turn, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent event(where, view.mapToGlobal(where), {}, turn, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    QString tool_tip(QPoint where) {
        QHelpEvent event(QEvent::ToolTip, where, view.mapToGlobal(where));
        QApplication::sendEvent(&view, &event);
        return QToolTip::text();
    }
    std::string selected() const {
        if (!state.selection()) return "nothing";
        std::string text = trace().task(state.selection()->lane.task).label;
        if (state.selection()->event)
            text += " at " +
                    std::to_string(trace().time_of(*state.selection()->event).time_since_epoch() / 1s) + " s";
        return text;
    }
};

} // namespace

TEST_CASE("clicking a bar selects its segment, clicking beside the lanes nothing") {
    Shown timeline;
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, timeline.at(4, 12));
    CHECK(timeline.selected() == "produce(3) at 10 s");
    CounterChoice without_counters;
    without_counters.visible = false;
    timeline.state.set_counter_choice(without_counters); // They would lie where lanes end.
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {},
                      QPoint(timeline.x_of(12), timeline.view.height() - 2));
    CHECK(timeline.selected() == "nothing");
}

TEST_CASE("clicking a name selects its lane, clicking a heading folds and unfolds the group") {
    Shown timeline;
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, QPoint(60, timeline.y_of(3)));
    CHECK(timeline.selected() == "produce(2)");
    const QPoint heading(40, timeline.y_of(1) - 24);
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, heading);
    CHECK(timeline.view.is_group_collapsed(QStringLiteral("produce")));
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, heading);
    CHECK_FALSE(timeline.view.is_group_collapsed(QStringLiteral("produce")));
}

TEST_CASE("a double click on a bar asks for its place in the source") {
    Shown timeline;
    QSignalSpy activated(&timeline.view, &TimelineView::event_activated);
    QTest::mouseDClick(&timeline.view, Qt::LeftButton, {}, timeline.at(4, 12));
    REQUIRE(activated.count() == 1);
    const auto event = activated[0][0].value<trace::EventIndex>();
    CHECK(timeline.trace().kind_of(event) == trace::EventKind::Suspend);
    CHECK(timeline.trace().time_of(event) == Instant{} + 10s);
}

TEST_CASE("clicking the ruler moves the playhead, dragging on it selects a range") {
    Shown timeline;
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, QPoint(timeline.x_of(20), 8));
    CHECK(to_seconds(timeline.state.playhead().time) == Approx(20).margin(0.1));
    timeline.drag({timeline.x_of(30), 8}, {timeline.x_of(25), 8});
    REQUIRE(timeline.state.range());
    CHECK(double(timeline.state.range()->begin) / kSecond == Approx(25).margin(0.1));
    CHECK(double(timeline.state.range()->end) / kSecond == Approx(30).margin(0.1));
    CHECK(timeline.state.shows_all());
}

TEST_CASE("dragging the playhead's flag scrubs") {
    Shown timeline;
    timeline.state.seek_to(Instant{} + 20s);
    timeline.drag({timeline.x_of(20), 8}, {timeline.x_of(35), 8});
    CHECK(to_seconds(timeline.state.playhead().time) == Approx(35).margin(0.1));
    CHECK_FALSE(timeline.state.range());
}

TEST_CASE("a double click on the ruler shows all again") {
    Shown timeline;
    timeline.state.set_window({5 * kSecond, 9 * kSecond});
    timeline.state.set_range(Range{6 * kSecond, 7 * kSecond});
    QTest::mouseDClick(&timeline.view, Qt::LeftButton, {}, QPoint(400, 8));
    CHECK(timeline.state.shows_all());
    CHECK_FALSE(timeline.state.range());
}

TEST_CASE("Ctrl and the wheel zoom at the pointer") {
    Shown timeline;
    const QPoint pointer = timeline.at(4, 12);
    timeline.wheel(pointer, {0, 360}, Qt::ControlModifier);
    CHECK(double(timeline.state.window().length()) ==
          Approx(double(timeline.state.extent().length()) / std::pow(1.25, 3)));
    CHECK(timeline.x_of(12) == Approx(pointer.x()).margin(1));
    timeline.wheel(pointer, {0, -1'200}, Qt::ControlModifier);
    CHECK(timeline.state.shows_all());
}

TEST_CASE("Shift and the wheel scroll time, the wheel alone scrolls lanes where there are more than fit") {
    Shown timeline;
    timeline.state.set_window({10 * kSecond, 20 * kSecond});
    timeline.wheel({600, 200}, {0, -120}, Qt::ShiftModifier);
    const Range scrolled = timeline.state.window();
    CHECK(scrolled.begin > 10 * kSecond);
    timeline.view.resize(1'200, 250);
    QApplication::processEvents();
    auto* bar = timeline.view.findChild<QScrollBar*>();
    REQUIRE(bar);
    REQUIRE(bar->isVisible());
    timeline.wheel({600, 100}, {0, -120});
    CHECK(bar->value() > 0);
    CHECK(timeline.state.window() == scrolled);
}

TEST_CASE("dragging the lanes pans, and does not select") {
    Shown timeline;
    timeline.state.set_window({10 * kSecond, 20 * kSecond});
    const int pixels = int(timeline.plot_width() / 10);
    timeline.drag({600, 300}, {600 + pixels, 300});
    CHECK(double(timeline.state.window().begin) / kSecond == Approx(9).margin(0.05));
    CHECK(timeline.selected() == "nothing");
}

TEST_CASE("W and S zoom, A and D pan, 0 shows all") {
    Shown timeline;
    QTest::keyClick(&timeline.view, Qt::Key_W);
    const Range zoomed = timeline.state.window();
    CHECK(zoomed.length() < timeline.state.extent().length());
    QTest::keyClick(&timeline.view, Qt::Key_D);
    CHECK(timeline.state.window().begin > zoomed.begin);
    QTest::keyClick(&timeline.view, Qt::Key_A);
    CHECK(timeline.state.window() == zoomed);
    QTest::keyClick(&timeline.view, Qt::Key_S);
    CHECK(timeline.state.shows_all());
    QTest::keyClick(&timeline.view, Qt::Key_W);
    QTest::keyClick(&timeline.view, Qt::Key_0);
    CHECK(timeline.state.shows_all());
}

TEST_CASE("arrows move the selection along its lane and to the lanes beside it") {
    Shown timeline;
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, timeline.at(4, 12));
    REQUIRE(timeline.selected() == "produce(3) at 10 s");
    std::vector<std::string> visited;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&timeline.view, Qt::Key_Right);
        visited.push_back(timeline.selected());
    }
    CHECK(visited.back() == "produce(3) at 17 s"); // ready, running, sleeping
    QTest::keyClick(&timeline.view, Qt::Key_Left);
    QTest::keyClick(&timeline.view, Qt::Key_Down);
    QTest::keyClick(&timeline.view, Qt::Key_Down);
    CHECK(timeline.state.selection()->lane == LaneId{6});
    QTest::keyClick(&timeline.view, Qt::Key_Escape);
    CHECK(timeline.selected() == "nothing");
}

TEST_CASE("F brings the selection to the middle, F again fits it") {
    Shown timeline;
    QTest::mouseClick(&timeline.view, Qt::LeftButton, {}, timeline.at(4, 20));
    REQUIRE(timeline.selected() == "produce(3) at 17 s");
    timeline.state.set_window({0, 20 * kSecond});
    QTest::keyClick(&timeline.view, Qt::Key_F);
    CHECK(timeline.state.window() == Range{7 * kSecond, 27 * kSecond});
    QTest::keyClick(&timeline.view, Qt::Key_F);
    CHECK(double(timeline.state.window().begin) / kSecond == Approx(17).margin(0.6));
    CHECK(double(timeline.state.window().end) / kSecond == Approx(26).margin(0.6));
}

TEST_CASE("tool tips name exactly what is under the pointer") {
    Shown timeline;
    const QString bar = timeline.tool_tip(timeline.at(4, 12));
    CHECK(bar.contains(QStringLiteral("produce(3)")));
    CHECK(bar.contains(QStringLiteral("sleeping 7 s")));
    CHECK(bar.contains(QStringLiteral("from 10 s to 17 s")));
    CHECK(timeline.tool_tip(timeline.at(4, 17)).contains(QStringLiteral("produce(3)")));
    CHECK(timeline.tool_tip(timeline.at(4, 17)).contains(QStringLiteral("at 17 s, step")));
    CHECK(timeline.tool_tip(timeline.at(2, 30)) == QStringLiteral("produce(1) · Task-3"));
    timeline.view.set_group_collapsed(QStringLiteral("consume"), true);
    const QString group = timeline.tool_tip({timeline.x_of(20), timeline.y_of(6) - 24});
    CHECK(group.contains(QStringLiteral("consume: 10 tasks")));
    CHECK(group.contains(QStringLiteral("% waiting")));
}

TEST_CASE("hovering marks the segment, leaving unmarks it") {
    Shown timeline;
    QTest::mouseMove(&timeline.view, timeline.at(4, 12));
    REQUIRE(timeline.state.hover());
    CHECK(timeline.state.hover()->lane == LaneId{4});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&timeline.view, &leave);
    CHECK_FALSE(timeline.state.hover());
}

TEST_CASE("every pixel of a lane names something, at every zoom") {
    Shown timeline;
    for (const double zoom : {1.0, 7.0, 60.0}) {
        timeline.state.show_all();
        timeline.state.zoom(zoom, 12 * kSecond);
        for (int x = timeline.view.header_width(); x < timeline.view.width() - TimelineView::kRightMargin;
             x += 3) {
            INFO("zoom " << zoom << ", x " << x);
            CHECK_FALSE(timeline.tool_tip({x, timeline.y_of(6)}).isEmpty());
        }
    }
}

TEST_CASE("the playhead, lit lanes and the selection are seen") {
    Shown timeline;
    const auto picture = [&] { return timeline.view.grab().toImage(); };
    const QImage plain = picture();
    timeline.state.seek_to(Instant{} + 20s);
    const QImage with_playhead = picture();
    CHECK(plain != with_playhead);
    timeline.view.set_lit_events({{timeline.state.playhead().event, 0.2}});
    const QImage lit = picture();
    CHECK(with_playhead != lit);
    timeline.view.set_lit_events({});
    CHECK(picture() == with_playhead);
    timeline.state.select(Selection{LaneId{4}, {}});
    CHECK(picture() != with_playhead);
    timeline.state.select({});
    CHECK(picture() == with_playhead);
}

TEST_CASE("the timeline follows the palette") {
    Shown timeline;
    for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
        timeline.view.setPalette(theme->palette());
        CHECK(timeline.view.grab().toImage().pixelColor(2, 2) == theme->color(ColorRole::Background));
    }
}

TEST_CASE("each frame of a zoom is the picture that stays when it rests") {
    Shown shown;
    for (int frame = 0; frame < 4; ++frame) {
        shown.state.zoom(1.3, 12 * kSecond);
        const QImage moving = shown.view.grab().toImage();
        CHECK(shown.view.grab().toImage() == moving); // Nothing has changed since.
        shown.state.set_hover(Selection{{trace::TaskIndex(frame)}, {}});
        shown.state.set_hover({});
        CHECK(shown.view.grab().toImage() == moving);
    }
    shown.state.zoom(1.3, 12 * kSecond);
    (void)shown.view.grab();
    shown.state.zoom(1.3, 12 * kSecond); // The second frame in a row.
    const QImage moving = shown.view.grab().toImage();
    CHECK(shown.view.grab().toImage() == moving);
}

TEST_CASE("a zoom through very many events is coarse at most until it rests") {
    trace::testing::Story story;
    const auto task = story.create("busy");
    for (int i = 0; i < 200'000; ++i)
        story.at(i).resume(task).sleep(task, std::chrono::seconds(i % 7)).at(i + 0.1 * (i % 10)).ready(task);
    const auto trace = story.end();
    REQUIRE(trace->event_count() > 500'000);
    const auto picture_of = [](TimelineView& view) {
        QImage image(view.size(), QImage::Format_RGB32);
        view.render(&image);
        return image;
    };
    Shown zoomed, fresh;
    zoomed.state.set_trace(trace);
    picture_of(zoomed.view);
    QImage last;
    for (const double factor : {1.02, 1.03, 1.04}) {
        zoomed.state.zoom(factor, 0);
        last = picture_of(zoomed.view);
    }
    fresh.state.set_trace(trace);
    fresh.state.set_window(zoomed.state.window());
    const auto is_as_fresh = [&] { return picture_of(zoomed.view) == picture_of(fresh.view); };
    REQUIRE(
        QTest::qWaitFor([&] { return zoomed.state.lanes().counters() && fresh.state.lanes().counters(); }));
    CHECK(last != picture_of(fresh.view));
    CHECK(QTest::qWaitFor(is_as_fresh));
}

TEST_CASE("without a trace the views are empty, and obey") {
    ViewState state;
    TimelineView view(state);
    Minimap minimap(state);
    for (QWidget* widget : {static_cast<QWidget*>(&view), static_cast<QWidget*>(&minimap)}) {
        widget->resize(600, 200);
        widget->show();
        QTest::mouseClick(widget, Qt::LeftButton);
        QTest::mouseMove(widget, QPoint(30, 20));
        QTest::keyClick(widget, Qt::Key_F);
        CHECK_FALSE(widget->grab().isNull());
    }
    view.center_or_fit();
    view.zoom_in();
    CHECK(state.empty());
}

TEST_CASE("the minimap pans by its frame, zooms by the frame's edges, and chooses another part beside it") {
    Shown timeline;
    Minimap minimap(timeline.state);
    minimap.resize(1'000, 36);
    minimap.show();
    const double px_per_second = 1'000 / (double(timeline.state.extent().length()) / kSecond);
    const auto x = [&](double seconds) { return int(std::lround(seconds * px_per_second)); };
    const auto drag = [&](double from, double to) {
        QTest::mousePress(&minimap, Qt::LeftButton, {}, QPoint(x(from), 15));
        QTest::mouseMove(&minimap, QPoint(x(to), 15));
        QTest::mouseRelease(&minimap, Qt::LeftButton, {}, QPoint(x(to), 15));
    };
    const auto window = [&] {
        return std::pair(double(timeline.state.window().begin) / kSecond,
                         double(timeline.state.window().end) / kSecond);
    };
    drag(10, 20); // nothing but all in view yet: it draws a new frame
    CHECK(window().first == Approx(10).margin(0.1));
    CHECK(window().second == Approx(20).margin(0.1));
    drag(15, 25);
    CHECK(window().first == Approx(20).margin(0.2));
    drag(30, 40);
    CHECK(window().first == Approx(20).margin(0.2));
    CHECK(window().second == Approx(40).margin(0.2));
    drag(5, 8);
    CHECK(window().second == Approx(8).margin(0.2));
    QTest::mouseClick(&minimap, Qt::LeftButton, {}, QPoint(x(30), 15));
    CHECK((window().first + window().second) / 2 == Approx(30).margin(0.2));
    QTest::mouseDClick(&minimap, Qt::LeftButton, {}, QPoint(x(30), 15));
    CHECK(timeline.state.shows_all());
}

TEST_CASE("a counter's tool tip names what the pixel column under the pointer shows") {
    Shown timeline;
    const auto tip_with = [&](const char* text) {
        for (int y = timeline.view.height() - 1; y > 200; y -= 3) {
            const QString tip = timeline.tool_tip({timeline.x_of(3.3), y});
            if (tip.contains(QLatin1String(text))) return tip.toStdString();
        }
        return std::string("none");
    };
    std::map<trace::TaskState, int> counts;
    for (trace::TaskIndex task = 0; task < timeline.trace().task_count(); ++task) {
        const trace::SegmentList segments = timeline.trace().segments(task);
        const std::size_t at = segments.index_at(Instant(3'300ms));
        if (at < segments.size() && segments[at].end > Instant(3'300ms)) ++counts[segments[at].state];
    }
    REQUIRE(counts.size() == 2);
    const int sleeping = counts[trace::TaskState::Sleeping], waiting = counts[trace::TaskState::Waiting];
    CHECK(tip_with("tasks:") == "tasks: " + std::to_string(sleeping + waiting) + "\n" +
                                    std::to_string(sleeping) + " sleeping, " + std::to_string(waiting) +
                                    " waiting");
    CHECK(tip_with("ready queue") != "none");
}

TEST_CASE("counters that are switched off leave their room to lanes, and are not counted") {
    Shown timeline;
    REQUIRE(timeline.state.lanes().counters()->shown.size() >= 3);
    const QImage with = timeline.view.grab().toImage();
    CounterChoice choice;
    choice.visible = false;
    timeline.state.set_counter_choice(choice);
    CHECK(timeline.view.grab().toImage() != with);
    CHECK(timeline.state.lanes().counters()->shown.empty());
    CHECK_FALSE(timeline.state.lanes().counters()->changes);
    timeline.state.set_counter_choice({});
    CHECK(timeline.view.grab().toImage() == with);
}

TEST_CASE("arrows are drawn of the kinds that are chosen") {
    Shown timeline;
    // A consumer that is woken by a put.
    const trace::Trace& trace = timeline.trace();
    std::optional<trace::EventIndex> woken;
    for (trace::EventIndex event = 0; event < trace.event_count() && !woken; ++event)
        if (trace.kind_of(event) == trace::EventKind::Ready &&
            trace.event(event).cause == trace::CauseKind::Task && trace.time_of(event) > Instant(1s))
            woken = event;
    REQUIRE(woken);
    const auto shot = [&](ArrowChoice choice) {
        timeline.state.set_arrow_choice(choice);
        return timeline.view.grab().toImage();
    };
    timeline.state.set_playhead({*woken, trace.time_of(*woken)});
    ArrowChoice none, no_queues, only_queues;
    none.visible = false;
    no_queues.choose(ArrowKind::Queue, false);
    for (std::size_t kind = 0; kind < kArrowKindCount; ++kind)
        only_queues.choose(static_cast<ArrowKind>(kind), static_cast<ArrowKind>(kind) == ArrowKind::Queue);
    const QImage without = shot(none);
    CHECK(shot({}) != without);
    CHECK(shot(no_queues) == without);
    CHECK(shot(only_queues) == shot({}));
}
