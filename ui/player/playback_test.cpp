#include "core/trace/testing/sample_traces.hpp"
#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/player/playback.hpp"

#include <algorithm>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;
using trace::EventIndex;

namespace {

/// A program that prints at each of these times.
trace::TracePtr run_with_events_at(const std::vector<Duration>& times, Duration makespan) {
    trace::TraceBuilder builder;
    for (const Duration time : times)
        builder.output(Instant{time}, trace::kNoTask, 0, trace::OutputStream::Stdout, "x\n");
    trace::Ending ending;
    ending.time = Instant{makespan};
    return builder.finish(ending);
}

Playback playing(trace::TracePtr trace, Speed speed, Direction direction = Direction::Forward) {
    Playback playback(std::move(trace));
    playback.set_speed(speed);
    playback.play(direction);
    return playback;
}

} // namespace

TEST_CASE("Virtual time flows at the speed that was set, between the events too") {
    Playback playback = playing(run_with_events_at({0s, 10s, 20s}, 30s), 2s);
    playback.advance(4s);
    CHECK(playback.position() == 0);
    CHECK(playback.clock() == Instant{8s});
    playback.advance(1s);
    CHECK(playback.position() == 1);
    CHECK(playback.clock() == Instant{10s});
    playback.advance(7s);
    CHECK(playback.position() == 2);
    CHECK(playback.clock() == Instant{24s});
}

TEST_CASE("Playing stops at the end of the run, which may be later than its last event") {
    Playback playback = playing(run_with_events_at({0s, 10s}, 12s), 1s);
    playback.advance(11s);
    CHECK(playback.playing());
    playback.advance(5s);
    CHECK_FALSE(playback.playing());
    CHECK(playback.at_end());
    CHECK(playback.clock() == Instant{12s});
}

TEST_CASE("Playing at the end starts from the beginning, and backwards at the beginning from the end") {
    Playback playback(run_with_events_at({0s, 10s}, 10s));
    playback.seek(EventIndex{1});
    playback.play();
    CHECK(playback.position() == 0);
    playback.pause();
    playback.play(Direction::Backward);
    CHECK(playback.position() == 1);
}

TEST_CASE("Backwards is the mirror of forwards") {
    const trace::TracePtr trace = trace::testing::random_run(7, 12, 20);
    Playback forward = playing(trace, 1s);
    std::vector<std::pair<EventIndex, Instant>> seen;
    while (forward.playing() && seen.size() < 2000) {
        seen.emplace_back(forward.position(), forward.clock());
        forward.advance(37ms);
    }
    Playback backward = playing(trace, 1s);
    for (std::size_t frame = 0; frame + 1 < seen.size(); ++frame)
        backward.advance(37ms);
    REQUIRE(backward.position() == seen.back().first);
    backward.play(Direction::Backward);
    for (std::size_t frame = seen.size(); frame-- > 0;) {
        CHECK(backward.position() == seen[frame].first);
        CHECK(backward.clock() == seen[frame].second);
        backward.advance(37ms);
    }
}

TEST_CASE("Events of one instant follow each other visibly") {
    Playback playback = playing(run_with_events_at({0s, 0s, 0s, 10s}, 10s), 1s);
    playback.advance(Playback::kBurstStep - 1ms);
    CHECK(playback.position() == 0);
    playback.advance(1ms);
    CHECK(playback.position() == 1);
    CHECK(playback.clock() == Instant{});
    playback.advance(Playback::kBurstStep);
    CHECK(playback.position() == 2);
}

TEST_CASE("Bursts never take longer than the rest of the run") {
    std::vector<Duration> times(10'000, Duration{0s});
    times.push_back(10s);
    Playback playback = playing(run_with_events_at(times, 10s), 1s);
    playback.advance(10s);
    CHECK(playback.position() == 9'999);
    playback.advance(10s);
    CHECK(playback.at_end());
}

TEST_CASE("Capped pacing shortens waits, and each-event pacing gives all events the same") {
    const trace::TracePtr trace = run_with_events_at({0s, 100s, 200s, 201s}, 201s);
    Playback capped = playing(trace, 1s);
    capped.set_pacing(Pacing::Capped);
    capped.advance(Playback::kLongestWait);
    CHECK(capped.position() == 1);
    CHECK(capped.clock() == Instant{100s});

    Playback even = playing(trace, 1s);
    even.set_pacing(Pacing::EachEvent);
    const RealTime step = RealTime{201s} / 4;
    even.advance(step);
    CHECK(even.position() == 1);
    even.advance(2 * step);
    CHECK(even.position() == 3);
}

TEST_CASE("A change of speed or pacing keeps the place") {
    Playback playback = playing(run_with_events_at({0s, 10s}, 10s), 1s);
    playback.advance(5s);
    playback.set_speed(10s);
    CHECK(playback.clock() == Instant{5s});
    playback.set_pacing(Pacing::Capped);
    CHECK(playback.clock() == Instant{5s});
    playback.set_pacing(Pacing::Proportional);
    playback.advance(500ms);
    CHECK(playback.position() == 1);
}

TEST_CASE("Steps go from event to event and stop at the ends") {
    Playback playback(run_with_events_at({0s, 5s, 10s}, 10s));
    playback.step(1);
    CHECK(playback.clock() == Instant{5s});
    playback.step(-3);
    CHECK(playback.position() == 0);
    playback.step(99);
    CHECK(playback.position() == 2);
}

TEST_CASE("A step back from between two events goes to the earlier one") {
    Playback playback(run_with_events_at({0s, 5s, 10s}, 10s));
    playback.seek(Instant{7s});
    CHECK(playback.position() == 1);
    CHECK(playback.clock() == Instant{7s});
    playback.step(-1);
    CHECK(playback.position() == 1);
    CHECK(playback.clock() == Instant{5s});
}

TEST_CASE("Seeking a time lands on the last of its events") {
    Playback playback(run_with_events_at({0s, 5s, 5s, 10s}, 10s));
    playback.seek(Instant{5s});
    CHECK(playback.position() == 2);
    playback.seek(Instant{999s});
    CHECK(playback.position() == 3);
}

TEST_CASE("Without a trace nothing moves") {
    for (Playback playback : {Playback(), Playback(run_with_events_at({}, 0s))}) {
        playback.play();
        playback.advance(1s);
        playback.step(3);
        playback.seek(Instant{1s});
        CHECK(playback.empty());
        CHECK_FALSE(playback.playing());
        CHECK(playback.position() == 0);
        CHECK(playback.clock() == Instant{});
    }
}

namespace {

/// Where a playback is after each frame, until it pauses.
std::vector<EventIndex> stops_on_the_way(Playback playback, Direction direction) {
    std::vector<EventIndex> stops;
    for (int round = 0; round < 1000; ++round) {
        const auto ends = [&] {
            return direction == Direction::Forward ? playback.at_end() : playback.at_start();
        };
        if (ends()) break;
        playback.play(direction);
        while (playback.playing())
            playback.advance(23ms);
        if (!ends()) stops.push_back(playback.position());
        if (!ends()) CHECK_FALSE(playback.on_the_way());
    }
    return stops;
}

} // namespace

TEST_CASE("Playing pauses on a stop, and leaves it when it plays on") {
    Playback playback = playing(run_with_events_at({0s, 10s, 20s}, 30s), 1s);
    playback.set_stops({StopAtEvent{1}});
    playback.advance(14s);
    CHECK_FALSE(playback.playing());
    CHECK(playback.clock() == Instant{10s});
    playback.play();
    playback.advance(14s);
    CHECK(playback.playing());
    CHECK(playback.position() == 2);
    playback.play(Direction::Backward);
    playback.advance(19s);
    CHECK_FALSE(playback.playing());
    CHECK(playback.clock() == Instant{10s});
}

TEST_CASE("Backwards, playing pauses on the same stops in the opposite order") {
    const trace::TracePtr trace = trace::testing::random_run(13, 10, 20);
    Playback forward(trace);
    forward.set_stops({StopAtStep{2}, StopAtState{trace::TaskState::Sleeping, 4}, StopAtFailure{}});
    Playback backward = forward;
    backward.seek(trace->end_time());
    const auto there = stops_on_the_way(forward, Direction::Forward);
    auto back = stops_on_the_way(backward, Direction::Backward);
    std::reverse(back.begin(), back.end());
    CHECK(there.size() > 5);
    CHECK(there == back);
}

TEST_CASE("A loop is played over and over, in both directions, from wherever one is") {
    const trace::TracePtr trace = run_with_events_at({0s, 10s, 20s, 30s}, 40s);
    Playback playback = playing(trace, 1s);
    playback.set_loop(loop_between(*trace, Instant{5s}, Instant{25s}));
    playback.advance(1s);
    CHECK(playback.clock() == Instant{5s});
    playback.advance(19s);
    CHECK(playback.clock() == Instant{24s});
    playback.advance(2s);
    CHECK(playback.clock() == Instant{5s});
    playback.play(Direction::Backward);
    playback.advance(1s);
    CHECK(playback.clock() == Instant{25s});
    playback.advance(12s);
    CHECK(playback.clock() == Instant{13s});
    playback.seek(Instant{35s});
    playback.advance(1s);
    CHECK(playback.clock() == Instant{25s});
    CHECK(playback.playing());
}

TEST_CASE("Backwards in a loop is the mirror of forwards") {
    const trace::TracePtr trace = trace::testing::random_run(3, 8, 10);
    const Instant end = trace->end_time();
    const Loop loop =
        loop_between(*trace, Instant{end.time_since_epoch() / 4}, Instant{end.time_since_epoch() / 2});
    Playback playback = playing(trace, 1s);
    playback.set_loop(loop);
    playback.seek(loop.begin.time);
    std::vector<Instant> forwards;
    for (playback.advance(11ms); playback.place() > loop.begin && forwards.size() < 5000;
         playback.advance(11ms))
        forwards.push_back(playback.clock());
    REQUIRE(forwards.size() > 20);
    playback.seek(forwards.back());
    const Instant last = playback.clock();
    playback.play(Direction::Backward);
    CHECK(last == forwards.back());
    for (std::size_t i = forwards.size() - 1; i-- > 0;) {
        playback.advance(11ms);
        CHECK(abs(playback.clock() - forwards[i]) <= 1ms); // Seeking rounds.
    }
    CHECK(playback.playing());
}

TEST_CASE("The whole run is a loop too, and a loop without extent is none") {
    const trace::TracePtr trace = run_with_events_at({0s, 10s}, 12s);
    Playback playback = playing(trace, 1s);
    playback.set_loop(loop_of(*trace));
    playback.advance(11s);
    playback.advance(2s);
    CHECK(playback.playing());
    CHECK(playback.clock() == Instant{});
    playback.set_loop(loop_between(*trace, Instant{3s}, Instant{3s}));
    CHECK_FALSE(playback.loop());
    CHECK(loop_between(*trace, EventIndex{1}, EventIndex{99}).end.event == 1);
}

TEST_CASE("Adaptive pacing slows down where events lie close together, and nowhere else") {
    // Ten events within 10 ms, in a run of 100 s.
    std::vector<Duration> times{0s};
    for (int i = 0; i < 10; ++i)
        times.push_back(50s + i * 1ms);
    times.push_back(100s);
    Playback playback = playing(run_with_events_at(times, 100s), 10s);
    CHECK(playback.pacing() == Pacing::Adaptive);
    playback.advance(5s);
    CHECK(playback.position() == 1);
    for (EventIndex event = 2; event <= 10; ++event) {
        playback.advance(Playback::kBurstStep);
        CHECK(playback.position() == event);
    }
    playback.advance(5s);
    CHECK(playback.position() == 11);

    Playback proportional = playing(run_with_events_at(times, 100s), 10s);
    proportional.set_pacing(Pacing::Proportional);
    proportional.advance(5s + 1ms);
    CHECK(proportional.position() == 10);
}

TEST_CASE("Crowds never take longer than the rest of the run, whatever the pacing") {
    std::vector<Duration> times;
    for (int i = 0; i < 20'000; ++i)
        times.push_back(i * 1us);
    times.push_back(10s);
    for (const Pacing pacing : {Pacing::Adaptive, Pacing::Proportional}) {
        Playback playback = playing(run_with_events_at(times, 10s), 1s);
        playback.set_pacing(pacing);
        playback.advance(20s + 100ms);
        CHECK(playback.at_end());
    }
}
