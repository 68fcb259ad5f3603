/// `round()` of floats and integers: to nearest, exact ties to even.
#pragma once

#include "core/script/numeric/big_integer.hpp"
#include "core/script/numeric/failure.hpp"

#include <cstdint>

namespace simul::script::numeric {

/// `round(value, digits)` for a float: the nearest double to the decimal that rounds the exact value.
/// OverflowError where the rounded value is too large.
Result<double> round_float(double value, std::int64_t digits);

/// `round(value, digits)` for an int; only negative `digits` change anything.
BigInteger round_integer(const BigInteger& value, std::int64_t digits);

/// `round(value)` for a float, `math.floor`'s sibling: OverflowError for infinity, ValueError for NaN.
Result<BigInteger> round_to_integer(double value);

} // namespace simul::script::numeric
