/// The virtual clock, as modules read and move it.
#pragma once

#include "core/script/vm/interpreter.hpp"
#include "core/time/virtual_time.hpp"

#include <optional>

namespace simul::script::library {

/// Zero where no simulation is attached.
Instant virtual_now(Interpreter& vm);

/// The argument of time.sleep() and simul.work(): seconds as a float or an int, not negative. Nothing where
/// an exception is pending.
std::optional<Duration> duration_argument(Interpreter& vm, const Value& value);

} // namespace simul::script::library
