#include "core/trace/trace_builder.hpp"
#include "tests/support/catch.hpp"
#include "ui/panels/source/line_heat.hpp"

using namespace simul;
using namespace simul::ui;
using namespace std::chrono_literals;

TEST_CASE("A line's heat is the time that all tasks stood at it") {
    trace::TraceBuilder builder;
    const trace::StackId nap = builder.stack(0, "nap", 7);
    for (const trace::TaskIndex task : {0u, 1u}) {
        builder.create(Instant{}, "nap", trace::kNoTask, nap);
        builder.resume(Instant{}, task, nap);
        builder.suspend(Instant{}, task, nap, {.kind = trace::WaitKind::Sleep, .delay = 4s});
    }
    builder.hold(Instant{}, trace::kNoTask, builder.stack(0, "<module>", 9), 1s, trace::HoldKind::Work);
    const trace::TracePtr trace = builder.finish({.time = Instant{} + 4s});

    const LineHeat heat = heat_of(*trace);
    CHECK(heat.at(7) == 8s);
    CHECK(heat.at(9) == 1s);
    CHECK(heat.at(8) == 0s);
    CHECK(heat.most == 8s);
}

TEST_CASE("The hottest line has the highest level, and every warm line has one") {
    const LineHeat heat{{0s, 100s, 25s, 1ns, 0s}, 100s};
    CHECK(heat.level(1, 8) == 8);
    CHECK(heat.level(2, 8) == 4);
    CHECK(heat.level(3, 8) == 1);
    CHECK(heat.level(4, 8) == 0);
    CHECK(heat.level(99, 8) == 0);
}
