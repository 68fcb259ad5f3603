/// What `sorted`, `list.sort` and `heapq` share: a stable sort by `<`.
#pragma once

#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_coroutine.hpp"
#include "core/script/vm/sequence_objects.hpp"

#include <optional>

namespace simul::script::library {

/// `a < b` where no script code is involved: numbers, strings, and tuples of such; nothing where it may be,
/// or where the two cannot be compared. Never for a NaN.
std::optional<bool> native_less(const Value& a, const Value& b);

/// Sorts `items` by `key(item)` (Empty or None: by the item itself), stable also in reverse. None; or Raised,
/// with all items still there, in some order. REQUIRES: `items` outlives the call, and nobody else changes
/// it.
NativeCoroutine sort_items(Interpreter& vm, ValueVector& items, Value key, bool reverse);

} // namespace simul::script::library
