#include "core/trace/pass_numbers.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace simul::trace;

TEST_CASE("events know their pass, whatever the lengths of passes", "[trace]") {
    // Short and long ones, many in a row, and such that have no events.
    PassNumbers passes;
    std::vector<std::uint32_t> expected(3, 0); // before the first
    for (std::uint32_t pass = 1; pass <= 5000; ++pass) {
        passes.begin(static_cast<EventIndex>(expected.size()));
        const std::size_t length = pass % 1000 < 300 ? 3
                                   : pass % 97 == 0  ? 1000
                                   : pass % 5 == 0   ? 0
                                                     : pass * 7 % 300;
        expected.insert(expected.end(), length, pass);
    }
    std::size_t wrong = 0;
    for (std::size_t event = 0; event < expected.size(); ++event)
        if (passes.of(static_cast<EventIndex>(event)).value_or(0) != expected[event]) ++wrong;
    CHECK(wrong == 0);
    CHECK(passes.of(static_cast<EventIndex>(expected.size() + 10)) == 5000u);
}

TEST_CASE("without passes no event has one", "[trace]") {
    PassNumbers passes;
    CHECK_FALSE(passes.of(0).has_value());
    passes.begin(4);
    CHECK_FALSE(passes.of(3).has_value());
    CHECK(passes.of(4) == 1u);
}
