/// For tests: a program's text in, what it wrote and how it ended out.
#pragma once

#include <string>
#include <string_view>

namespace simul::script {

struct ScriptResult {
    std::string output;
    std::string errors;
    int status = 0;
    bool is_cut_off = false;
};

/// Runs the program with the interpreter's own built-ins and a plain `print(*values)`. A program that does
/// not compile has its diagnostics in `errors` and status 2.
ScriptResult run_script(std::string_view text);

/// What the program printed; a failed check if it wrote errors.
std::string output_of(std::string_view text);

} // namespace simul::script
