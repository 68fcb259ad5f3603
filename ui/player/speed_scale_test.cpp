#include "tests/support/catch.hpp"
#include "ui/player/speed_scale.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

TEST_CASE("The slider's ends are a tenth of real time and the whole run in three seconds") {
    const SpeedScale scale(Duration{1h});
    CHECK(scale.at_slider(0) == 100ms);
    CHECK(scale.at_slider(SpeedScale::kSliderSteps) == Duration{1h} / 3);
    CHECK(scale.at_slider(-5) == scale.slowest());
    CHECK(scale.at_slider(100'000) == scale.fastest());
}

TEST_CASE("Slider and speed are inverse to one another") {
    const SpeedScale scale(Duration{40s});
    for (int position = 0; position <= SpeedScale::kSliderSteps; position += 7)
        CHECK(scale.slider_of(scale.at_slider(position)) == position);
}

TEST_CASE("The usual speed is round, and plays a run in twenty to fifty seconds") {
    for (const Duration makespan : {Duration{40s}, Duration{3655s}, Duration{12h}, Duration{3ms}}) {
        const SpeedScale scale(makespan);
        CHECK(makespan / scale.usual() >= 20);
        CHECK(makespan / scale.usual() <= 51);
    }
    CHECK(SpeedScale(Duration{40s}).usual() == 2s);
}

TEST_CASE("A run of a few microseconds can be watched slower than a tenth of real time") {
    const SpeedScale scale(Duration{60us});
    CHECK(scale.slowest() == 500ns);
    CHECK(scale.fastest() == 20us);
}

TEST_CASE("Faster and slower go through one, two, five, ten, and stop at the ends") {
    const SpeedScale scale(Duration{1h});
    Speed speed = 1s;
    for (const Speed expected : {2s, 5s, 10s, 20s, 50s, 100s}) {
        speed = scale.faster_than(speed);
        CHECK(speed == expected);
    }
    CHECK(scale.slower_than(3s) == 2s);
    CHECK(scale.faster_than(3s) == 5s);
    CHECK(scale.slower_than(scale.slowest()) == scale.slowest());
    CHECK(scale.faster_than(scale.fastest()) == scale.fastest());
}

TEST_CASE("A run without length still has speeds") {
    const SpeedScale scale(Duration::zero());
    CHECK(scale.slowest() < scale.usual());
    CHECK(scale.usual() < scale.fastest());
}

TEST_CASE("Speeds are said with two digits") {
    CHECK(format_speed(3s) == "3 s / s");
    CHECK(format_speed(2min) == "2 min / s");
    CHECK(format_speed(Speed{123'456'789}) == "120 ms / s");
    CHECK(format_speed(Speed{1'234'567'890}) == "1.2 s / s");
    CHECK(format_speed(Speed{60ns}) == "60 ns / s");
}
