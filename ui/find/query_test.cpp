#include "tests/support/catch.hpp"
#include "ui/find/query.hpp"

using namespace simul;
using namespace simul::ui;

TEST_CASE("What is typed is a text, without white space around it and whatever the case") {
    CHECK(Query::parse("  Chain(2) ") == Query{.text = "chain(2)"});
    CHECK(Query::parse(" \t").empty());
}

TEST_CASE("A line is meant by its number, or within a function") {
    CHECK(Query::parse("line 19").line == 19);
    CHECK(Query::parse("Line19").line == 19);
    const Query query = Query::parse("Part2 : 19");
    CHECK(query.line == 19);
    CHECK(query.function == "Part2");
    CHECK(Query::parse("part2").line == std::nullopt);
}

TEST_CASE("What only looks like a line is a text") {
    for (const char* text :
         {"line", "line x", "line 0", "part2:", ":19", "part2:-3", "10:45:x", "line 99999999999999999999"})
        CHECK(Query::parse(text).line == std::nullopt);
}

TEST_CASE("A state is meant by its whole name") {
    CHECK(Query::parse("Failed").state == trace::TaskState::Failed);
    CHECK(Query::parse("sleeping").state == trace::TaskState::Sleeping);
    CHECK(Query::parse("sleep").state == std::nullopt);
}

TEST_CASE("Letters beyond ASCII are found as they are written") {
    CHECK(contains_folded("Größe ÄRGER", folded("größe")));
    CHECK_FALSE(contains_folded("Größe", folded("GRÖSSE")));
    CHECK(contains_folded("anything", ""));
}
