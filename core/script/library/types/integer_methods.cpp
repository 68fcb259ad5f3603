#include "core/script/library/formatting.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/builtin_methods.hpp"
#include "core/script/numeric/big_integer.hpp"
#include "core/script/numeric/rounding.hpp"
#include "core/script/vm/bytes_object.hpp"

#include <bit>

namespace simul::script::library {
namespace {

Value itself(Interpreter& vm, Arguments& arguments) {
    return exact_integer(vm, arguments[0]);
}

Value bit_length(Interpreter&, Arguments& arguments) {
    return Value::integer(static_cast<std::int64_t>(numeric::bit_length(big_integer(arguments[0]))));
}

Value bit_count(Interpreter&, Arguments& arguments) {
    const BigInteger magnitude = abs(big_integer(arguments[0]));
    std::int64_t ones = 0;
    for (BigInteger rest = magnitude; rest != 0; rest >>= 64)
        ones += std::popcount(static_cast<std::uint64_t>(rest & ~std::uint64_t{0}));
    return Value::integer(ones);
}

Value as_integer_ratio(Interpreter& vm, Arguments& arguments) {
    const Value numerator = exact_integer(vm, arguments[0]);
    return TupleObject::of(vm, numerator, Value::integer(1));
}

NativeCoroutine round_method(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "__round__", arguments.size() - 1, 0, 1)) co_return Value::raised();
    if (arguments.size() == 1) co_return exact_integer(vm, arguments[0]);
    const Value digits_value = co_await to_index(vm, arguments[1]);
    const auto digits = as_index(vm, digits_value, OutOfRange::Clamp);
    if (!digits) co_return Value::raised();
    co_return make_integer(vm, numeric::round_integer(big_integer(arguments[0]), *digits));
}

Value format_method(Interpreter& vm, Arguments& arguments) {
    const auto* spec = arguments[1].as<StringObject>();
    if (spec == nullptr)
        return raise_type_error(vm, "__format__() argument must be str, not {}", type_name(vm, arguments[1]));
    return format_native(vm, arguments[0], *spec);
}

// ---- bytes ----------------------------------------------------------------------------------------------

enum class ByteOrder { Little, Big };

std::optional<ByteOrder> byte_order(Interpreter& vm, const Value& value) {
    if (value.is_empty()) return ByteOrder::Big;
    const auto* name = value.as<StringObject>();
    if (name == nullptr) {
        (void)raise_type_error(vm, "argument 'byteorder' must be str, not {}", type_name(vm, value));
        return std::nullopt;
    }
    if (*name == "little") return ByteOrder::Little;
    if (*name == "big") return ByteOrder::Big;
    (void)raise_value_error(vm, "byteorder must be either 'little' or 'big'");
    return std::nullopt;
}

Value to_bytes(Interpreter& vm, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"to_bytes", {"length", "byteorder", "signed"}, 0, 0, 2};
    const auto bound = bind(vm, arguments.rest(), kSignature);
    if (!bound) return Value::raised();
    const auto length = as_index_or(vm, (*bound)[0], 1, OutOfRange::Raise);
    if (!length) return Value::raised();
    const auto order = byte_order(vm, (*bound)[1]);
    if (!order) return Value::raised();
    const bool is_signed = !(*bound)[2].is_empty() && native_truth((*bound)[2]).value_or(true);
    if (*length < 0) return raise_value_error(vm, "length argument must be non-negative");
    const auto size = static_cast<std::size_t>(*length);
    BigInteger value = big_integer(arguments[0]);
    const auto overflows = [&](const char* message) {
        return script::raise(vm, *vm.exceptions().overflow_error, std::string_view(message));
    };
    if (value < 0 && !is_signed) return overflows("can't convert negative int to unsigned");
    // Two's complement of n bits holds -2^(n-1) … 2^(n-1) - 1.
    const BigInteger magnitude = value < 0 ? BigInteger(-value - 1) : value;
    if (numeric::bit_length(magnitude) + (is_signed ? 1 : 0) > size * 8 && !(value == 0 && size == 0))
        return overflows("int too big to convert");
    if (value < 0) value += BigInteger(1) << static_cast<unsigned>(size * 8);
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size && value != 0; ++i, value >>= 8) {
        const auto byte =
            static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(value & 0xff)));
        bytes[*order == ByteOrder::Little ? i : size - 1 - i] = byte;
    }
    return BytesObject::create(vm, std::move(bytes));
}

Value integer_of_bytes(Interpreter& vm, std::string_view bytes, ByteOrder order, bool is_signed) {
    BigInteger value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[order == ByteOrder::Big ? i : bytes.size() - 1 - i];
        value = (value << 8) | static_cast<unsigned char>(byte);
    }
    const auto bits = static_cast<unsigned>(bytes.size() * 8);
    if (is_signed && bits > 0 && bit_test(value, bits - 1)) value -= BigInteger(1) << bits;
    return make_integer(vm, std::move(value));
}

/// The bytes that an iterable of integers stands for: a bytes object.
NativeCoroutine bytes_of(Interpreter& vm, Value source) {
    const Value bytes_type = vm.types().bytes;
    co_return co_await call(vm, bytes_type, source);
}

NativeCoroutine from_bytes(Interpreter& vm, OwnedArguments arguments) {
    static constexpr Signature<3> kSignature{"from_bytes", {"bytes", "byteorder", "signed"}, 1, 0, 2};
    const auto bound = bind(vm, arguments.view().rest(), kSignature);
    if (!bound) co_return Value::raised();
    const auto order = byte_order(vm, (*bound)[1]);
    if (!order) co_return Value::raised();
    const bool is_signed = !(*bound)[2].is_empty() && native_truth((*bound)[2]).value_or(true);
    Value bytes = (*bound)[0];
    if (bytes.as<BytesObject>() == nullptr) {
        if (is_integer(bytes) || is_string(bytes))
            co_return raise_type_error(vm, "cannot convert '{}' object to bytes", type_name(vm, bytes));
        Value converted = start(vm, bytes_of(vm, bytes));
        bytes = co_await std::move(converted);
    }
    const Value value = integer_of_bytes(vm, bytes.to<BytesObject>().view(), *order, is_signed);
    const Value& type = arguments[0];
    if (type.as<TypeObject>() == vm.types().integer.get()) co_return value;
    co_return co_await call(vm, type, value);
}

constexpr NativeDefinition kMethods[] = {
    {"conjugate", itself, Arity::None, NativeKind::Method},
    {"bit_length", bit_length, Arity::None, NativeKind::Method},
    {"bit_count", bit_count, Arity::None, NativeKind::Method},
    {"as_integer_ratio", as_integer_ratio, Arity::None, NativeKind::Method},
    {"to_bytes", to_bytes, Arity::Keywords, NativeKind::Method},
    {"from_bytes", as_coroutine<from_bytes>, Arity::Keywords, NativeKind::ClassMethod},
    {"__round__", as_coroutine<round_method>, Arity::Any, NativeKind::Method},
    {"__trunc__", itself, Arity::None, NativeKind::Method},
    {"__floor__", itself, Arity::None, NativeKind::Method},
    {"__ceil__", itself, Arity::None, NativeKind::Method},
    {"__format__", format_method, Arity::One, NativeKind::Method},
};

Value numerator(Interpreter& vm, const Value& self) {
    return exact_integer(vm, self);
}
Value zero(Interpreter&, const Value&) {
    return Value::integer(0);
}
Value one(Interpreter&, const Value&) {
    return Value::integer(1);
}

constexpr NativeAttribute kAttributes[] = {
    {"real", numerator},
    {"imag", zero},
    {"numerator", numerator},
    {"denominator", one},
};

} // namespace

std::span<const NativeDefinition> integer_methods() {
    return kMethods;
}
std::span<const NativeAttribute> integer_attributes() {
    return kAttributes;
}

} // namespace simul::script::library
