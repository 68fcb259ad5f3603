#include "core/script/library/builtins/builtin_functions.hpp"
#include "core/script/library/native_support.hpp"
#include "core/script/library/sorting.hpp"

#include <algorithm>

namespace simul::script::library {
namespace {

/// An attribute's name as an argument, interned; null where a TypeError is pending.
StringRef attribute_name(Interpreter& vm, const Value& value) {
    if (auto* name = value.as<StringObject>()) return vm.intern(StringRef(name));
    (void)raise_type_error(vm, "attribute name must be string, not '{}'", type_name(vm, value));
    return nullptr;
}

Value getattr(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "getattr", arguments.size(), 2, 3)) return Value::raised();
    const StringRef name = attribute_name(vm, arguments[1]);
    if (name == nullptr) return Value::raised();
    if (arguments.size() == 2) return get_attribute(vm, arguments[0], *name);
    static constexpr auto kWithDefault = [](Interpreter& interpreter, Value object, StringRef key,
                                            Value fallback) -> NativeCoroutine {
        Value found = co_await find_attribute(interpreter, object, *key);
        co_return found.is_empty() ? fallback : found;
    };
    return start(vm, kWithDefault(vm, arguments[0], name, arguments[2]));
}

NativeCoroutine has_attribute(Interpreter& vm, Value object, StringRef name) {
    const Value found = co_await find_attribute(vm, object, *name);
    co_return Value::boolean(!found.is_empty());
}

Value hasattr(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "hasattr", arguments.size(), 2, 2)) return Value::raised();
    const StringRef name = attribute_name(vm, arguments[1]);
    if (name == nullptr) return Value::raised();
    return start(vm, has_attribute(vm, arguments[0], name));
}

NativeCoroutine setattr(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "setattr", arguments.size(), 3, 3)) co_return Value::raised();
    const StringRef name = attribute_name(vm, arguments[1]);
    if (name == nullptr) co_return Value::raised();
    (void)co_await set_attribute(vm, arguments[0], *name, arguments[2]);
    co_return Value::none();
}

NativeCoroutine delattr(Interpreter& vm, OwnedArguments arguments) {
    if (!check_count(vm, "delattr", arguments.size(), 2, 2)) co_return Value::raised();
    const StringRef name = attribute_name(vm, arguments[1]);
    if (name == nullptr) co_return Value::raised();
    (void)co_await delete_attribute(vm, arguments[0], *name);
    co_return Value::none();
}

Value isinstance(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "isinstance", arguments.size(), 2, 2)) return Value::raised();
    return is_instance(vm, arguments[0], arguments[1]);
}

Value issubclass(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "issubclass", arguments.size(), 2, 2)) return Value::raised();
    return is_subclass(vm, arguments[0], arguments[1]);
}

Value callable(Interpreter& vm, Arguments& arguments) {
    return Value::boolean(type_of(vm, arguments[0]).slots().call != nullptr);
}

Value identity(Interpreter& vm, Arguments& arguments) {
    return Value::integer(vm.identity_of(arguments[0]));
}

Value len(Interpreter& vm, Arguments& arguments) {
    return length(vm, arguments[0]);
}
Value hash_function(Interpreter& vm, Arguments& arguments) {
    return hash(vm, arguments[0]);
}
Value repr_function(Interpreter& vm, Arguments& arguments) {
    return repr(vm, arguments[0]);
}
Value ascii(Interpreter& vm, Arguments& arguments) {
    return to_ascii(vm, arguments[0]);
}

Value format_function(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, "format", arguments.size(), 1, 2)) return Value::raised();
    if (arguments.size() == 1) return format(vm, arguments[0], vm.empty_string());
    auto* spec = arguments[1].as<StringObject>();
    if (spec == nullptr)
        return raise_type_error(vm, "format() argument 2 must be str, not {}", type_name(vm, arguments[1]));
    return format(vm, arguments[0], StringRef(spec));
}

Value aiter(Interpreter& vm, Arguments& arguments) {
    const auto slot = type_of(vm, arguments[0]).slots().async_iterate;
    if (slot == nullptr)
        return raise_type_error(vm, "'{}' object is not an async iterable", type_name(vm, arguments[0]));
    return slot(vm, arguments[0]);
}

constexpr NativeDefinition kFunctions[] = {
    {"getattr", getattr, Arity::Any},
    {"hasattr", hasattr, Arity::Any},
    {"setattr", as_coroutine<setattr>, Arity::Any},
    {"delattr", as_coroutine<delattr>, Arity::Any},
    {"isinstance", isinstance, Arity::Any},
    {"issubclass", issubclass, Arity::Any},
    {"callable", callable, Arity::One},
    {"id", identity, Arity::One},
    {"len", len, Arity::One},
    {"hash", hash_function, Arity::One},
    {"repr", repr_function, Arity::One},
    {"ascii", ascii, Arity::One},
    {"format", format_function, Arity::Any},
    {"aiter", aiter, Arity::One},
};

} // namespace

std::span<const NativeDefinition> object_functions() {
    return kFunctions;
}

} // namespace simul::script::library
