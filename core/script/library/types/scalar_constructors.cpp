// int(), float(), str(), bytes().
#include "core/script/library/codecs.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/types/constructors.hpp"
#include "core/script/text/float_text.hpp"
#include "core/script/text/integer_text.hpp"
#include "core/script/text/quote.hpp"
#include "core/script/vm/interpreter_state.hpp"

#include <bit>
#include <cmath>

namespace simul::script::library {
namespace {

// ---- int ------------------------------------------------------------------------------------------------

Value integer_of_type(Interpreter& vm, TypeObject& type, const Value& value) {
    if (&type == vm.types().integer.get()) return exact_integer(vm, value);
    return IntegerObject::subclass_instance(type, big_integer(value));
}

Value parsed(Interpreter& vm, const Result<BigInteger>& result) {
    return result ? make_integer(vm, *result) : raise(vm, result.error());
}

/// The text of a str or bytes as an integer; Empty for any other object.
Value integer_from_text(Interpreter& vm, const Value& value, int base) {
    if (const auto* text = value.as<StringObject>())
        return parsed(vm, text::parse_integer(text->utf8(), base));
    if (const auto* bytes = value.as<BytesObject>())
        return parsed(vm, text::parse_integer_bytes(bytes->view(), base));
    return {};
}

NativeCoroutine make_integer_of(Interpreter& vm, Ref<TypeObject> type, Value source) {
    const TypeSlots& slots = type_of(vm, source).slots();
    Value number;
    if (is_integer(source) && !type_of(vm, source).is_script_class()) {
        number = source;
    } else if (slots.to_int != nullptr) {
        number = co_await slots.to_int(vm, source);
    } else if (slots.index != nullptr) {
        number = co_await to_index(vm, source);
    } else {
        const StringRef name = vm.intern("__trunc__");
        const Value method = lookup_special(vm, source, *name);
        if (!method.is_empty()) {
            const Value truncated = co_await call(vm, method);
            number = co_await to_index(vm, truncated);
        } else {
            number = co_await integer_from_text(vm, source, 10);
        }
    }
    if (number.is_empty())
        co_return raise_type_error(
            vm, "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            type_name(vm, source));
    co_return integer_of_type(vm, *type, number);
}

NativeCoroutine make_integer_in_base(Interpreter& vm, Ref<TypeObject> type, Value source, Value base_value) {
    const Value base_number = co_await to_index(vm, base_value);
    const auto base = small_integer(base_number);
    if (!base || *base < 0 || *base == 1 || *base > 36)
        co_return raise_value_error(vm, "int() base must be >= 2 and <= 36, or 0");
    const Value number = co_await integer_from_text(vm, source, static_cast<int>(*base));
    if (number.is_empty())
        co_return raise_type_error(vm, "int() can't convert non-string with explicit base");
    co_return integer_of_type(vm, *type, number);
}

Value create_integer(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<2> kSignature{"int", {"x", "base"}, 0, 1};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [source, base] = *bound;
    if (!base.is_empty()) {
        if (source.is_empty()) return raise_type_error(vm, "int() missing string argument");
        return start(vm, make_integer_in_base(vm, Ref<TypeObject>(&type), source, base));
    }
    if (source.is_empty()) return integer_of_type(vm, type, Value::integer(0));
    if (source.is_int()) return integer_of_type(vm, type, source);
    return start(vm, make_integer_of(vm, Ref<TypeObject>(&type), source));
}

// ---- float ----------------------------------------------------------------------------------------------

Value float_of_type(Interpreter& vm, TypeObject& type, double value) {
    if (&type == vm.types().floating.get()) return Value::floating(value);
    return FloatObject::subclass_instance(type, value);
}

NativeCoroutine make_float(Interpreter& vm, Ref<TypeObject> type, Value source) {
    const TypeSlots& slots = type_of(vm, source).slots();
    if (slots.to_float == nullptr && slots.index == nullptr)
        co_return raise_type_error(vm, "float() argument must be a string or a real number, not '{}'",
                                   type_name(vm, source));
    const Value number = co_await to_float(vm, source);
    co_return float_of_type(vm, *type, float_value(number));
}

/// Floats are told apart by their bits (is_same): a NaN's payload makes it one of its own.
double distinct_nan(Interpreter& vm, double nan) {
    constexpr std::uint64_t kPayload = (std::uint64_t{1} << 50) - 1;
    const std::uint64_t number = ++vm.state().nans_made & kPayload;
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(nan) | number);
}

Value create_float(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    if (arguments.keyword_count() > 0 && !type.is_script_class())
        return raise_type_error(vm, "float() takes no keyword arguments");
    if (!check_count(vm, "float", arguments.size(), 0, 1)) return Value::raised();
    if (arguments.size() == 0) return float_of_type(vm, type, 0.0);
    const Value& source = arguments[0];
    if (source.is_float()) return float_of_type(vm, type, source.as_float());
    if (source.is_int()) return float_of_type(vm, type, static_cast<double>(source.as_int()));
    const auto from_text = [&](std::string_view text, std::string_view shown) {
        const auto value = text::parse_float(text);
        if (value) return float_of_type(vm, type, std::isnan(*value) ? distinct_nan(vm, *value) : *value);
        return raise_value_error(vm, "could not convert string to float: {}", shown);
    };
    if (const auto* text = source.as<StringObject>())
        return from_text(text->utf8(), text::repr_string(text->utf8()));
    if (const auto* bytes = source.as<BytesObject>())
        return from_text(bytes->view(), text::repr_bytes(bytes->view()));
    return start(vm, make_float(vm, Ref<TypeObject>(&type), source));
}

Value fromhex(Interpreter& vm, Arguments& arguments) {
    const auto* text = arguments[1].as<StringObject>();
    if (text == nullptr) return raise_type_error(vm, "bad argument type for built-in operation");
    const auto value = text::parse_hex_float(text->utf8());
    if (!value) return raise(vm, value.error());
    const Value number = Value::floating(*value);
    const Value type = arguments[0];
    return type.as<TypeObject>() == vm.types().floating.get() ? number : call(vm, type, number);
}

constexpr NativeDefinition kFloatMethods[] = {{"fromhex", fromhex, Arity::One, NativeKind::ClassMethod}};

// ---- str ------------------------------------------------------------------------------------------------

Value string_of_type(Interpreter& vm, TypeObject& type, const Value& text) {
    if (&type == vm.types().string.get()) return text;
    return StringObject::subclass_instance(vm, type, StringRef(&text.to<StringObject>()));
}

NativeCoroutine make_string(Interpreter& vm, Ref<TypeObject> type, Value source) {
    const Value text = co_await to_string(vm, source);
    co_return string_of_type(vm, *type, text);
}

std::optional<std::string> codec_argument(Interpreter& vm, const Value& value, const char* function,
                                          const char* name, const char* fallback) {
    if (value.is_empty()) return std::string(fallback);
    if (const auto* text = value.as<StringObject>()) return text->utf8();
    (void)raise_type_error(vm, "{}() argument '{}' must be str, not {}", function, name,
                           type_name(vm, value));
    return std::nullopt;
}

Value create_string(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"str", {"object", "encoding", "errors"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [source, encoding, errors] = *bound;
    if (source.is_empty()) return string_of_type(vm, type, vm.empty_string());
    if (encoding.is_empty() && errors.is_empty()) {
        if (&type == vm.types().string.get()) return to_string(vm, source);
        return start(vm, make_string(vm, Ref<TypeObject>(&type), source));
    }
    const auto encoding_name = codec_argument(vm, encoding, "str", "encoding", "utf-8");
    if (!encoding_name) return Value::raised();
    const auto errors_name = codec_argument(vm, errors, "str", "errors", "strict");
    if (!errors_name) return Value::raised();
    if (is_string(source)) return raise_type_error(vm, "decoding str is not supported");
    const auto* bytes = source.as<BytesObject>();
    if (bytes == nullptr)
        return raise_type_error(vm, "decoding to str: need a bytes-like object, {} found",
                                type_name(vm, source));
    const Value text = decode_bytes(vm, bytes->view(), *encoding_name, *errors_name);
    return text.is_raised() ? Value::raised() : string_of_type(vm, type, text);
}

// ---- bytes ----------------------------------------------------------------------------------------------

Value bytes_of_type(Interpreter& vm, TypeObject& type, std::string bytes) {
    if (&type == vm.types().bytes.get()) return BytesObject::create(vm, std::move(bytes));
    return BytesObject::create(type, std::move(bytes));
}

NativeCoroutine make_bytes(Interpreter& vm, Ref<TypeObject> type, Value source) {
    const StringRef name = vm.intern("__bytes__");
    const Value method = lookup_special(vm, source, *name);
    if (!method.is_empty()) {
        const Value made = co_await call(vm, method);
        const auto* bytes = made.as<BytesObject>();
        if (bytes == nullptr)
            co_return raise_type_error(vm, "__bytes__ returned non-bytes (type {})", type_name(vm, made));
        co_return bytes_of_type(vm, *type, std::string(bytes->view()));
    }
    const TypeSlots& slots = type_of(vm, source).slots();
    if (slots.iterate == nullptr && slots.get_item == nullptr)
        co_return raise_type_error(vm, "cannot convert '{}' object to bytes", type_name(vm, source));
    std::string bytes;
    const Value iterator = co_await iterate(vm, source);
    for (;;) {
        const Value item = co_await iterate_next(vm, iterator);
        if (item.is_exhausted()) co_return bytes_of_type(vm, *type, std::move(bytes));
        const Value number = co_await to_index(vm, item);
        const auto byte = small_integer(number);
        if (!byte || *byte < 0 || *byte > 255)
            co_return raise_value_error(vm, "bytes must be in range(0, 256)");
        bytes += static_cast<char>(static_cast<unsigned char>(*byte));
    }
}

Value create_bytes(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    static constexpr Signature<3> kSignature{"bytes", {"source", "encoding", "errors"}};
    const auto bound = bind(vm, arguments, kSignature);
    if (!bound) return Value::raised();
    const auto& [source, encoding, errors] = *bound;
    if (source.is_empty()) {
        if (!encoding.is_empty() || !errors.is_empty())
            return raise_type_error(vm, "{} without a string argument",
                                    encoding.is_empty() ? "errors" : "encoding");
        return bytes_of_type(vm, type, "");
    }
    if (const auto* text = source.as<StringObject>()) {
        if (encoding.is_empty()) return raise_type_error(vm, "string argument without an encoding");
        const auto encoding_name = codec_argument(vm, encoding, "bytes", "encoding", "utf-8");
        if (!encoding_name) return Value::raised();
        const auto errors_name = codec_argument(vm, errors, "bytes", "errors", "strict");
        if (!errors_name) return Value::raised();
        const Value encoded = encode_string(vm, *text, *encoding_name, *errors_name);
        return encoded.is_raised() ? Value::raised()
                                   : bytes_of_type(vm, type, std::string(encoded.to<BytesObject>().view()));
    }
    if (!encoding.is_empty() || !errors.is_empty())
        return raise_type_error(vm, "{} without a string argument",
                                encoding.is_empty() ? "errors" : "encoding");
    if (const auto* bytes = source.as<BytesObject>())
        return bytes_of_type(vm, type, std::string(bytes->view()));
    if (is_integer(source)) {
        const auto count = as_index(vm, source, OutOfRange::Raise);
        if (!count) return Value::raised();
        if (*count < 0) return raise_value_error(vm, "negative count");
        if (!memory_allows(vm, static_cast<std::size_t>(*count))) return Value::raised();
        return bytes_of_type(vm, type, std::string(static_cast<std::size_t>(*count), '\0'));
    }
    return start(vm, make_bytes(vm, Ref<TypeObject>(&type), source));
}

} // namespace

void define_scalar_constructors(Interpreter& vm) {
    const BuiltinTypes& types = vm.types();
    types.integer->define_constructor(create_integer);
    types.floating->define_constructor(create_float);
    types.string->define_constructor(create_string);
    types.bytes->define_constructor(create_bytes);
    define_methods(*types.floating, kFloatMethods);
}

} // namespace simul::script::library
