#include "core/scenario/scenario.hpp"
#include "core/scenario/stage_kind.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

TEST_CASE("A line of the docstring says which picture of its situation a scenario has") {
    const auto scenario = parse("\"\"\"Chess\n\nMany boards.\n\nstage: boards\n\"\"\"\n", "a.py");
    REQUIRE(scenario);
    CHECK(scenario->stage == StageKind::Boards);
    CHECK(scenario->description == "Many boards.");
    CHECK(scenario->warnings.empty());
}

TEST_CASE("A scenario that says nothing of it has no such picture") {
    const auto scenario = parse("\"\"\"Chess\n\nOn the stage: nothing.\n\"\"\"\n", "a.py");
    REQUIRE(scenario);
    CHECK(scenario->stage == StageKind::None);
    CHECK(scenario->description == "On the stage: nothing.");
}

TEST_CASE("An unknown stage is a warning with its place and the names that there are") {
    const auto scenario = parse("\"\"\"Chess\n\nMany boards.\n\n  stage: bords\n\"\"\"\n", "a.py");
    REQUIRE(scenario);
    CHECK(scenario->stage == StageKind::None);
    REQUIRE(scenario->warnings.size() == 1);
    CHECK(script::render(scenario->warnings.front()) ==
          "a.py:5:3: warning: there is no stage called 'bords'\n"
          "    stage: bords\n"
          "    ^^^^^^^^^^^^\n"
          "    write 'stage: boards', 'stage: table' or 'stage: pipeline', or leave the line out\n");
}

TEST_CASE("Every stage has a name, which leads back to it") {
    CHECK(all_stages().size() == 3);
    for (const StageKind kind : all_stages())
        CHECK(stage_named(name_of(kind)) == kind);
    CHECK_FALSE(stage_named(""));
}
