/// Arguments of asyncio's functions as the loop takes them.
#pragma once

#include "core/script/library/native_support.hpp"
#include "core/time/virtual_time.hpp"

#include <optional>
#include <vector>

namespace simul::script::library::asyncio {

/// Seconds as a number; nothing, with CPython's TypeError pending, for anything else: the message is that of
/// `value <= 0`.
std::optional<double> seconds_of(Interpreter& vm, const Value& value);

/// The same as a duration, None as none: `outer` is nothing where an exception is pending.
struct OptionalDelay {
    std::optional<Duration> delay;
};
std::optional<OptionalDelay> optional_delay_of(Interpreter& vm, const Value& value);

/// `message % type` TypeError helpers live in errors.hpp; this one checks a callable: "a callable object was
/// expected by call_soon(), got 3".
bool check_callable(Interpreter& vm, const Value& value, const char* function);

/// A count that asyncio compares with 0 (`value < 0`, `value <= 0`): what is no number cannot be compared.
/// Absent: `fallback`.
std::optional<std::int64_t> count_of(Interpreter& vm, const Value& value, const char* comparison,
                                     std::int64_t fallback);

/// The positional arguments from `first` on, copied.
std::vector<Value> arguments_from(const Arguments& arguments, std::size_t first);

} // namespace simul::script::library::asyncio
