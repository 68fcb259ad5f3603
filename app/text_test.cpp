#include "app/size_text.hpp"
#include "app/text_table.hpp"
#include "tests/support/catch.hpp"

using namespace simul::app;

TEST_CASE("Sizes are read as people write them") {
    CHECK(parse_size("4096") == 4096);
    CHECK(parse_size("64M") == 64u << 20);
    CHECK(parse_size("1.5 GB") == 3ull << 29);
    CHECK(parse_size("500kib") == 500u << 10);
    CHECK(parse_size("7 b") == 7);
    for (const char* text : {"", "M", "12q", "0", "-5M", "1e30", "5 MM", "5bb"}) {
        INFO(text);
        CHECK_FALSE(parse_size(text));
    }
}

TEST_CASE("A table's columns are as wide as their widest cell") {
    TextTable table({"model", "×"});
    table.add({"a", "11.8 ×"});
    table.add({"sequential", "1 ×"});
    CHECK(table.text() == "model            ×\n"
                          "a           11.8 ×\n"
                          "sequential     1 ×\n");
}
