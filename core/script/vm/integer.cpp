#include "core/script/vm/integer.hpp"

#include "core/script/text/integer_text.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/instance_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace simul::script {
namespace {

constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

bool fits_64_bits(const BigInteger& value) {
    return value >= kSmallest && value <= kLargest;
}

} // namespace

IntegerObject::IntegerObject(TypeObject& type, BigInteger value)
    : Object(type, Layout::Integer), value_(std::move(value)) {}

Ref<IntegerObject> IntegerObject::subclass_instance(TypeObject& type, BigInteger value) {
    return SubclassOf<IntegerObject>::create(type, std::move(value));
}

Value make_integer(Interpreter& vm, BigInteger value) {
    if (fits_64_bits(value)) return Value::integer(static_cast<std::int64_t>(value));
    return Ref<IntegerObject>(new IntegerObject(*vm.types().integer, std::move(value)));
}

Value make_integer(Interpreter& vm, std::uint64_t value) {
    if (value <= static_cast<std::uint64_t>(kLargest))
        return Value::integer(static_cast<std::int64_t>(value));
    return make_integer(vm, BigInteger(value));
}

bool is_integer(const Value& value) noexcept {
    return value.is_int() || value.is_bool() || value.as<IntegerObject>() != nullptr;
}

std::optional<std::int64_t> small_integer(const Value& value) noexcept {
    if (value.is_int() || value.is_bool()) return value.as_int();
    const auto* object = value.as<IntegerObject>();
    if (object == nullptr || !fits_64_bits(object->value())) return std::nullopt;
    return static_cast<std::int64_t>(object->value());
}

BigInteger big_integer(const Value& value) {
    if (value.is_int() || value.is_bool()) return value.as_int();
    return value.to<IntegerObject>().value();
}

Value exact_integer(Interpreter& vm, const Value& value) {
    if (value.is_int()) return value;
    if (value.is_bool()) return Value::integer(value.as_int());
    const auto& object = value.to<IntegerObject>();
    if (&object.type() == vm.types().integer.get()) return value;
    return make_integer(vm, object.value());
}

std::optional<double> integer_to_double(const Value& value) {
    if (value.is_int() || value.is_bool()) return static_cast<double>(value.as_int());
    return numeric::nearest_double(value.to<IntegerObject>().value());
}

Value integer_from_double(Interpreter& vm, double value) {
    constexpr double kTwoTo63 = 9223372036854775808.0;
    if (value >= -kTwoTo63 && value < kTwoTo63) return Value::integer(static_cast<std::int64_t>(value));
    return make_integer(vm, numeric::truncated(value));
}

std::optional<int> compare_integer_with_double(const Value& integer, double floating) {
    if (std::isnan(floating)) return std::nullopt;
    if (const std::optional<std::int64_t> small = small_integer(integer)) {
        constexpr std::int64_t kExact = std::int64_t{1} << 53;
        if (*small >= -kExact && *small <= kExact) {
            const auto value = static_cast<double>(*small);
            return value < floating ? -1 : (value > floating ? 1 : 0);
        }
    }
    return numeric::compare_exactly(big_integer(integer), floating);
}

Value integer_text(Interpreter& vm, const Value& value) {
    if (value.is_int() || value.is_bool()) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value.as_int()).ptr;
        return StringObject::from_ascii(vm, {digits, static_cast<std::size_t>(end - digits)});
    }
    const Result<std::string> text = text::decimal_text(value.to<IntegerObject>().value());
    if (!text) return raise_failure(vm, text.error());
    return StringObject::from_ascii(vm, *text);
}

} // namespace simul::script
