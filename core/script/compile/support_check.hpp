/// What Python has and scenarios have not, as far as names tell.
#pragma once

#include "core/script/compile/scope.hpp"
#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/syntax_tree.hpp"

namespace simul::script {

/// Refuses imports of modules and names that Simul does not have, attributes of imported modules that they do
/// not have here, built-ins that are not supported, and metaclasses. What stands under `if TYPE_CHECKING:` is
/// not looked at. Names that the program binds itself are
/// its own.
void check_support(const SyntaxTree& tree, const SymbolTable& symbols, Diagnostics& diagnostics);

} // namespace simul::script
