/// What native functions need again and again: checked arguments, converted values, failures raised.
#pragma once

#include "core/script/numeric/failure.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/memory_limit.hpp"
#include "core/script/vm/native_coroutine.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"

#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace simul::script::library {

/// Raises what a pure unit refused.
inline Value raise(Interpreter& vm, const Failure& failure) {
    return raise_failure(vm, failure);
}

/// A str, or what the failure says, raised.
Value text_or_raise(Interpreter& vm, const Result<std::string>& result);

inline StringRef string(Interpreter& vm, std::string_view utf8) {
    return StringObject::from_utf8(vm, utf8);
}

inline bool is_string(const Value& value) {
    return value.as<StringObject>() != nullptr;
}

/// Whether `count` arguments are as many as wanted; else the TypeError is pending: "f expected at least 1
/// argument, got 0".
bool check_count(Interpreter& vm, std::string_view function, std::size_t count, std::size_t least,
                 std::size_t most);

/// The parameters of a native function that takes keywords too.
template <std::size_t Size>
struct Signature {
    const char* function;
    std::array<const char*, Size> names;
    /// As many of the first ones must be given.
    std::size_t required = 0;
    /// As many of the first ones cannot be given by name.
    std::size_t positional_only = 0;
    /// Those behind can only be given by name.
    std::size_t positional = Size;
};

/// The parameters of a native function that CPython has written in Python: what is wrong with arguments is
/// said as of a script's function.
template <std::size_t Size>
struct PythonSignature {
    /// Qualified; with a dot, `self` counts among the arguments that messages count.
    const char* function;
    std::array<const char*, Size> names;
    /// As many of the first ones must be given.
    std::size_t required = 0;
    /// Those behind can only be given by name.
    std::size_t positional = Size;
};

namespace detail {
bool bind_as_python(Interpreter& vm, const Arguments& arguments, std::string_view function,
                    std::span<const char* const> names, std::size_t required, std::size_t positional,
                    std::span<Value> bound);
bool bind(Interpreter& vm, const Arguments& arguments, const char* function,
          std::span<const char* const> names, std::size_t required, std::size_t positional_only,
          std::size_t positional, std::span<Value> bound);
} // namespace detail

/// Puts the arguments in the order of the signature, Empty where absent; nothing where a TypeError is
/// pending. `self` is not among the arguments (Arguments::rest()).
template <std::size_t Size>
std::optional<std::array<Value, Size>> bind(Interpreter& vm, const Arguments& arguments,
                                            const Signature<Size>& signature) {
    std::array<Value, Size> bound;
    if (!detail::bind(vm, arguments, signature.function, signature.names, signature.required,
                      signature.positional_only, signature.positional, bound))
        return std::nullopt;
    return bound;
}

template <std::size_t Size>
std::optional<std::array<Value, Size>> bind(Interpreter& vm, const Arguments& arguments,
                                            const PythonSignature<Size>& signature) {
    std::array<Value, Size> bound;
    if (!detail::bind_as_python(vm, arguments, signature.function, signature.names, signature.required,
                                signature.positional, bound))
        return std::nullopt;
    return bound;
}

/// An index or a count as an argument: an int or what has a native `__index__`; clamped to 64 bits where
/// `clamped`, else an OverflowError. Nothing where an exception is pending. Values with a script's
/// `__index__` are converted by to_index() first.
enum class OutOfRange { Clamp, Raise };
std::optional<std::int64_t> as_index(Interpreter& vm, const Value& value, OutOfRange out_of_range);

/// As as_index(), `fallback` where the argument is absent.
std::optional<std::int64_t> as_index_or(Interpreter& vm, const Value& value, std::int64_t fallback,
                                        OutOfRange out_of_range = OutOfRange::Clamp);

/// [start, end) of a sequence of `size` items from optional slice arguments (absent or None: all), clamped as
/// slices are. Nothing where an exception is pending.
struct Bounds {
    std::size_t start, end;
    /// start was beyond end: an empty search in nothing, not even for "".
    bool reversed = false;
};
std::optional<Bounds> slice_bounds(Interpreter& vm, const Value& start, const Value& end, std::size_t size);

/// A double from a float or an int; else to be had with `co_await to_float(vm, value)`.
inline std::optional<double> native_double(const Value& value) {
    return number_to_double(value);
}

} // namespace simul::script::library
