/// What the slots of several built-in types share.
#pragma once

#include "core/script/compile/opcodes.hpp"
#include "core/script/vm/value.hpp"

#include <cstddef>
#include <optional>

namespace simul::script {

class Interpreter;

/// The result of a comparison from <0, 0, >0.
Value ordering(CompareOperator op, int order);

/// How often a sequence of `size` items is repeated by `count`, an integer; nothing after raising.
std::optional<std::size_t> repetitions(Interpreter& vm, const Value& count, std::size_t size,
                                       std::size_t item_bytes);

/// Whether a subscript has an `__index__`, or is a slice with bounds that have one, which must be called
/// first.
bool needs_conversion(Interpreter& vm, const Value& key);
/// `self[key]` of a built-in sequence after that; Pending.
Value get_item_converted(Interpreter& vm, const Value& self, const Value& key);
/// `self[key] = value` (Empty: del) likewise.
Value set_item_converted(Interpreter& vm, const Value& self, const Value& key, const Value& value);

/// The position that an index, an integer, names; nothing after raising "`what` index out of range".
std::optional<std::size_t> position_of(Interpreter& vm, const Value& key, std::size_t size, const char* what);

} // namespace simul::script
