#include "core/script/modules/module_catalogue.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace simul::script;

TEST_CASE("the catalogue finds modules and their names") {
    const ModuleDescription* asyncio = find_module("asyncio");
    REQUIRE(asyncio != nullptr);
    CHECK(module_has_name(*asyncio, "gather"));
    CHECK(module_has_name(*asyncio, "run"));
    CHECK_FALSE(module_has_name(*asyncio, "ru"));
    CHECK_FALSE(module_has_name(*asyncio, "open_connection"));
    CHECK(find_module("concurrent.futures") != nullptr);
    CHECK(find_module("threading") == nullptr);
}

TEST_CASE("what is missing has an alternative") {
    CHECK(advice_for_module("re").find("split") != std::string_view::npos);
    CHECK(advice_for_module("urllib.request") == advice_for_module("urllib"));
    CHECK(advice_for_module("no_such_module").empty());
    CHECK(advice_for_name("asyncio", "open_connection").find("Queue") != std::string_view::npos);
    CHECK(advice_for_name("asyncio", "gather").empty());
    CHECK_FALSE(advice_for_builtin("open").empty());
    CHECK(advice_for_builtin("print").empty());
}

TEST_CASE("modules are in order, each once, and none is both supported and refused") {
    const auto modules = supported_modules();
    CHECK(std::is_sorted(modules.begin(), modules.end(),
                         [](const auto& left, const auto& right) { return left.name < right.name; }));
    for (const ModuleDescription& module : modules) {
        INFO(module.name);
        CHECK((module.name == "concurrent" || advice_for_module(module.name).empty()));
        auto names = names_of(module);
        CHECK_FALSE(names.empty());
        std::sort(names.begin(), names.end());
        CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
        for (const std::string_view name : names)
            CHECK(advice_for_name(module.name, name).empty());
    }
}
