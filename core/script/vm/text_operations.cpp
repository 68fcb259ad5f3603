// repr, str, format, truth and hash of anything.
#include "core/script/numeric/hash.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {

Value repr(Interpreter& vm, const Value& value) {
    const auto slot = type_of(vm, value).slots().repr;
    return slot(vm, value);
}

Value to_string(Interpreter& vm, const Value& value) {
    TypeObject& type = type_of(vm, value);
    if (&type == vm.types().string.get()) return value;
    const TypeSlots& slots = type.slots();
    return slots.str != nullptr ? slots.str(vm, value) : slots.repr(vm, value);
}

namespace {

Value ascii_of(Interpreter& vm, const StringObject& text) {
    if (text.is_ascii()) return Value(&text);
    StringBuilder builder;
    for (const char32_t c : text.wide()) {
        if (c < 0x80) {
            builder.append(c);
        } else if (c < 0x100) {
            builder.append_ascii(fmt::format("\\x{:02x}", static_cast<unsigned>(c)));
        } else if (c < 0x10000) {
            builder.append_ascii(fmt::format("\\u{:04x}", static_cast<unsigned>(c)));
        } else {
            builder.append_ascii(fmt::format("\\U{:08x}", static_cast<unsigned>(c)));
        }
    }
    return builder.build(vm);
}

NativeCoroutine ascii_body(Interpreter& vm, Value value) {
    Value text = co_await repr(vm, value);
    co_return ascii_of(vm, text.to<StringObject>());
}

NativeCoroutine format_body(Interpreter& vm, Value value, StringRef specification) {
    const Value method = *type_of(vm, value).lookup(*vm.names().dunder_format);
    Value values[] = {specification};
    Arguments arguments(values, 1);
    Value result = co_await call_special(vm, value, method, arguments);
    if (result.as<StringObject>() == nullptr) {
        co_return raise_type_error(vm, "__format__ must return a str, not {}", type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine truth_by_length(Interpreter& vm, Value value) {
    Value size = co_await type_of(vm, value).slots().length(vm, value);
    co_return Value::boolean(size.as_int() != 0);
}

} // namespace

Value to_ascii(Interpreter& vm, const Value& value) {
    return start(vm, ascii_body(vm, value));
}

Value format(Interpreter& vm, const Value& value, const StringRef& specification) {
    TypeObject& type = type_of(vm, value);
    if (specification->size() == 0) {
        if (&type == vm.types().string.get()) return value;
        if (value.is_int()) return integer_text(vm, value);
        if (value.is_float()) return repr(vm, value);
    }
    return start(vm, format_body(vm, value, specification));
}

Value truth(Interpreter& vm, const Value& value) {
    if (const std::optional<bool> known = native_truth(value)) return Value::boolean(*known);
    const TypeSlots& slots = type_of(vm, value).slots();
    if (slots.truth != nullptr) return slots.truth(vm, value);
    return start(vm, truth_by_length(vm, value));
}

namespace {

NativeCoroutine hash_tuple(Interpreter& vm, Value value) {
    numeric::TupleHasher hasher;
    for (const Value& item : value.to<TupleObject>().items()) {
        Value hash_of_item = co_await hash(vm, item);
        hasher.add(hash_of_item.as_int());
    }
    co_return Value::integer(hasher.finish());
}

} // namespace

Value hash(Interpreter& vm, const Value& value) {
    const NativeHash known = native_hash(vm, value);
    if (known.kind == NativeHash::Kind::Hash) return Value::integer(known.hash);
    const auto slot = type_of(vm, value).slots().hash;
    if (slot == nullptr) return unhashable(vm, value);
    if (value.as<TupleObject>() != nullptr && slot != &script_slots::hash)
        return start(vm, hash_tuple(vm, value));
    return slot(vm, value);
}

// ---- numbers ----------------------------------------------------------------------------------------------

namespace {

NativeCoroutine index_by_method(Interpreter& vm, Value value) {
    Value result = co_await type_of(vm, value).slots().index(vm, value);
    co_return exact_integer(vm, result);
}

NativeCoroutine float_by_method(Interpreter& vm, Value value) {
    const TypeSlots& slots = type_of(vm, value).slots();
    const auto convert = slots.to_float != nullptr ? slots.to_float : slots.index;
    Value result = co_await convert(vm, value);
    if (is_float(result)) co_return Value::floating(float_value(result));
    const std::optional<double> converted = integer_to_double(result);
    if (!converted) co_return raise(vm, *vm.exceptions().overflow_error, "int too large to convert to float");
    co_return Value::floating(*converted);
}

} // namespace

Value to_index(Interpreter& vm, const Value& value) {
    if (value.is_int()) return value;
    if (is_integer(value)) return exact_integer(vm, value);
    if (type_of(vm, value).slots().index == nullptr) {
        return raise_type_error(vm, "'{}' object cannot be interpreted as an integer", type_name(vm, value));
    }
    return start(vm, index_by_method(vm, value));
}

Value to_float(Interpreter& vm, const Value& value) {
    if (is_float(value)) return Value::floating(float_value(value));
    const TypeSlots& slots = type_of(vm, value).slots();
    if (is_integer(value) && slots.to_float != &script_slots::to_float) {
        const std::optional<double> converted = integer_to_double(value);
        if (!converted)
            return raise(vm, *vm.exceptions().overflow_error, "int too large to convert to float");
        return Value::floating(*converted);
    }
    if (slots.to_float == nullptr && slots.index == nullptr) {
        return raise_type_error(vm, "must be real number, not {}", type_name(vm, value));
    }
    return start(vm, float_by_method(vm, value));
}

} // namespace simul::script
