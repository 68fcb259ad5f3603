#include "core/trace/repeating_column.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <vector>

using namespace simul::trace;

namespace {

constexpr std::size_t kStride = 64;
using Column = RepeatingColumn<std::uint8_t, kStride>;

/// Adds a value as it is added to a column of events: a stride is begun with its first one.
void add(Column& column, std::vector<std::uint8_t>& values, std::uint8_t value) {
    if (values.size() % kStride == 0) column.begin_stride();
    column.write(values.size() % kStride, value);
    values.push_back(value);
}

bool holds(const Column& column, const std::vector<std::uint8_t>& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (column[i] != values[i]) return false;
    return true;
}

} // namespace

TEST_CASE("a column gives back what repeats, and what does not", "[trace]") {
    Column column;
    std::vector<std::uint8_t> values;
    // With a period that is no part of a stride; then with none, as long as a few blocks; then the first
    // again.
    for (std::size_t i = 0; i < 10'000; ++i)
        add(column, values, static_cast<std::uint8_t>(i % 6));
    std::uint32_t random = 1;
    for (std::size_t i = 0; i < 5'000'000; ++i)
        add(column, values, static_cast<std::uint8_t>((random = random * 1664525 + 1013904223) >> 24));
    for (std::size_t i = 0; i < 10'001; ++i)
        add(column, values, static_cast<std::uint8_t>(i % 6));
    CHECK(holds(column, values));
}

TEST_CASE("strides that repeat are stored once", "[trace]") {
    Column column;
    std::vector<std::uint8_t> values;
    for (std::size_t i = 0; i < 6 * kStride; ++i)
        add(column, values, static_cast<std::uint8_t>(i % 6));
    // Six values and 64 places have the same beginning again after three strides.
    CHECK(&column[0] == &column[3 * kStride]);
    CHECK(&column[0] != &column[1 * kStride]);
    CHECK(&column[1 * kStride] == &column[4 * kStride]);
}

TEST_CASE("a value that is changed is changed in one place", "[trace]") {
    Column column;
    std::vector<std::uint8_t> values;
    for (std::size_t i = 0; i < 4 * kStride + 3; ++i)
        add(column, values, 7);
    for (const std::size_t place : {std::size_t{5}, 2 * kStride, 2 * kStride + 1, 4 * kStride + 1}) {
        column.set(place, static_cast<std::uint8_t>(place % 100));
        values[place] = static_cast<std::uint8_t>(place % 100);
        CHECK(holds(column, values));
    }
    // What is added next may be as the others were.
    for (std::size_t i = 0; i < 3 * kStride; ++i)
        add(column, values, 7);
    CHECK(holds(column, values));
}

TEST_CASE("a copy of a column of repeated strides grows on its own", "[trace]") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kStride, 5 * kStride + 3}) {
        Column column;
        std::vector<std::uint8_t> values;
        for (std::size_t i = 0; i < size; ++i)
            add(column, values, 1);
        Column copy = column;
        std::vector<std::uint8_t> copied = values;
        for (std::size_t i = 0; i < 2 * kStride; ++i) {
            add(column, values, 2);
            add(copy, copied, 3);
        }
        CAPTURE(size);
        CHECK(holds(column, values));
        CHECK(holds(copy, copied));
    }
}
