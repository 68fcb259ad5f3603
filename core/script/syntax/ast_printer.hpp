/// Syntax trees as S-expressions, for tests and for people.
#pragma once

#include "core/script/syntax/ast.hpp"

#include <string>

namespace simul::script {

enum class PrintRanges { No, Yes };

/// "(Assign [(Name x)] (Constant 1))": the node's kind, then its fields in order of declaration. Lists stand
/// in brackets, absent parts are "-", flags and operators are words. With ranges each node's kind is followed
/// by
/// "@1:1-1:6". One line.
std::string print(const ast::Expression& expression, PrintRanges ranges = PrintRanges::No);
std::string print(const ast::Statement& statement, PrintRanges ranges = PrintRanges::No);
std::string print(const ast::Pattern& pattern, PrintRanges ranges = PrintRanges::No);

/// One line for each statement.
std::string print(ast::Body body, PrintRanges ranges = PrintRanges::No);

} // namespace simul::script
