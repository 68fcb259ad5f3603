#include "tests/support/catch.hpp"
#include "ui/window/afterglow.hpp"

using namespace simul::ui;
using namespace std::chrono_literals;

namespace {

std::vector<simul::trace::EventIndex> events_of(const Afterglow& afterglow) {
    std::vector<simul::trace::EventIndex> events;
    for (const LitEvent& light : afterglow.lights())
        events.push_back(light.event);
    return events;
}

} // namespace

TEST_CASE("Every event that the playhead crosses lights up, newest first") {
    Afterglow afterglow;
    afterglow.cross(3, 6);
    CHECK(events_of(afterglow) == std::vector<simul::trace::EventIndex>{6, 5, 4});
}

TEST_CASE("Backwards, the events that are left behind light up down to the new one") {
    Afterglow afterglow;
    afterglow.cross(6, 3);
    CHECK(events_of(afterglow) == std::vector<simul::trace::EventIndex>{3, 4, 5});
}

TEST_CASE("A leap lights only where it lands") {
    Afterglow afterglow;
    afterglow.cross(0, 5);
    afterglow.leap(900);
    CHECK(events_of(afterglow) == std::vector<simul::trace::EventIndex>{900});
}

TEST_CASE("Lights age, and go out") {
    Afterglow afterglow;
    afterglow.cross(0, 1);
    afterglow.advance(Afterglow::kLength / 2);
    afterglow.cross(1, 2);
    CHECK(afterglow.lights()[0].age == 0);
    CHECK(afterglow.lights()[1].age == Approx(0.5));
    afterglow.advance(Afterglow::kLength / 2);
    CHECK(events_of(afterglow) == std::vector<simul::trace::EventIndex>{2});
    afterglow.advance(Afterglow::kLength);
    CHECK_FALSE(afterglow.glowing());
}

TEST_CASE("A million events in one frame leave the last of them glowing") {
    Afterglow afterglow;
    afterglow.cross(0, 1'000'000);
    CHECK(afterglow.lights().size() == Afterglow::kMost);
    CHECK(afterglow.lights().front().event == 1'000'000);
    afterglow.cross(1'000'000, 0);
    CHECK(afterglow.lights().front().event == 0);
}
