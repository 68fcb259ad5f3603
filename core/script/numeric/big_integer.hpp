/// Arithmetic on integers of any size that Boost leaves to us: exact conversions from and to floats.
#pragma once

#include "core/script/numeric/failure.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <optional>

namespace simul::script::numeric {

using BigInteger = boost::multiprecision::cpp_int;

/// The nearest double, ties to even; nullopt where it would be infinite.
std::optional<double> nearest_double(const BigInteger& value);

/// `left / right` correctly rounded. ZeroDivisionError, or OverflowError where the result is infinite.
Result<double> true_divide(const BigInteger& left, const BigInteger& right);

/// The value of a finite double without its fraction. REQUIRES: finite.
BigInteger truncated(double value);

/// -1, 0, 1: how an integer compares with a double, exactly. REQUIRES: not NaN.
int compare_exactly(const BigInteger& left, double right);

/// The number of bits of |value|; 0 for zero.
std::size_t bit_length(const BigInteger& value);

} // namespace simul::script::numeric
