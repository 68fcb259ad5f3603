/// What CPython says of arguments that do not fit the parameters of a function written in Python. All of them
/// raise a TypeError; `function` is its qualified name.
#pragma once

#include "core/script/vm/interpreter.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace simul::script {

/// How many positional arguments a function takes, and was given; `self` counts.
struct PositionalCount {
    std::size_t most = 0;
    std::size_t defaults = 0;
    std::size_t given = 0;
    std::size_t keyword_only_given = 0;
};

void raise_too_many_arguments(Interpreter& vm, std::string_view function, const PositionalCount& count);

/// `kind`: "positional" or "keyword-only".
/// REQUIRES: names is not empty.
void raise_missing_arguments(Interpreter& vm, std::string_view function, std::string_view kind,
                             const std::vector<std::string>& names);

void raise_unexpected_keyword(Interpreter& vm, std::string_view function, std::string_view name);

void raise_multiple_values(Interpreter& vm, std::string_view function, std::string_view name);

} // namespace simul::script
