#include "core/trace/column.hpp"
#include "core/trace/event_columns.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace simul;
using namespace simul::trace;

TEST_CASE("a column gives back what was put in, in order, across its blocks", "[trace]") {
    const std::size_t count = memory::LargeBlock::kBytes / sizeof(std::uint64_t) * 2 + 3;
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

TEST_CASE("columns of events know the time of each event, and the events of each time", "[trace]") {
    // Bursts of many lengths, some longer than a stride; now one event at a time, now two.
    EventColumns columns;
    std::vector<Instant> times;
    const auto subject = [](std::size_t event) {
        return Subject{static_cast<TaskIndex>(event * 3), static_cast<std::uint32_t>(event * 5)};
    };
    const auto kind = [](std::size_t event) { return KindByte(static_cast<EventKind>(event % 10)); };
    Instant now{};
    for (std::size_t burst = 0; burst < 200; ++burst) {
        now += Duration(static_cast<std::int64_t>(burst % 7 + 1));
        const std::size_t end = times.size() + burst * 37 % 211;
        while (times.size() < end) {
            const std::size_t next = times.size();
            const bool is_pair = next % 5 < 2 && end - next >= 2;
            if (is_pair)
                columns.append(now, kind(next), subject(next), kind(next + 1), subject(next + 1));
            else
                columns.append(now, kind(next), subject(next));
            times.insert(times.end(), is_pair ? 2 : 1, now);
        }
    }
    REQUIRE(columns.size() == times.size());
    CHECK(columns.last_time() == now);
    std::size_t wrong = 0;
    for (std::size_t event = 0; event < times.size(); ++event) {
        if (columns.time(event) != times[event] || columns.kind(event).kind() != kind(event).kind()) ++wrong;
        if (columns.subject(event).task != event * 3 || columns.subject(event).operand != event * 5) ++wrong;
    }
    CHECK(wrong == 0);
    for (Instant time{}; time <= now + Duration(1); time += Duration(1)) {
        CAPTURE(time.time_since_epoch().count());
        const auto from = std::lower_bound(times.begin(), times.end(), time) - times.begin();
        const auto after = std::upper_bound(times.begin(), times.end(), time) - times.begin();
        CHECK(columns.first_from(time) == static_cast<std::size_t>(from));
        CHECK(columns.first_after(time) == static_cast<std::size_t>(after));
    }
}

TEST_CASE("a copy of columns of events grows on its own, from the middle of a stride, too", "[trace]") {
    for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 300'000u}) {
        EventColumns columns;
        for (std::size_t i = 0; i < size; ++i)
            columns.append(Instant{}, KindByte(EventKind::Resume), {static_cast<TaskIndex>(i), 1});
        EventColumns copy = columns;
        columns.append(Instant{}, KindByte(EventKind::Done), {7, 7});
        for (std::size_t i = 0; i < 100; ++i)
            copy.append(Instant{Duration(1)}, KindByte(EventKind::Suspend), {static_cast<TaskIndex>(i), 2});
        CAPTURE(size);
        REQUIRE(columns.size() == size + 1);
        REQUIRE(copy.size() == size + 100);
        CHECK(columns.kind(size).kind() == EventKind::Done);
        CHECK(columns.subject(size).task == 7);
        bool equal = true;
        for (std::size_t i = 0; i < size; ++i)
            equal = equal && copy.subject(i).task == i && columns.subject(i).task == i;
        for (std::size_t i = 0; i < 100; ++i)
            equal = equal && copy.subject(size + i).task == i && copy.time(size + i) == Instant{Duration(1)};
        CHECK(equal);
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
