/// The built-in functions, in groups.
#pragma once

#include "core/script/vm/native_function.hpp"

#include <span>

namespace simul::script::library {

std::span<const NativeDefinition> number_functions();    ///< abs, divmod, pow, round, hex, chr, …
std::span<const NativeDefinition> number_methods();      ///< of int and float: `__abs__`, `__divmod__`
std::span<const NativeDefinition> iteration_functions(); ///< all, any, iter, next, max, min, sum, sorted
std::span<const NativeDefinition> object_functions();    ///< getattr, isinstance, repr, id, len, …
std::span<const NativeDefinition> output_functions();    ///< print
std::span<const NativeDefinition> namespace_functions(); ///< dir, vars, locals, globals, exit, anext

/// `object.__dir__`
void define_object_dir(Interpreter& vm);

/// Adds the types that are called like functions: enumerate, filter, map, reversed, zip.
void define_iterator_types(Interpreter& vm, DictObject& builtins);

} // namespace simul::script::library
