/// The methods of `str`, in groups.
#pragma once

#include "core/script/vm/native_function.hpp"

#include <span>

namespace simul::script::library {

std::span<const NativeDefinition> string_search_methods();   ///< find, count, startswith, …
std::span<const NativeDefinition> string_split_methods();    ///< split, partition, strip, …
std::span<const NativeDefinition> string_case_methods();     ///< upper, isalpha, …
std::span<const NativeDefinition> string_assembly_methods(); ///< join, replace, center, …
std::span<const NativeDefinition> string_format_methods();   ///< format, format_map, __format__

} // namespace simul::script::library
