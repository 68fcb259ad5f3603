/// What runs, but hardly as its author meant, as far as the text tells.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/syntax_tree.hpp"

namespace simul::script {

/// Warnings, in order of place: time.sleep() in a coroutine; a call of a coroutine function, or a new task,
/// whose result is dropped; a lock that is held across an asyncio.sleep() of 0.1 s or more. Only where the
/// names certainly mean that: no warning is given for what another binding might change. Nothing for a tree
/// that does not compile.
Diagnostics find_hazards(const SyntaxTree& tree);

} // namespace simul::script
