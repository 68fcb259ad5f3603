#include "tests/support/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace simul::test {
namespace {

std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream expected_lines(expected), actual_lines(actual);
    std::string expected_line, actual_line;
    for (int number = 1;; ++number) {
        const bool more_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
        const bool more_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
        if (!more_expected && !more_actual) return "the ends of lines differ";
        if (!more_expected) expected_line = "(nothing)";
        if (!more_actual) actual_line = "(nothing)";
        if (expected_line != actual_line)
            return "line " + std::to_string(number) + "\nexpected: " + expected_line +
                   "\nactual:   " + actual_line;
    }
}

} // namespace

std::string compare_with_golden(const std::filesystem::path& file, const std::string& actual) {
    if (std::getenv("SIMUL_UPDATE_GOLDEN")) {
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << actual;
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    if (!in) return "there is no " + file.string() + " yet: run the test with SIMUL_UPDATE_GOLDEN=1";
    std::ostringstream expected;
    expected << in.rdbuf();
    return expected.str() == actual
               ? std::string()
               : file.filename().string() + ", " + first_difference(expected.str(), actual);
}

} // namespace simul::test
