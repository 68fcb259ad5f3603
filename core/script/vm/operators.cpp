// Binary and unary operators, and comparison: who is asked, in which order.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/float_object.hpp"
#include "core/script/vm/integer.hpp"
#include "core/script/vm/interpreter.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

Value raise_unsupported(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    if (plain(op) == BinaryOperator::Power && op == BinaryOperator::Power) {
        return raise_type_error(vm, "unsupported operand type(s) for ** or pow(): '{}' and '{}'",
                                type_name(vm, left), type_name(vm, right));
    }
    return raise_type_error(vm, "unsupported operand type(s) for {}: '{}' and '{}'", symbol_of(op),
                            type_name(vm, left), type_name(vm, right));
}

NativeCoroutine repeat_body(Interpreter& vm, Value sequence, Value count) {
    Value times = co_await to_index(vm, count);
    Value result = co_await binary_operation(vm, BinaryOperator::Multiply, sequence, times);
    co_return result;
}

/// A sequence repeated by what is no integer, but may have an `__index__`.
Value repeat_by_index(Interpreter& vm, const Value& sequence, const Value& count) {
    if (type_of(vm, count).slots().index == nullptr || is_integer(count))
        return raise_type_error(vm, "can't multiply sequence by non-int of type '{}'", type_name(vm, count));
    return start(vm, repeat_body(vm, sequence, count));
}

/// CPython adds a sequence's own words where the right operand cannot be concatenated or repeated.
Value raise_no_result(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    const BinaryOperator operation = plain(op);
    if (operation == BinaryOperator::Add && left.is_object()) {
        const char* name = left.as<StringObject>() != nullptr  ? "str"
                           : left.as<ListObject>() != nullptr  ? "list"
                           : left.as<TupleObject>() != nullptr ? "tuple"
                                                               : nullptr;
        if (name != nullptr && !(left.as<ListObject>() != nullptr && op == BinaryOperator::InplaceAdd)) {
            return raise_type_error(vm, "can only concatenate {} (not \"{}\") to {}", name,
                                    type_name(vm, right), name);
        }
        if (static_cast<Layout>(left.as_object()->front_end_tag()) == Layout::Bytes) {
            return raise_type_error(vm, "can't concat {} to bytes", type_name(vm, right));
        }
    }
    if (operation == BinaryOperator::Multiply) {
        const auto is_sequence = [](const Value& value) {
            if (!value.is_object()) return false;
            const auto layout = static_cast<Layout>(value.as_object()->front_end_tag());
            return layout == Layout::String || layout == Layout::List || layout == Layout::Tuple ||
                   layout == Layout::Bytes;
        };
        if (is_sequence(left)) return repeat_by_index(vm, left, right);
        if (is_sequence(right)) return repeat_by_index(vm, right, left);
    }
    return raise_unsupported(vm, op, left, right);
}

using BinarySlot = Value (*)(Interpreter&, BinaryOperator, const Value&, const Value&);

BinarySlot slot_of(TypeObject& type) noexcept {
    return type.slots().binary;
}
bool is_script(BinarySlot slot) noexcept {
    return slot == &script_slots::binary;
}

/// What `type(value)` has for an operator: the special method, which may be a built-in type's.
const Value* method_of(Interpreter& vm, const Value& value, const StringRef* name) {
    return name == nullptr ? nullptr : type_of(vm, value).lookup(**name);
}

/// `method(self, other)`, or the slot where there is no method by that name.
Value ask(Interpreter& vm, const Value& method, const Value& self, const Value& other) {
    Value values[] = {other};
    Arguments arguments(values, 1);
    return call_special(vm, self, method, arguments);
}

/// The protocol where at least one operand's class has methods in script.
NativeCoroutine operate_by_methods(Interpreter& vm, BinaryOperator op, Value left, Value right) {
    const OperatorNames names = names_of(vm.names(), op);
    if (op != plain(op)) {
        if (const Value* found = method_of(vm, left, names.in_place)) {
            const Value method = *found;
            Value result = co_await ask(vm, method, left, right);
            if (!is_same(result, vm.not_implemented())) co_return result;
        }
    }
    TypeObject& left_type = type_of(vm, left);
    TypeObject& right_type = type_of(vm, right);
    const Value* forward = method_of(vm, left, names.method);
    const Value* backward = &left_type != &right_type ? method_of(vm, right, names.reflected) : nullptr;
    const Value forward_method = forward != nullptr ? *forward : Value();
    const Value backward_method = backward != nullptr ? *backward : Value();
    bool is_backward_tried = backward_method.is_empty();

    // A subclass that overrides the reflected method goes first.
    if (!is_backward_tried && right_type.is_subtype_of(left_type)) {
        const Value* inherited = left_type.lookup(**names.reflected);
        if (inherited == nullptr || !is_same(*inherited, backward_method)) {
            Value result = co_await ask(vm, backward_method, right, left);
            if (!is_same(result, vm.not_implemented())) co_return result;
            is_backward_tried = true;
        }
    }
    if (!forward_method.is_empty()) {
        Value result = co_await ask(vm, forward_method, left, right);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    if (!is_backward_tried) {
        Value result = co_await ask(vm, backward_method, right, left);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    // Built-in sequences repeat from the right without a method of their own.
    const BinarySlot native = slot_of(right_type);
    if (native != nullptr && !is_script(native)) {
        Value result = co_await native(vm, plain(op), left, right);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    // An `__index__` of the script may have to run.
    co_return co_await raise_no_result(vm, op, left, right);
}

} // namespace

Value binary_operation(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right) {
    TypeObject& left_type = type_of(vm, left);
    TypeObject& right_type = type_of(vm, right);
    const BinarySlot left_slot = slot_of(left_type);
    const BinarySlot right_slot = slot_of(right_type);
    if (is_script(left_slot) || is_script(right_slot))
        return start(vm, operate_by_methods(vm, op, left, right));

    const auto try_both = [&](BinaryOperator operation) -> Value {
        const bool right_first = left_slot != right_slot && right_slot != nullptr &&
                                 &left_type != &right_type && right_type.is_subtype_of(left_type);
        if (right_first) {
            Value result = right_slot(vm, operation, left, right);
            if (!is_same(result, vm.not_implemented())) return result;
        }
        if (left_slot != nullptr) {
            Value result = left_slot(vm, operation, left, right);
            if (!is_same(result, vm.not_implemented())) return result;
        }
        if (right_slot != nullptr && right_slot != left_slot && !right_first) {
            return right_slot(vm, operation, left, right);
        }
        return vm.not_implemented();
    };
    if (op != plain(op) && left_slot != nullptr) {
        Value result = left_slot(vm, op, left, right);
        if (!is_same(result, vm.not_implemented())) return result;
    }
    Value result = try_both(plain(op));
    if (!is_same(result, vm.not_implemented())) return result;
    return raise_no_result(vm, op, left, right);
}

Value unary_operation(Interpreter& vm, UnaryOperator op, const Value& value) {
    if (value.is_int() || value.is_bool()) {
        switch (op) {
        case UnaryOperator::Positive: return Value::integer(value.as_int());
        case UnaryOperator::Negative: return integers::negate(vm, value);
        case UnaryOperator::Invert: return integers::invert(vm, value);
        }
    }
    const auto slot = type_of(vm, value).slots().unary;
    if (slot == nullptr) {
        constexpr const char* kSymbols[] = {"+", "-", "~"};
        return raise_type_error(vm, "bad operand type for unary {}: '{}'", kSymbols[static_cast<int>(op)],
                                type_name(vm, value));
    }
    return slot(vm, op, value);
}

namespace {

NativeCoroutine power_by_method(Interpreter& vm, Value base, Value exponent, Value modulus) {
    const Value* found = type_of(vm, base).lookup(*vm.names().dunder_pow);
    if (found != nullptr) {
        const Value method = *found;
        Value values[] = {exponent, modulus};
        Arguments arguments(values, 2);
        Value result = co_await call_special(vm, base, method, arguments);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    co_return raise_type_error(vm, "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                               type_name(vm, base), type_name(vm, exponent), type_name(vm, modulus));
}

} // namespace

Value power(Interpreter& vm, const Value& base, const Value& exponent, const Value& modulus) {
    if (modulus.is_empty() || modulus.is_none())
        return binary_operation(vm, BinaryOperator::Power, base, exponent);
    if (is_integer(base) && is_integer(exponent) && is_integer(modulus)) {
        return integers::power(vm, base, exponent, modulus);
    }
    if (is_float(base) || is_float(exponent) || is_float(modulus)) {
        return raise_type_error(vm, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return start(vm, power_by_method(vm, base, exponent, modulus));
}

// ---- comparison -------------------------------------------------------------------------------------------

namespace {

using CompareSlot = Value (*)(Interpreter&, CompareOperator, const Value&, const Value&);

/// Where nobody knows: identity for == and !=, a TypeError for the others.
Value compare_by_default(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    if (op == CompareOperator::Equal) return Value::boolean(is_same(a, b));
    if (op == CompareOperator::NotEqual) return Value::boolean(!is_same(a, b));
    return raise_type_error(vm, "'{}' not supported between instances of '{}' and '{}'", symbol_of(op),
                            type_name(vm, a), type_name(vm, b));
}

bool goes_second_first(TypeObject& a_type, TypeObject& b_type) {
    return &a_type != &b_type && b_type.is_subtype_of(a_type) && b_type.slots().compare != nullptr;
}

NativeCoroutine compare_by_methods(Interpreter& vm, CompareOperator op, Value a, Value b) {
    TypeObject& a_type = type_of(vm, a);
    TypeObject& b_type = type_of(vm, b);
    const bool b_first = goes_second_first(a_type, b_type);
    if (b_first) {
        Value result = co_await b_type.slots().compare(vm, reflected(op), b, a);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    if (const CompareSlot slot = a_type.slots().compare) {
        Value result = co_await slot(vm, op, a, b);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    if (!b_first && b_type.slots().compare != nullptr) {
        Value result = co_await b_type.slots().compare(vm, reflected(op), b, a);
        if (!is_same(result, vm.not_implemented())) co_return result;
    }
    co_return compare_by_default(vm, op, a, b);
}

} // namespace

Value compare(Interpreter& vm, CompareOperator op, const Value& a, const Value& b) {
    TypeObject& a_type = type_of(vm, a);
    TypeObject& b_type = type_of(vm, b);
    const CompareSlot a_slot = a_type.slots().compare;
    const CompareSlot b_slot = b_type.slots().compare;
    if (a_slot == &script_slots::compare || b_slot == &script_slots::compare) {
        return start(vm, compare_by_methods(vm, op, a, b));
    }
    const bool b_first = goes_second_first(a_type, b_type) && a_slot != b_slot;
    if (b_first) {
        Value result = b_slot(vm, reflected(op), b, a);
        if (!is_same(result, vm.not_implemented())) return result;
    }
    if (a_slot != nullptr) {
        Value result = a_slot(vm, op, a, b);
        if (!is_same(result, vm.not_implemented())) return result;
    }
    if (!b_first && b_slot != nullptr) {
        Value result = b_slot(vm, reflected(op), b, a);
        if (!is_same(result, vm.not_implemented())) return result;
    }
    return compare_by_default(vm, op, a, b);
}

namespace {

NativeCoroutine compare_for_truth(Interpreter& vm, CompareOperator op, Value a, Value b) {
    Value result = co_await compare(vm, op, a, b);
    Value truthy = co_await truth(vm, result);
    co_return truthy;
}

} // namespace

Value equals(Interpreter& vm, const Value& a, const Value& b) {
    if (is_same(a, b)) return Value::boolean(true);
    if (const std::optional<bool> known = native_equals(a, b)) return Value::boolean(*known);
    return start(vm, compare_for_truth(vm, CompareOperator::Equal, a, b));
}

Value less(Interpreter& vm, const Value& a, const Value& b) {
    if (a.is_int() && b.is_int()) return Value::boolean(a.as_int() < b.as_int());
    return start(vm, compare_for_truth(vm, CompareOperator::Less, a, b));
}

} // namespace simul::script
