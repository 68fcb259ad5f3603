#include "core/trace/column.hpp"
#include "core/trace/time_column.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace simul;
using namespace simul::trace;

TEST_CASE("a column gives back what was put in, in order, across its blocks", "[trace]") {
    const std::size_t count = LargeBlock::kBytes / sizeof(std::uint64_t) * 2 + 3;
    Column<std::uint64_t> column;
    for (std::uint64_t i = 0; i < count; ++i)
        column.push_back(i * i);

    REQUIRE(column.size() == count);
    CHECK(column.back() == (count - 1) * (count - 1));
    std::uint64_t expected = 0;
    std::size_t wrong = 0;
    for (const std::uint64_t value : column) {
        if (value != expected * expected) ++wrong;
        ++expected;
    }
    CHECK(expected == count);
    CHECK(wrong == 0);
}

TEST_CASE("a column finds where a condition ends to hold", "[trace]") {
    Column<int> column;
    CHECK(column.partition_point(0, 0, [](int) { return true; }) == 0);
    for (const int value : {1, 3, 3, 5})
        column.push_back(value);
    const auto below = [](int limit) { return [limit](int value) { return value < limit; }; };
    CHECK(column.partition_point(0, 4, below(0)) == 0);
    CHECK(column.partition_point(0, 4, below(3)) == 1);
    CHECK(column.partition_point(0, 4, below(4)) == 3);
    CHECK(column.partition_point(0, 4, below(9)) == 4);
    CHECK(column.partition_point(2, 3, below(9)) == 3);
}

TEST_CASE("a column of times knows the time of each event, and the events of each time", "[trace]") {
    // Bursts of many lengths, some longer than a stride.
    TimeColumn column;
    std::vector<Instant> times;
    Instant now{};
    for (std::size_t burst = 0; burst < 200; ++burst) {
        now += Duration(static_cast<std::int64_t>(burst % 7 + 1));
        for (std::size_t i = 0; i < burst * 37 % 211; ++i) {
            column.push_back(now);
            times.push_back(now);
        }
    }
    REQUIRE(column.size() == times.size());
    std::size_t wrong = 0;
    for (std::size_t event = 0; event < times.size(); ++event)
        if (column[event] != times[event]) ++wrong;
    CHECK(wrong == 0);
    for (Instant time{}; time <= now + Duration(1); time += Duration(1)) {
        CAPTURE(time.time_since_epoch().count());
        const auto from = std::lower_bound(times.begin(), times.end(), time) - times.begin();
        const auto after = std::upper_bound(times.begin(), times.end(), time) - times.begin();
        CHECK(column.first_from(time) == static_cast<std::size_t>(from));
        CHECK(column.first_after(time) == static_cast<std::size_t>(after));
    }
}

TEST_CASE("a column's copy holds the same, and each grows on its own", "[trace]") {
    for (const std::size_t size : {0u, 1u, 64u, 65u, 100'000u, 262'144u, 600'000u}) {
        Column<std::uint64_t> column;
        for (std::size_t i = 0; i < size; ++i)
            column.push_back(i * 7);
        Column<std::uint64_t> copy = column;
        column.push_back(1);
        for (std::size_t i = 0; i < 1000; ++i)
            copy.push_back(2);
        CAPTURE(size);
        CHECK(column.size() == size + 1);
        REQUIRE(copy.size() == size + 1000);
        CHECK(column.back() == 1);
        CHECK(copy[size] == 2);
        CHECK(copy.back() == 2);
        bool equal = true;
        for (std::size_t i = 0; i < size; ++i)
            equal = equal && copy[i] == i * 7 && column[i] == i * 7;
        CHECK(equal);
    }
}
