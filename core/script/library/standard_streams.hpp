/// `sys.stdout` and `sys.stderr`.
#pragma once

#include "core/script/vm/interpreter.hpp"

#include <optional>

namespace simul::script::library {

/// Makes the objects `stdout` and `stderr`, and puts them into the module.
void define_standard_streams(Interpreter& vm, ModuleObject& module);

/// What `sys.stdout` (or `sys.stderr`) is now: the program may have replaced it. An object of our own where
/// `sys` was never imported.
Value current_stream(Interpreter& vm, OutputStream stream);

/// Which stream of the program an object of ours writes to; nothing for any other object.
std::optional<OutputStream> program_stream(const Value& file);

} // namespace simul::script::library
