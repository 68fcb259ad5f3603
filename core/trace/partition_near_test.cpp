#include "core/trace/partition_near.hpp"
#include "tests/support/catch.hpp"

using namespace simul::trace;

TEST_CASE("A place in an order is found from anywhere near it") {
    for (std::size_t size = 0; size <= 20; ++size)
        for (std::size_t first = 0; first <= size; ++first)
            for (std::size_t near = 0; near <= size + 2; ++near) {
                std::size_t out_of_range = 0;
                const auto is_before = [&](std::size_t index) {
                    out_of_range += index >= size;
                    return index < first;
                };
                CHECK(partition_near(size, near, is_before) == first);
                CHECK(out_of_range == 0);
            }
}
