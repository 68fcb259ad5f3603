/// Why an operation on text or numbers is refused, for the caller to raise as an exception of the scenario.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace simul::script {

/// The exception type that CPython raises.
enum class FailureKind {
    ValueError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    IndexError,
    KeyError,
    UnicodeError,
    MemoryError,
};

struct Failure {
    FailureKind kind;
    /// CPython's text.
    std::string message;
};

template <typename T>
using Result = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(FailureKind kind, std::string message) {
    return tl::unexpected<Failure>(Failure{kind, std::move(message)});
}

inline tl::unexpected<Failure> value_error(std::string message) {
    return fail(FailureKind::ValueError, std::move(message));
}

} // namespace simul::script
