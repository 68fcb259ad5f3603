#include "core/scenario/parameter.hpp"
#include "core/scenario/scenario.hpp"
#include "core/script/syntax/parser.hpp"
#include "tests/support/catch.hpp"

using namespace simul;
using namespace simul::scenario;

namespace {

script::SyntaxTree tree_of(const std::string& text) {
    auto source = script::SourceFile::create("file.py", text);
    REQUIRE(source);
    auto tree = script::parse(*source);
    REQUIRE(tree);
    return std::move(*tree);
}

Parameter only_parameter(const std::string& text) {
    const ParameterList list = find_parameters(tree_of(text));
    for (const auto& warning : list.warnings)
        UNSCOPED_INFO(warning.message);
    REQUIRE(list.parameters.size() == 1);
    return list.parameters.front();
}

std::string only_warning(const std::string& text) {
    const ParameterList list = find_parameters(tree_of(text));
    CHECK(list.parameters.empty());
    return list.warnings.empty() ? "no warning" : list.warnings.front().message;
}

std::string parsed(const Parameter& parameter, std::string_view text) {
    const auto value = parse_value(parameter, text);
    return value ? to_text(*value) : value.error();
}

} // namespace

TEST_CASE("A constant with a bracketed comment is a parameter") {
    const Parameter parameter = only_parameter("\nOPPONENTS = 24        # [1:200] Opponents at the boards\n");
    CHECK(parameter.name == "OPPONENTS");
    CHECK(parameter.value == ParameterValue(std::int64_t{24}));
    CHECK(parameter.description == "Opponents at the boards");
    CHECK(parameter.line == 2);
    CHECK(parameter.minimum == 1);
    CHECK(parameter.maximum == 200);
    CHECK_FALSE(parameter.step);
}

TEST_CASE("A range may have a step, or only a maximum") {
    const Parameter stepped = only_parameter("THINK = 5.0  # [0.5:0.5:60] Seconds");
    CHECK(stepped.step == 0.5);
    CHECK(stepped.maximum == 60);
    CHECK(stepped.value == ParameterValue(5.0));
    const Parameter open = only_parameter("SEED: int = -4  # [1_000]");
    CHECK(open.maximum == 1000);
    CHECK_FALSE(open.minimum);
    CHECK(open.value == ParameterValue(std::int64_t{-4}));
}

TEST_CASE("Choices are of the constant's type and may have labels") {
    const Parameter mode = only_parameter("MODE = 'async'  # [async, \"blocking\"] How she walks");
    CHECK(mode.choices == std::vector<ParameterValue>{std::string("async"), std::string("blocking")});
    const Parameter speed = only_parameter("SPEED = 20  # [10:slow, 20:fair, 30:fast]");
    CHECK(speed.choices.size() == 3);
    CHECK(speed.choices[2] == ParameterValue(std::int64_t{30}));
    CHECK(speed.choice_labels == std::vector<std::string>{"slow", "fair", "fast"});
    CHECK(parsed(speed, "30") == "30");
    CHECK(parsed(speed, "slow") == "10");
    CHECK(parsed(speed, "15") == "SPEED must be one of slow, fair, fast, not \"15\"");
}

TEST_CASE("A bool needs no brackets") {
    const Parameter verbose = only_parameter("VERBOSE = False       # Print every move");
    CHECK(verbose.description == "Print every move");
    CHECK(parsed(verbose, "true") == "True");
    CHECK(parsed(verbose, "maybe") == "VERBOSE must be True or False, not \"maybe\"");
}

TEST_CASE("Other constants are none") {
    CHECK(find_parameters(tree_of("A = 1\n"
                                  "B = 2  # a comment without brackets\n"
                                  "C = [1]  # [1:2] not a constant\n"
                                  "D = E = 3  # [1:4] two targets\n"
                                  "def f():\n"
                                  "    G = 4  # [1:9] not of the module\n"
                                  "H.i = 5  # [1:9] an attribute\n"
                                  "# [1:9] a comment alone\n"
                                  "J = 2 + 3  # [1:9] a calculation\n"))
              .parameters.empty());
}

TEST_CASE("A comment that makes no sense is warned of") {
    CHECK(only_warning("A = 5  # [1:3]") == "A is no parameter: its value 5 is outside of the range");
    CHECK(only_warning("A = 5  # [9:3]") == "A is no parameter: its minimum is above its maximum");
    CHECK(only_warning("A = 5  # [1:0:9]") == "A is no parameter: its step must be positive");
    CHECK(only_warning("A = 5  # [1:9") == "A is no parameter: the bracket is not closed");
    CHECK(only_warning("A = 5  # [one, two]") == "A is no parameter: \"one\" is no choice for it");
    CHECK(only_warning("A = 5  # []") == "A is no parameter: \"\" is no choice for it");
    CHECK(only_warning("A = 'x'  # [y, z]") == "A is no parameter: its value x is none of the choices");
}

TEST_CASE("A value is read in the type and the range of the parameter") {
    const Parameter whole = only_parameter("N = 24  # [1:200]");
    CHECK(parsed(whole, " 30 ") == "30");
    CHECK(parsed(whole, "201") == "N must be a whole number from 1 to 200, not \"201\"");
    CHECK(parsed(whole, "2.5") == "N must be a whole number from 1 to 200, not \"2.5\"");
    CHECK(parsed(whole, "") == "N must be a whole number from 1 to 200, not \"\"");
    const Parameter real = only_parameter("X = 0.5  # [0:1]");
    CHECK(parsed(real, "1") == "1.0");
    CHECK(parsed(real, "1e-3") == "0.001");
    CHECK(parsed(real, "nan") == "X must be a number from 0 to 1, not \"nan\"");
    CHECK(parsed(real, "1e999") == "X must be a number from 0 to 1, not \"1e999\"");
}

TEST_CASE("Setting a parameter replaces the constant and leaves every place as it was") {
    script::SyntaxTree tree = tree_of("N = 24  # [1:200]\nM: float = 1.5  # [9]\nK = 3\n");
    set_parameters(tree, {{"N", std::int64_t{7}}, {"M", 2.5}, {"K", std::int64_t{9}}});
    const ParameterList list = find_parameters(tree);
    REQUIRE(list.parameters.size() == 2);
    CHECK(to_text(list.parameters[0].value) == "7");
    CHECK(to_text(list.parameters[1].value) == "2.5");
    const auto* kept = tree.body[2]->as<script::ast::Assign>()->value->as<script::ast::Constant>();
    CHECK(std::get<std::int64_t>(kept->value) == 3);
    CHECK(tree.body[0]->as<script::ast::Assign>()->value->range.end.column == 7);
}
