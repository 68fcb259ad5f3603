/// Second pass over the scopes: what each name means, given what all scopes bind.
#pragma once

#include "core/script/compile/scope.hpp"
#include "core/script/syntax/source_file.hpp"

namespace simul::script {

/// Sets Symbol::binding everywhere below `module`, adds the symbols of variables that only pass through a
/// scope on their way inwards, and reports `nonlocal` without a binding.
void resolve_scopes(Scope& module, const SourceFile& source, Diagnostics& diagnostics);

} // namespace simul::script
