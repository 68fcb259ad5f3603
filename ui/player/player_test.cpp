#include "core/trace/testing/sample_traces.hpp"
#include "tests/support/catch.hpp"
#include "ui/player/player.hpp"

#include <QSignalSpy>

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

TEST_CASE("The player says when it moves, and when it stops at the end") {
    Player player;
    player.set_trace(trace::testing::producers_and_consumers());
    QSignalSpy moved(&player, &Player::moved);
    QSignalSpy playing(&player, &Player::playing_changed);
    player.set_speed(player.playback().scale().fastest());
    player.play();
    CHECK(playing.count() == 1);
    for (int frame = 0; frame < 10'000 && player.playback().playing(); ++frame)
        player.tick(50ms);
    CHECK(playing.count() == 2);
    CHECK(moved.count() > 10);
    CHECK(player.playback().at_end());
}

TEST_CASE("Stepping pauses, and the end is the end of the run") {
    Player player;
    player.set_trace(trace::testing::chess_exhibition(trace::testing::SampleModel::Async, 4, 3));
    player.play();
    player.step(1);
    CHECK_FALSE(player.playback().playing());
    CHECK(player.playback().position() == 1);
    player.to_end();
    CHECK(player.playback().clock() == player.playback().trace()->end_time());
    player.step(-1);
    CHECK(player.playback().position() == player.playback().last() - 1);
}

TEST_CASE("A new trace starts at its beginning and keeps the pacing") {
    Player player;
    player.set_trace(trace::testing::deadlock());
    player.set_pacing(Pacing::EachEvent);
    player.to_end();
    player.set_trace(trace::testing::failures_and_cancellations());
    CHECK(player.playback().position() == 0);
    CHECK(player.playback().pacing() == Pacing::EachEvent);
    CHECK_FALSE(player.playback().playing());
}
