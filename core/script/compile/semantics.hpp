/// Errors in the meaning of a well-formed tree that Python reports before it runs a file.
#pragma once

#include "core/script/compile/scope.hpp"
#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/syntax_tree.hpp"

namespace simul::script {

/// Finds the features that the module's first statements turn on; adds an error for those that do not exist
/// and for `from __future__` anywhere else.
FutureFeatures find_future_features(const SyntaxTree& tree, Diagnostics& diagnostics);

/// Statements and expressions where they cannot stand: `break` outside a loop, `await` outside an
/// asynchronous function, stray stars, repeated keywords …
void check_semantics(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics);

/// The rules of `match`: names bound twice, alternatives that bind different names, patterns that nothing
/// reaches.
void check_patterns(const SourceFile& source, const ast::Match& statement, Diagnostics& diagnostics);

} // namespace simul::script
