/// The methods of the built-in containers and numbers. Those of `str` are in string_methods.hpp.
#pragma once

#include "core/script/vm/native_function.hpp"

#include <span>

namespace simul::script::library {

std::span<const NativeDefinition> list_methods();
std::span<const NativeDefinition> tuple_methods();
std::span<const NativeDefinition> range_methods();
std::span<const NativeDefinition> dict_methods();
/// Those that set and frozenset share, and those that only set has.
std::span<const NativeDefinition> any_set_methods();
std::span<const NativeDefinition> set_methods();
std::span<const NativeDefinition> integer_methods();
std::span<const NativeAttribute> integer_attributes();
std::span<const NativeDefinition> float_methods();
std::span<const NativeAttribute> float_attributes();
std::span<const NativeDefinition> bytes_methods();

} // namespace simul::script::library
