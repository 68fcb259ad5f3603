// The slots of classes that define special methods in script: each looks its method up and calls it.
#include "core/script/vm/awaiting.hpp"
#include "core/script/vm/errors.hpp"
#include "core/script/vm/execution.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"
#include "core/script/vm/wrapper_objects.hpp"

namespace simul::script::script_slots {
namespace {

const Value* find(Interpreter& vm, const Value& self, const StringRef& name) {
    return type_of(vm, self).lookup(*name);
}

/// Calls `type(self).name(self, *values)`. The caller has seen that the method exists.
template <class... Values>
Value invoke(Interpreter& vm, const Value& self, const StringRef& name, const Values&... values) {
    const Value* found = find(vm, self, name);
    if (found == nullptr) return raise(vm, *vm.exceptions().attribute_error, name->utf8());
    const Value function = *found;
    Value arguments[sizeof...(values) + 1] = {Value(values)...};
    Arguments view(arguments, sizeof...(values));
    return call_special(vm, self, function, view);
}

NativeCoroutine checked_string(Interpreter& vm, Value self, StringRef name) {
    Value result = co_await invoke(vm, self, name);
    if (result.as<StringObject>() == nullptr) {
        co_return raise_type_error(vm, "{} returned non-string (type {})", name->utf8(),
                                   type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_bool(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_bool);
    if (!result.is_bool()) {
        co_return raise_type_error(vm, "__bool__ should return bool, returned {}", type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_hash(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_hash);
    if (!is_integer(result)) co_return raise_type_error(vm, "__hash__ method should return an integer");
    if (const std::optional<std::int64_t> small = small_integer(result)) {
        co_return Value::integer(*small == -1 ? -2 : *small);
    }
    co_return Value::integer(numeric_hash(result));
}

NativeCoroutine checked_length(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_len);
    if (!is_integer(result)) {
        co_return raise_type_error(vm, "'{}' object cannot be interpreted as an integer",
                                   type_name(vm, result));
    }
    const std::optional<std::int64_t> size = small_integer(result);
    if (!size)
        co_return raise(vm, *vm.exceptions().overflow_error, "cannot fit 'int' into an index-sized integer");
    if (*size < 0) co_return raise_value_error(vm, "__len__() should return >= 0");
    co_return Value::integer(*size);
}

NativeCoroutine checked_iterator(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_iter);
    if (type_of(vm, result).slots().next == nullptr) {
        co_return raise_type_error(vm, "iter() returned non-iterator of type '{}'", type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_truth(Interpreter& vm, Value self, Value item) {
    Value result = co_await invoke(vm, self, vm.names().dunder_contains, item);
    Value truthy = co_await script::truth(vm, result);
    co_return truthy;
}

NativeCoroutine checked_integer(Interpreter& vm, Value self, StringRef name) {
    Value result = co_await invoke(vm, self, name);
    if (!is_integer(result)) {
        co_return raise_type_error(vm, "{} returned non-int (type {})", name->utf8(), type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_float(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_float);
    if (!is_float(result)) {
        co_return raise_type_error(vm, "{}.__float__ returned non-float (type {})", type_name(vm, self),
                                   type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_await(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_await);
    const auto* generator = result.as<GeneratorObject>();
    if ((generator != nullptr && generator->is_coroutine()) || result.as<OperationObject>() != nullptr) {
        co_return raise_type_error(vm, "__await__() returned a coroutine");
    }
    if (as_future(result) == nullptr && type_of(vm, result).slots().next == nullptr) {
        co_return raise_type_error(vm, "__await__() returned non-iterator of type '{}'",
                                   type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine checked_async_iterator(Interpreter& vm, Value self) {
    Value result = co_await invoke(vm, self, vm.names().dunder_aiter);
    if (type_of(vm, result).slots().async_next == nullptr) {
        co_return raise_type_error(
            vm, "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            type_name(vm, result));
    }
    co_return result;
}

Value attribute_without_fallback(Interpreter& vm, const Value& self, const StringRef& name) {
    const Value* getter = find(vm, self, vm.names().dunder_getattribute);
    if (getter == nullptr || getter->as<NativeFunctionObject>() != nullptr) {
        const auto native = type_of(vm, self).builtin_base().slots().get_attribute;
        return native != nullptr ? native(vm, self, *name) : generic_get_attribute(vm, self, *name);
    }
    return invoke(vm, self, vm.names().dunder_getattribute, name);
}

NativeCoroutine attribute_with_fallback(Interpreter& vm, Value self, StringRef name) {
    Value result = co_await attempt(attribute_without_fallback(vm, self, name));
    if (!result.is_raised()) co_return result;
    if (find(vm, self, vm.names().dunder_getattr) == nullptr ||
        !is_exception_of(Value(vm.pending_exception()), *vm.exceptions().attribute_error)) {
        co_return Value::raised();
    }
    (void)vm.take_exception();
    Value fallback = co_await invoke(vm, self, vm.names().dunder_getattr, name);
    co_return fallback;
}

NativeCoroutine checked_none(Interpreter& vm, Value self, OwnedArguments arguments) {
    const Value function = *find(vm, self, vm.names().dunder_init);
    Arguments view = arguments.view();
    Value result = co_await call_special(vm, self, function, view);
    if (!result.is_none()) {
        co_return raise_type_error(vm, "__init__() should return None, not '{}'", type_name(vm, result));
    }
    co_return result;
}

NativeCoroutine inverted_equality(Interpreter& vm, Value self, Value other) {
    Value result = co_await script_slots::compare(vm, CompareOperator::Equal, self, other);
    if (is_same(result, vm.not_implemented())) co_return result;
    Value truthy = co_await script::truth(vm, result);
    co_return Value::boolean(!truthy.as_bool());
}

} // namespace

Value get_attribute(Interpreter& vm, const Value& self, StringObject& name) {
    const Value* getter = find(vm, self, vm.names().dunder_getattribute);
    if (getter != nullptr && getter->as<NativeFunctionObject>() != nullptr &&
        type_of(vm, self).builtin_base().slots().get_attribute == nullptr) {
        // Only `__getattr__` is the class's own: most attributes never come there.
        Value found = find_plain_attribute(vm, self, name);
        if (!found.is_empty()) return found;
    }
    return start(vm, attribute_with_fallback(vm, self, StringRef(&name)));
}

Value set_attribute(Interpreter& vm, const Value& self, StringObject& name, const Value& value) {
    if (value.is_empty()) return invoke(vm, self, vm.names().dunder_delattr, StringRef(&name));
    return invoke(vm, self, vm.names().dunder_setattr, StringRef(&name), value);
}

Value repr(Interpreter& vm, const Value& self) {
    return start(vm, checked_string(vm, self, vm.names().dunder_repr));
}
Value str(Interpreter& vm, const Value& self) {
    return start(vm, checked_string(vm, self, vm.names().dunder_str));
}

Value hash(Interpreter& vm, const Value& self) {
    const Value* method = find(vm, self, vm.names().dunder_hash);
    if (method == nullptr || method->is_none()) return unhashable(vm, self);
    return start(vm, checked_hash(vm, self));
}

Value compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other) {
    const StringRef& name = name_of(vm.names(), op);
    const Value* method = find(vm, self, name);
    if (method == nullptr) return vm.not_implemented();
    const bool is_default_ne = op == CompareOperator::NotEqual &&
                               method->as<NativeFunctionObject>() != nullptr &&
                               method->to<NativeFunctionObject>().owner() == vm.types().object.get();
    if (is_default_ne) return start(vm, inverted_equality(vm, self, other));
    return invoke(vm, self, name, other);
}

Value truth(Interpreter& vm, const Value& self) {
    return start(vm, checked_bool(vm, self));
}

Value call(Interpreter& vm, const Value& self, Arguments& arguments) {
    const Value function = *find(vm, self, vm.names().dunder_call);
    return call_special(vm, self, function, arguments);
}

Value iterate(Interpreter& vm, const Value& self) {
    const Value* method = find(vm, self, vm.names().dunder_iter);
    if (method->is_none()) return raise_type_error(vm, "'{}' object is not iterable", type_name(vm, self));
    return start(vm, checked_iterator(vm, self));
}

Value next(Interpreter& vm, const Value& self) {
    Execution& execution = *vm.state().execution;
    Value result = invoke(vm, self, vm.names().dunder_next);
    if (result.is_pending() && !execution.wants_to_block) execution.top->on_return = OnReturn::EndsIteration;
    if (result.is_raised() &&
        is_exception_of(Value(vm.pending_exception()), *vm.exceptions().stop_iteration)) {
        (void)vm.take_exception();
        return Value::exhausted();
    }
    return result;
}

Value length(Interpreter& vm, const Value& self) {
    return start(vm, checked_length(vm, self));
}

Value get_item(Interpreter& vm, const Value& self, const Value& key) {
    return invoke(vm, self, vm.names().dunder_getitem, key);
}

Value set_item(Interpreter& vm, const Value& self, const Value& key, const Value& value) {
    const bool deletes = value.is_empty();
    const StringRef& name = deletes ? vm.names().dunder_delitem : vm.names().dunder_setitem;
    if (find(vm, self, name) == nullptr) {
        return raise_type_error(vm, "'{}' object {}", type_name(vm, self),
                                deletes ? "doesn't support item deletion"
                                        : "does not support item assignment");
    }
    return deletes ? invoke(vm, self, name, key) : invoke(vm, self, name, key, value);
}

Value contains(Interpreter& vm, const Value& self, const Value& item) {
    const Value* method = find(vm, self, vm.names().dunder_contains);
    if (method->is_none()) return raise_type_error(vm, "'{}' object is not a container", type_name(vm, self));
    return start(vm, checked_truth(vm, self, item));
}

/// Not called by operators (operators.cpp looks the methods up itself), but by `super().__add__`.
Value binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    return binary_operation(vm, op, left, right);
}

Value unary(Interpreter& vm, UnaryOperator op, const Value& self) {
    const StringRef& name = name_of(vm.names(), op);
    if (find(vm, self, name) == nullptr) {
        constexpr const char* kSymbols[] = {"+", "-", "~"};
        return raise_type_error(vm, "bad operand type for unary {}: '{}'", kSymbols[static_cast<int>(op)],
                                type_name(vm, self));
    }
    return invoke(vm, self, name);
}

Value index(Interpreter& vm, const Value& self) {
    return start(vm, checked_integer(vm, self, vm.names().dunder_index));
}
Value to_int(Interpreter& vm, const Value& self) {
    return start(vm, checked_integer(vm, self, vm.names().dunder_int));
}
Value to_float(Interpreter& vm, const Value& self) {
    return start(vm, checked_float(vm, self));
}
Value await(Interpreter& vm, const Value& self) {
    return start(vm, checked_await(vm, self));
}
Value async_iterate(Interpreter& vm, const Value& self) {
    return start(vm, checked_async_iterator(vm, self));
}
Value async_next(Interpreter& vm, const Value& self) {
    return invoke(vm, self, vm.names().dunder_anext);
}

Value descriptor_get(Interpreter& vm, const Value& self, const Value& instance, const Value& owner) {
    return invoke(vm, self, vm.names().dunder_get, instance.is_empty() ? Value::none() : instance,
                  owner.is_empty() ? Value::none() : owner);
}

Value descriptor_set(Interpreter& vm, const Value& self, const Value& instance, const Value& value) {
    const StringRef& name = value.is_empty() ? vm.names().dunder_delete : vm.names().dunder_set;
    if (find(vm, self, name) == nullptr) return raise(vm, *vm.exceptions().attribute_error, name->utf8());
    return value.is_empty() ? invoke(vm, self, name, instance) : invoke(vm, self, name, instance, value);
}

Value create(Interpreter& vm, TypeObject& type, Arguments& arguments) {
    Value function = *type.lookup(*vm.names().dunder_new);
    if (const auto* wrapper = function.as<StaticMethodObject>()) {
        Value inner = wrapper->function();
        function = std::move(inner);
    }
    const std::size_t count = arguments.size() + arguments.keyword_count();
    ValueVector values;
    values.reserve(count + 1);
    values.emplace_back(&type);
    values.insert(values.end(), arguments.values(), arguments.values() + count);
    Arguments extended(values.data(), arguments.size() + 1, arguments.keyword_names());
    return script::call(vm, function, extended);
}

Value initialize(Interpreter& vm, const Value& self, Arguments& arguments) {
    return start(vm, checked_none(vm, self, OwnedArguments(arguments)));
}

} // namespace simul::script::script_slots
