#include "core/study/axis.hpp"
#include "tests/support/catch.hpp"

using namespace simul::study;
using simul::scenario::Scenario;

namespace {

Scenario with_parameters() {
    return *simul::scenario::parse("N = 3  # [1:200] Boards\n"
                                   "THINK = 1.0  # [0.1:60] Seconds\n"
                                   "MODE = 'a'  # [a, b] How\n",
                                   "a.py");
}

std::string values(std::string_view text) {
    const auto axis = parse_axis(with_parameters(), text);
    if (!axis) return axis.error();
    std::string all;
    for (const auto& value : axis->values)
        all += (all.empty() ? "" : " ") + simul::scenario::to_text(value);
    return axis->parameter + ": " + all;
}

} // namespace

TEST_CASE("An axis is a range with a step, with a factor, or a list") {
    CHECK(values("N=1:4") == "N: 1 2 3 4");
    CHECK(values("N=1:200:50") == "N: 1 51 101 151");
    CHECK(values("N = 1 : 200 * 10") == "N: 1 10 100");
    CHECK(values("THINK=0.1:0.5:0.1") == "THINK: 0.1 0.2 0.30000000000000004 0.4 0.5");
    CHECK(values("MODE=a,b") == "MODE: a b");
    CHECK(values("N=7") == "N: 7");
}

TEST_CASE("An axis that makes no sense is refused with a reason") {
    CHECK(values("N") == "\"N\": write NAME=FIRST:LAST:STEP");
    CHECK(values("M=1:2") == "a.py has no parameter M");
    CHECK(values("N=1:x") == "\"1:x\" is no range; write FIRST:LAST:STEP or FIRST:LAST*FACTOR");
    CHECK(values("N=1:2:3:4") == "\"1:2:3:4\" is no range; write FIRST:LAST:STEP or FIRST:LAST*FACTOR");
    CHECK(values("N=1:10:0") == "\"1:10:0\" leads nowhere: a step is above 0, a factor above 1");
    CHECK(values("N=1:10*1") == "\"1:10*1\" leads nowhere: a step is above 0, a factor above 1");
    CHECK(values("N=9:2") == "\"N=9:2\" has no values");
    CHECK(values("N=1:300:100") == "N must be a whole number from 1 to 200, not \"201\"");
    CHECK(values("N=0.5:0.6:0.0000001").find("more than 100000 values") != std::string::npos);
}
