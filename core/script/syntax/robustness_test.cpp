#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/testing.hpp"
#include "core/script/syntax/testing_mutations.hpp"
#include "tests/support/catch.hpp"

using namespace simul::script;
using namespace simul::script::testing;

namespace {

/// Parsing must end, and must say where it fails: diagnostics stand inside the text.
void check_survives(const std::string& text) {
    const auto source = SourceFile::create("test.py", text);
    if (!source) return;
    const auto tree = parse(*source);
    if (tree) return;
    REQUIRE_FALSE(tree.error().empty());
    REQUIRE(tree.error().size() <= kMaxDiagnostics);
    for (const Diagnostic& diagnostic : tree.error()) {
        REQUIRE(diagnostic.range.is_known());
        REQUIRE(diagnostic.range.begin < diagnostic.range.end);
        REQUIRE(diagnostic.range.begin.line <= (*source)->line_count() + 1);
        REQUIRE_FALSE(render(diagnostic).empty());
    }
}

} // namespace

TEST_CASE("the program of the robustness tests is a good one") {
    CHECK(parse(source_of(std::string(kProgram))));
}

TEST_CASE("every truncation of a program is survived") {
    for (std::size_t length = 0; length <= kProgram.size(); ++length) {
        check_survives(std::string(kProgram.substr(0, length)));
        check_survives(std::string(kProgram.substr(length)));
    }
}

TEST_CASE("programs with bytes changed, dropped, doubled and swapped are survived") {
    Numbers numbers;
    for (int round = 0; round < 4000; ++round)
        check_survives(mutated(kProgram, numbers));
}
