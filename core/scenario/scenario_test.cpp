#include "core/scenario/scenario.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>

using namespace simul;
using namespace simul::scenario;

namespace {

std::string error_of(const tl::expected<Scenario, LoadError>& scenario) {
    return scenario ? "no error" : scenario.error().text();
}

} // namespace

TEST_CASE("A docstring is a title and a description") {
    const auto scenario =
        parse("\"\"\"Chess exhibition\n\n    One master.\n      Many boards.\n    \"\"\"\n", "a.py");
    REQUIRE(scenario);
    CHECK(scenario->title == "Chess exhibition");
    CHECK(scenario->description == "One master.\n  Many boards.");
}

TEST_CASE("Without a docstring the file's name is the title") {
    const auto scenario = parse("x = 1\n", "folder/some_thing.py");
    REQUIRE(scenario);
    CHECK(scenario->title == "some_thing");
    CHECK(scenario->description.empty());
}

TEST_CASE("A scenario knows its parameters by name") {
    const auto scenario = parse("N = 3  # [1:9] How many\n", "a.py");
    REQUIRE(scenario);
    REQUIRE(scenario->find("N"));
    CHECK(scenario->find("N")->description == "How many");
    CHECK_FALSE(scenario->find("M"));
}

TEST_CASE("What is no scenario is refused with a sentence") {
    const test::TemporaryFolder folder;
    const auto path = folder / "file.py";
    const std::string name = path.string();
    CHECK(error_of(load(path)) == name + ": error: there is no such file\n");
    CHECK(error_of(load(folder.path())) ==
          folder.path().string() + ": error: this is a folder\n    give a scenario file: a Python program\n");
    const auto error_with = [&](std::string_view content) {
        std::ofstream(path, std::ios::binary) << content;
        return error_of(load(path));
    };
    CHECK(error_with("") == name + ": error: the file is empty\n    write a Python program into it\n");
    CHECK(error_with(" \n\t\n") == name + ": error: the file is empty\n    write a Python program into it\n");
    CHECK(error_with(std::string_view("\x7f"
                                      "ELF\0\0\0",
                                      7)) != "no error");
    CHECK(error_with("s = '\xff\xfe'\n") != "no error");
    CHECK(error_with("for x in y\n    pass\n").find(name + ":1:11: error: ") == 0);
    CHECK(error_with(std::string(kLargestFile + 1, '#')) ==
          name + ": error: is larger than 16 MB: that is no scenario\n");
}

TEST_CASE("What scenarios cannot use is refused with its place") {
    CHECK(error_of(parse("import socket\n", "a.py")).find("a.py:1:8: error: ") == 0);
    CHECK(error_of(parse("x = 1\nbreak\n", "a.py")).find("a.py:2:1: error: ") == 0);
}

TEST_CASE("The bundled scenarios load without a warning") {
    const auto paths = bundled_scenarios();
    REQUIRE(paths.size() >= 7);
    for (const auto& path : paths) {
        INFO(path.string());
        const auto scenario = load(path);
        REQUIRE(scenario);
        CHECK(scenario->warnings.empty());
        CHECK_FALSE(scenario->description.empty());
    }
}
