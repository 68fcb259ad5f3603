#include "core/time/virtual_time.hpp"
#include "tests/support/catch.hpp"

#include <limits>

using namespace simul;
using namespace std::chrono_literals;

TEST_CASE("seconds become the nearest nanosecond") {
    CHECK(duration_from_seconds(4.0) == 4s);
    CHECK(duration_from_seconds(0.1 + 0.2) == duration_from_seconds(0.3));
    CHECK(duration_from_seconds(1e-9) == 1ns);
    CHECK(duration_from_seconds(-0.5) == -500ms);
}

TEST_CASE("a wait that is too long is a wait for ever") {
    CHECK(duration_from_seconds(std::numeric_limits<double>::infinity()) == Duration::max());
    CHECK(duration_from_seconds(1e30) == Duration::max());
    CHECK(duration_from_seconds(-1e30) == Duration::min());
    CHECK(saturating_add(Instant{5s}, Duration::max()) == Instant::max());
    CHECK(saturating_add(Instant{Duration::min()}, -1s) == Instant::min());
    CHECK(saturating_add(Instant{5s}, 3s) == Instant{8s});
}

TEST_CASE("the clock reads as CPython's would") {
    CHECK(to_seconds(Instant{1h + 55s}) == 3655.0);
    CHECK(to_seconds(Duration{300'000'000}) == 0.3);
}
