#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/situation/ring.hpp"
#include "ui/situation/situation_panel.hpp"
#include "ui/situation/situation_picture.hpp"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;
using scenario::StageKind;
using trace::EventIndex;
using trace::TaskState;

namespace {

constexpr QSizeF kSize(500, 260);

trace::TracePtr chess() {
    return trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 8, 3);
}

Situation at(const Cast& cast, Instant now, QSizeF size = kSize, Motion motion = Motion::Glide) {
    return lay_out(cast, *cast.trace->last_event_at(now), now, size, motion);
}

const Figure* walker_of(const Situation& situation) {
    for (const Figure& figure : situation.figures)
        if (figure.kind == FigureKind::Walker) return &figure;
    return nullptr;
}

double distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Two at a table with two forks: the first has one, and the second waits for it.
trace::TracePtr two_at_table() {
    trace::TraceBuilder builder;
    const trace::ResourceId fork = builder.add_resource("lock");
    const trace::ResourceId other = builder.add_resource("lock");
    for (int i = 0; i < 4; ++i) {
        const trace::StackId stack = builder.stack(0, "eat", 3);
        builder.create({}, "Task-" + std::to_string(i), trace::kNoTask, stack);
        builder.ready({}, static_cast<trace::TaskIndex>(i), trace::CauseKind::Start);
    }
    const auto suspend = [&](trace::TaskIndex task, trace::Wait wait) {
        builder.suspend({}, task, builder.stack(0, "eat", 4), wait);
    };
    trace::Wait sleep;
    sleep.kind = trace::WaitKind::Sleep;
    sleep.delay = 5s;
    trace::Wait lock;
    lock.kind = trace::WaitKind::Lock;
    lock.resource = fork;
    builder.resume({}, 0, builder.stack(0, "eat", 3));
    builder.level({}, 0, fork, 1);
    suspend(0, sleep);
    builder.resume({}, 1, builder.stack(0, "eat", 3));
    builder.level({}, 1, other, 1);
    suspend(1, lock);
    builder.ready(Instant{5s}, 0, trace::CauseKind::Timer);
    builder.resume(Instant{5s}, 0, builder.stack(0, "eat", 4));
    builder.level(Instant{5s}, 0, fork, 0);
    builder.ready(Instant{5s}, 1, trace::CauseKind::Task, 0);
    builder.done(Instant{5s}, 0);
    builder.resume(Instant{5s}, 1, builder.stack(0, "eat", 4));
    builder.level(Instant{5s}, 1, fork, 1);
    builder.done(Instant{5s}, 1);
    return builder.finish({});
}

} // namespace

TEST_CASE("Places at equal shares of a ring are equally far from one another") {
    const Ring ring(QRectF(0, 0, 400, 150));
    const double step = distance(ring.at(0), ring.at(1.0 / 24));
    for (int i = 0; i < 24; ++i) {
        CHECK(distance(ring.at(i / 24.0), ring.at((i + 1) / 24.0)) == Approx(step).epsilon(0.12));
        const QPointF out = ring.at(i / 24.0) + ring.outwards(i / 24.0);
        CHECK(distance(out, {200, 75}) > distance(ring.at(i / 24.0), {200, 75}));
    }
    CHECK(between_shares(0.9, 0.1, 0.5) == Approx(1.0));
    CHECK(between_shares(0.1, 0.9, 1) == Approx(-0.1));
}

TEST_CASE("Every game has a board in the ring, in its task's state") {
    const Cast cast = cast_for(StageKind::Boards, chess());
    REQUIRE(cast.seats.size() == 8);
    const Situation situation = at(cast, Instant{62s});
    for (std::size_t seat = 0; seat < cast.seats.size(); ++seat) {
        const Figure& board = situation.figures[seat];
        CHECK(board.task == cast.seats[seat]);
        CHECK(board.state == cast.trace->state_at(board.task, *cast.trace->last_event_at(Instant{62s})));
        CHECK(QRectF(QPointF(), kSize).contains(board.box()));
        for (std::size_t other = 0; other < seat; ++other)
            CHECK_FALSE(board.box().intersects(situation.figures[other].box()));
    }
}

TEST_CASE("The walker goes to the board where a move is thought about, and stays there") {
    const Cast cast = cast_for(StageKind::Boards, chess());
    REQUIRE(cast.visits.size() == 24);
    const auto board_nearest = [](const Situation& situation) {
        const Figure* walker = walker_of(situation);
        REQUIRE(walker);
        const Figure* nearest = &situation.figures.front();
        for (const Figure& figure : situation.figures)
            if (figure.kind == FigureKind::Board &&
                distance(figure.center, walker->center) < distance(nearest->center, walker->center))
                nearest = &figure;
        return nearest->task;
    };
    for (int move = 0; move < 8; ++move) {
        const Instant begin{move * 5s};
        CHECK(board_nearest(at(cast, begin + 4s)) == cast.seats[static_cast<std::size_t>(move)]);
        CHECK(board_nearest(at(cast, begin + 1ms, kSize, Motion::Jump)) ==
              cast.seats[static_cast<std::size_t>(move)]);
        if (move > 0)
            CHECK(board_nearest(at(cast, begin + 1ms)) == cast.seats[static_cast<std::size_t>(move - 1)]);
    }
}

TEST_CASE("The picture depends on the playhead alone: going back shows what was shown") {
    for (const StageKind kind : scenario::all_stages()) {
        const Cast cast = cast_for(kind, trace::testing::producers_and_consumers());
        std::vector<QString> there;
        const auto text_at = [&](EventIndex event) {
            return to_text(picture_of(lay_out(cast, event, cast.trace->time_of(event), kSize)));
        };
        for (EventIndex event = 0; event < cast.trace->event_count(); ++event)
            there.push_back(text_at(event));
        for (EventIndex event = static_cast<EventIndex>(there.size()); event-- > 0;)
            CHECK(text_at(event) == there[event]);
    }
}

TEST_CASE("A fork lies with who holds it, and who waits for it is joined to it") {
    const Cast cast = cast_for(StageKind::Table, two_at_table());
    REQUIRE(cast.props.size() == 2);
    const Situation situation = lay_out(cast, 13, Instant{}, kSize);
    const Figure* fork = nullptr;
    for (const Figure& figure : situation.figures)
        if (figure.kind == FigureKind::Fork && !fork) fork = &figure;
    REQUIRE(fork);
    CHECK(distance(fork->center, situation.figures[0].center) <
          distance(fork->center, situation.figures[1].center));
    const auto links_of = [&](FigureLink::Kind kind) {
        return std::count_if(situation.links.begin(), situation.links.end(),
                             [=](const FigureLink& link) { return link.kind == kind; });
    };
    CHECK(links_of(FigureLink::Kind::Holds) == 2);
    CHECK(links_of(FigureLink::Kind::WaitsFor) == 1);
    const auto last = static_cast<EventIndex>(cast.trace->event_count() - 1);
    const Situation later = lay_out(cast, last, Instant{5s}, kSize);
    for (const Figure& figure : later.figures) {
        if (figure.kind != FigureKind::Fork) continue;
        CHECK(distance(figure.center, later.figures[1].center) <
              distance(figure.center, later.figures[0].center));
    }
}

TEST_CASE("Who puts stands on the left of the queue, who takes on its right") {
    const Cast cast = cast_for(StageKind::Pipeline, trace::testing::producers_and_consumers());
    CHECK(cast.seats.size() == 5);
    CHECK_FALSE(cast.takers.empty());
    REQUIRE(cast.props.size() == 1);
    std::set<std::int64_t> depths;
    for (EventIndex event = 0; event < cast.trace->event_count(); ++event) {
        const Situation situation = lay_out(cast, event, cast.trace->time_of(event), kSize);
        const Figure& store = situation.figures.back();
        REQUIRE(store.kind == FigureKind::Store);
        depths.insert(store.count);
        for (const Figure& figure : situation.figures) {
            if (figure.task == trace::kNoTask) continue;
            const bool puts = std::binary_search(cast.seats.begin(), cast.seats.end(), figure.task);
            CHECK((figure.center.x() < store.center.x()) == puts);
        }
    }
    CHECK(depths.size() > 1);
}

TEST_CASE("Of a crowd as many are seated as can be told apart, and the rest is counted") {
    const Cast cast = cast_for(StageKind::Boards,
                               trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 1000, 1));
    CHECK(cast.seats.size() == Cast::kMostSeats);
    CHECK(cast.left_out == 1000 - Cast::kMostSeats);
    CHECK(at(cast, {}).remark.contains("760"));
}

TEST_CASE("A run without such tasks, or without anything, says so or shows nothing") {
    for (const StageKind kind : {StageKind::None, StageKind::Boards, StageKind::Table, StageKind::Pipeline}) {
        CHECK(lay_out(cast_for(kind, nullptr), 0, {}, kSize).figures.empty());
        const Cast cast = cast_for(kind, trace::testing::deadlock());
        CHECK_FALSE(picture_of(lay_out(cast, 0, {}, {20, 10})).items.size() > 1000); // However small it is.
    }
    const Cast no_tasks = cast_for(StageKind::Table, trace::TraceBuilder().finish({}));
    CHECK_FALSE(no_tasks.has_seats());
}

TEST_CASE("A click on a board selects its task, keys go on to the next one") {
    SituationPanel panel;
    panel.resize(500, 260);
    panel.set_cast(cast_for(StageKind::Boards, chess()));
    panel.show();
    QSignalSpy activated(&panel, &SituationPanel::task_activated);
    QTest::mouseClick(&panel, Qt::LeftButton, {}, panel.situation().figures[2].center.toPoint());
    REQUIRE(activated.count() == 1);
    CHECK(activated.last().first().value<trace::TaskIndex>() == panel.cast().seats[2]);
    panel.set_selected(panel.cast().seats[2]);
    QTest::keyClick(&panel, Qt::Key_Right);
    CHECK(activated.last().first().value<trace::TaskIndex>() == panel.cast().seats[3]);
    QTest::mouseClick(&panel, Qt::LeftButton, {}, QPoint(250, 130));
    CHECK(activated.count() == 2);
}
