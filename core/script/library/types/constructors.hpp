/// What calling a built-in type does.
#pragma once

#include "core/script/vm/interpreter.hpp"

namespace simul::script::library {

/// int, float, str, bytes.
void define_scalar_constructors(Interpreter& vm);
/// list, tuple, dict, set, frozenset.
void define_container_constructors(Interpreter& vm);

} // namespace simul::script::library
