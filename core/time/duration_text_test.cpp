#include "core/time/duration_text.hpp"
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

using namespace simul;
using namespace std::chrono_literals;

TEST_CASE("a duration is printed in the units people use") {
    const std::vector<std::pair<Duration, std::string>> table{
        {0s, "0 s"},
        {12ns, "12 ns"},
        {1250ns, "1.25 µs"},
        {250ms, "250 ms"},
        {1s, "1 s"},
        {1500ms, "1.5 s"},
        {59'999'999'999ns, "59.999999999 s"},
        {1min, "1 min"},
        {90500ms, "1 min 30.5 s"},
        {1h, "1 h"},
        {1h + 55s, "1 h 0 min 55 s"},
        {1h + 30min, "1 h 30 min"},
        {12h, "12 h"},
        {-4s, "-4 s"},
        {Duration::max(), "for ever"},
    };
    for (const auto& [duration, text] : table)
        CHECK(format_duration(duration) == text);
}

TEST_CASE("a clock face shows hours only when there are any") {
    CHECK(format_clock(12h) == "12:00:00");
    CHECK(format_clock(1h + 55s) == "1:00:55");
    CHECK(format_clock(4s) == "0:04");
    CHECK(format_clock(11s, true) == "0:11.000");
    CHECK(format_clock(1h + 1ms, true) == "1:00:00.001");
    CHECK(format_clock(59999'999us, true) == "1:00.000");
    CHECK(format_clock(-90s) == "-1:30");
}

TEST_CASE("a duration is read back from what people write") {
    const std::vector<std::pair<std::string, Duration>> table{
        {"1 h 30 min", 90min},
        {"250ms", 250ms},
        {"250 ms", 250ms},
        {"1.5 s", 1500ms},
        {"90", 90s},
        {" 2d ", 48h},
        {"-4 s", -4s},
        {"1h30m", 90min},
        {"3 µs", 3us},
        {"3us", 3us},
        {"0", 0s},
        {"12 ns", 12ns},
        {"1 min 0.5 s", 60500ms},
    };
    for (const auto& [text, duration] : table) {
        INFO(text);
        CHECK(parse_duration(text) == duration);
    }
}

TEST_CASE("text that is no duration is refused") {
    for (const char* text :
         {"", "-", "s", "1 parsec", "1 h x", "nan", "inf", "1e300 s", "99999999999 h", "--1 s"}) {
        INFO(text);
        CHECK_FALSE(parse_duration(text).has_value());
    }
}
