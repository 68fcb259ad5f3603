/// `format()` of the types that have a mini-language of their own, and `%`.
#pragma once

#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_coroutine.hpp"

namespace simul::script::library {

/// `type(value).__format__(value, spec)` for int, bool, float, str and their subclasses. REQUIRES: one of
/// these.
Value format_native(Interpreter& vm, const Value& value, const StringObject& spec);

/// `template % values`: a str. Pending, as it may call `__str__`.
Value format_percent(Interpreter& vm, const Value& source, const Value& values);

} // namespace simul::script::library
