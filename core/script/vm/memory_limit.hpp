/// The run's budget of memory, asked before something large is made.
#pragma once

#include "core/script/vm/value.hpp"

#include <cstddef>

namespace simul::script {

class Interpreter;

/// Whether `bytes` more may be allocated; if not, the end of the run is under way (Raised is to be returned).
/// Cheap enough for every operation whose result's size depends on its operands.
bool memory_allows(Interpreter& vm, std::size_t bytes);

/// Whether an integer may be as long; if not, as above.
bool integer_size_allows(Interpreter& vm, std::size_t bits);

/// Ends the run as too large; Raised.
Value memory_exhausted(Interpreter& vm);
/// The same where it is one integer that is too long.
Value integer_too_large(Interpreter& vm);

} // namespace simul::script
