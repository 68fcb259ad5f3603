/// `int`: 64 bits inside a Value, anything larger an object. Results are always normalised: an exact int that
/// fits 64 bits is never an object, so equal small integers are the same Value.
#pragma once

#include "core/script/numeric/big_integer.hpp"
#include "core/script/vm/object.hpp"

#include <optional>
#include <string>

namespace simul::script {

using numeric::BigInteger;

/// Outside 64 bits; or an instance of a subclass of int (also `IntEnum` members), of any size.
class IntegerObject : public Object {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::Integer; }

    /// An instance of a script's subclass of int.
    static Ref<IntegerObject> subclass_instance(TypeObject& type, BigInteger value);

    const BigInteger& value() const noexcept { return value_; }

protected:
    friend Value make_integer(Interpreter&, BigInteger);
    IntegerObject(TypeObject& type, BigInteger value);

private:
    BigInteger value_;
};

/// The normalised exact int.
Value make_integer(Interpreter& vm, BigInteger value);
Value make_integer(Interpreter& vm, std::uint64_t value);

/// bool, int or an instance of a subclass of int.
bool is_integer(const Value& value) noexcept;
/// Its value if it fits 64 bits; nothing if it is larger or no integer.
std::optional<std::int64_t> small_integer(const Value& value) noexcept;
/// REQUIRES: is_integer(value).
BigInteger big_integer(const Value& value);
/// The value as an exact int: True gives 1, an instance of a subclass its plain value. REQUIRES:
/// is_integer(value).
Value exact_integer(Interpreter& vm, const Value& value);

/// The nearest double, ties to even; nothing if it is out of a double's range. REQUIRES: is_integer(value).
std::optional<double> integer_to_double(const Value& value);
/// Towards zero. REQUIRES: finite.
Value integer_from_double(Interpreter& vm, double value);
/// Exact comparison: <0, 0, >0; nothing for a NaN. REQUIRES: is_integer(integer).
std::optional<int> compare_integer_with_double(const Value& integer, double floating);

/// `str(value)`; a ValueError beyond 4,300 digits, as CPython. Raised or a str. REQUIRES: is_integer(value).
Value integer_text(Interpreter& vm, const Value& value);

/// Arithmetic on integers (also bool and subclasses): a result, or ZeroDivisionError, ValueError,
/// OverflowError, MemoryError as CPython raises. REQUIRES: both are integers.
namespace integers {
Value add(Interpreter& vm, const Value& a, const Value& b);
Value subtract(Interpreter& vm, const Value& a, const Value& b);
Value multiply(Interpreter& vm, const Value& a, const Value& b);
Value floor_divide(Interpreter& vm, const Value& a, const Value& b);
Value remainder(Interpreter& vm, const Value& a, const Value& b);
/// (a // b, a % b)
Value divmod(Interpreter& vm, const Value& a, const Value& b);
/// Correctly rounded.
Value true_divide(Interpreter& vm, const Value& a, const Value& b);
/// A float for a negative exponent.
Value power(Interpreter& vm, const Value& base, const Value& exponent);
/// pow(base, exponent, modulus)
Value power(Interpreter& vm, const Value& base, const Value& exponent, const Value& modulus);
Value shift_left(Interpreter& vm, const Value& a, const Value& b);
Value shift_right(Interpreter& vm, const Value& a, const Value& b);
Value bit_and(Interpreter& vm, const Value& a, const Value& b);
Value bit_or(Interpreter& vm, const Value& a, const Value& b);
Value bit_xor(Interpreter& vm, const Value& a, const Value& b);
Value negate(Interpreter& vm, const Value& a);
Value invert(Interpreter& vm, const Value& a);
/// <0, 0, >0
int compare(const Value& a, const Value& b);
} // namespace integers

} // namespace simul::script
