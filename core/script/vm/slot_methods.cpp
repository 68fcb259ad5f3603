// From slots to special methods: what `list.__len__` is.
#include "core/script/vm/errors.hpp"
#include "core/script/vm/interpreter_state.hpp"
#include "core/script/vm/native_function.hpp"
#include "core/script/vm/operations.hpp"
#include "core/script/vm/special_methods.hpp"

namespace simul::script {
namespace {

/// The type whose method is being called: its own slots are meant, not those of self's type.
const TypeObject& callee_type(Interpreter& vm) {
    return *vm.state().native_callee->owner();
}
const TypeSlots& callee_slots(Interpreter& vm) {
    return callee_type(vm).own_slots();
}

bool check_count(Interpreter& vm, const Arguments& arguments, std::size_t least, std::size_t most) {
    const std::size_t given = arguments.size() - 1;
    if (given >= least && given <= most) return true;
    (void)raise_type_error(vm, "expected {} argument{}, got {}", least, least == 1 ? "" : "s", given);
    return false;
}

template <auto slot>
Value call_nullary(Interpreter& vm, Arguments& arguments) {
    return (callee_slots(vm).*slot)(vm, arguments[0]);
}
template <auto slot>
Value call_unary(Interpreter& vm, Arguments& arguments) {
    return (callee_slots(vm).*slot)(vm, arguments[0], arguments[1]);
}

Value call_next(Interpreter& vm, Arguments& arguments) {
    return start(vm,
                 [](Interpreter& interpreter, Value self,
                    Value (*next)(Interpreter&, const Value&)) -> NativeCoroutine {
                     Value item = co_await next(interpreter, self);
                     if (item.is_exhausted()) co_return raise_stop_iteration(interpreter, Value::none());
                     co_return item;
                 }(vm, arguments[0], callee_slots(vm).next));
}

template <CompareOperator op>
Value call_compare(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).compare(vm, op, arguments[0], arguments[1]);
}
template <BinaryOperator op>
Value call_binary(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).binary(vm, op, arguments[0], arguments[1]);
}
template <BinaryOperator op>
Value call_reflected(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).binary(vm, op, arguments[1], arguments[0]);
}
template <UnaryOperator op>
Value call_unary_operator(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).unary(vm, op, arguments[0]);
}

Value call_call(Interpreter& vm, Arguments& arguments) {
    const Value self = arguments[0];
    Arguments rest = arguments.rest();
    return callee_slots(vm).call(vm, self, rest);
}

Value set_item_method(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, arguments, 2, 2)) return Value::raised();
    return callee_slots(vm).set_item(vm, arguments[0], arguments[1], arguments[2]);
}
Value delete_item_method(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).set_item(vm, arguments[0], arguments[1], Value());
}

/// An attribute's name as an argument; null after raising.
StringRef name_argument(Interpreter& vm, const Value& value) {
    auto* name = value.as<StringObject>();
    if (name == nullptr) {
        (void)raise_type_error(vm, "attribute name must be string, not '{}'", type_name(vm, value));
        return nullptr;
    }
    return vm.intern(StringRef(name));
}

Value get_attribute_method(Interpreter& vm, Arguments& arguments) {
    const StringRef name = name_argument(vm, arguments[1]);
    if (name == nullptr) return Value::raised();
    const auto slot = callee_slots(vm).get_attribute;
    return slot != nullptr ? slot(vm, arguments[0], *name) : generic_get_attribute(vm, arguments[0], *name);
}
Value set_attribute_method(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, arguments, 2, 2)) return Value::raised();
    const StringRef name = name_argument(vm, arguments[1]);
    if (name == nullptr) return Value::raised();
    const auto slot = callee_slots(vm).set_attribute;
    return slot != nullptr ? slot(vm, arguments[0], *name, arguments[2])
                           : generic_set_attribute(vm, arguments[0], *name, arguments[2]);
}
Value delete_attribute_method(Interpreter& vm, Arguments& arguments) {
    const StringRef name = name_argument(vm, arguments[1]);
    if (name == nullptr) return Value::raised();
    const auto slot = callee_slots(vm).set_attribute;
    return slot != nullptr ? slot(vm, arguments[0], *name, Value())
                           : generic_set_attribute(vm, arguments[0], *name, Value());
}

Value get_method(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, arguments, 1, 2)) return Value::raised();
    const Value instance = arguments[1].is_none() ? Value() : arguments[1];
    const Value owner = arguments.get(2);
    if (instance.is_empty() && (owner.is_empty() || owner.is_none())) {
        return raise_type_error(vm, "__get__(None, None) is invalid");
    }
    return callee_slots(vm).descriptor_get(vm, arguments[0], instance, owner);
}
Value set_method(Interpreter& vm, Arguments& arguments) {
    if (!check_count(vm, arguments, 2, 2)) return Value::raised();
    return callee_slots(vm).descriptor_set(vm, arguments[0], arguments[1], arguments[2]);
}
Value delete_method(Interpreter& vm, Arguments& arguments) {
    return callee_slots(vm).descriptor_set(vm, arguments[0], arguments[1], Value());
}

Value init_method(Interpreter& vm, Arguments& arguments) {
    const Value self = arguments[0];
    Arguments rest = arguments.rest();
    return callee_slots(vm).initialize(vm, self, rest);
}

Value new_method(Interpreter& vm, Arguments& arguments) {
    const TypeObject& owner = callee_type(vm);
    if (arguments.size() == 0)
        return raise_type_error(vm, "{}.__new__(): not enough arguments", owner.name());
    auto* type = arguments[0].as<TypeObject>();
    if (type == nullptr) {
        return raise_type_error(vm, "{}.__new__(X): X is not a type object ({})", owner.name(),
                                type_name(vm, arguments[0]));
    }
    if (!type->is_subtype_of(owner)) {
        return raise_type_error(vm, "{}.__new__({}): {} is not a subtype of {}", owner.name(), type->name(),
                                type->name(), owner.name());
    }
    if (&type->builtin_base() != &owner.builtin_base()) {
        return raise_type_error(vm, "{}.__new__({}) is not safe, use {}.__new__()", owner.name(),
                                type->name(), type->builtin_base().name());
    }
    const Ref<TypeObject> alive(type);
    Arguments rest = arguments.rest();
    return owner.own_slots().create(vm, *type, rest);
}

struct SlotMethodAdder {
    TypeObject& type;

    template <class Slot>
    void add(Slot slot, const char* name, NativeFunction function, Arity arity) {
        if (slot == nullptr) return;
        add(name, function, arity, NativeKind::SlotMethod);
    }
    void add(const char* name, NativeFunction function, Arity arity, NativeKind kind) {
        Interpreter& vm = type.interpreter();
        const NativeDefinition definition{name, function, arity, kind};
        type.own_attributes().set(vm.intern(name), NativeFunctionObject::create(vm, definition, &type));
    }

    template <BinaryOperator op>
    void add_operator(std::span<const BinaryOperator> known, const char* name, const char* reflected,
                      const char* in_place) {
        for (const BinaryOperator one : known) {
            if (one == op) {
                add(name, call_binary<op>, Arity::One, NativeKind::SlotMethod);
                if (reflected != nullptr)
                    add(reflected, call_reflected<op>, Arity::One, NativeKind::SlotMethod);
            }
            if (one == inplace(op))
                add(in_place, call_binary<inplace(op)>, Arity::One, NativeKind::SlotMethod);
        }
    }
};

} // namespace

void define_special_methods(TypeObject& type, std::span<const BinaryOperator> operators) {
    const TypeSlots& s = type.own_slots();
    SlotMethodAdder adder{type};
    adder.add(s.repr, "__repr__", call_nullary<&TypeSlots::repr>, Arity::None);
    adder.add(s.str, "__str__", call_nullary<&TypeSlots::str>, Arity::None);
    if (s.hash == &unhashable) {
        type.own_attributes().set(type.interpreter().names().dunder_hash, Value::none());
    } else {
        adder.add(s.hash, "__hash__", call_nullary<&TypeSlots::hash>, Arity::None);
    }
    if (s.compare != nullptr) {
        adder.add(s.compare, "__lt__", call_compare<CompareOperator::Less>, Arity::One);
        adder.add(s.compare, "__le__", call_compare<CompareOperator::LessEqual>, Arity::One);
        adder.add(s.compare, "__eq__", call_compare<CompareOperator::Equal>, Arity::One);
        adder.add(s.compare, "__ne__", call_compare<CompareOperator::NotEqual>, Arity::One);
        adder.add(s.compare, "__gt__", call_compare<CompareOperator::Greater>, Arity::One);
        adder.add(s.compare, "__ge__", call_compare<CompareOperator::GreaterEqual>, Arity::One);
    }
    adder.add(s.truth, "__bool__", call_nullary<&TypeSlots::truth>, Arity::None);
    adder.add(s.call, "__call__", call_call, Arity::Keywords);
    adder.add(s.iterate, "__iter__", call_nullary<&TypeSlots::iterate>, Arity::None);
    adder.add(s.next, "__next__", call_next, Arity::None);
    adder.add(s.length, "__len__", call_nullary<&TypeSlots::length>, Arity::None);
    adder.add(s.get_item, "__getitem__", call_unary<&TypeSlots::get_item>, Arity::One);
    adder.add(s.set_item, "__setitem__", set_item_method, Arity::Any);
    adder.add(s.set_item, "__delitem__", delete_item_method, Arity::One);
    adder.add(s.contains, "__contains__", call_unary<&TypeSlots::contains>, Arity::One);
    adder.add(s.index, "__index__", call_nullary<&TypeSlots::index>, Arity::None);
    adder.add(s.to_int, "__int__", call_nullary<&TypeSlots::to_int>, Arity::None);
    adder.add(s.to_float, "__float__", call_nullary<&TypeSlots::to_float>, Arity::None);
    adder.add(s.await, "__await__", call_nullary<&TypeSlots::await>, Arity::None);
    adder.add(s.async_iterate, "__aiter__", call_nullary<&TypeSlots::async_iterate>, Arity::None);
    adder.add(s.async_next, "__anext__", call_nullary<&TypeSlots::async_next>, Arity::None);
    adder.add(s.descriptor_get, "__get__", get_method, Arity::Any);
    adder.add(s.descriptor_set, "__set__", set_method, Arity::Any);
    adder.add(s.descriptor_set, "__delete__", delete_method, Arity::One);
    if (s.unary != nullptr) {
        adder.add(s.unary, "__neg__", call_unary_operator<UnaryOperator::Negative>, Arity::None);
        adder.add(s.unary, "__pos__", call_unary_operator<UnaryOperator::Positive>, Arity::None);
        if (s.index != nullptr)
            adder.add(s.unary, "__invert__", call_unary_operator<UnaryOperator::Invert>, Arity::None);
    }
    const bool is_object = type.base() == nullptr;
    if (is_object || s.get_attribute != nullptr) {
        adder.add("__getattribute__", get_attribute_method, Arity::One, NativeKind::SlotMethod);
    }
    if (is_object || s.set_attribute != nullptr) {
        adder.add("__setattr__", set_attribute_method, Arity::Any, NativeKind::SlotMethod);
        adder.add("__delattr__", delete_attribute_method, Arity::One, NativeKind::SlotMethod);
    }
    adder.add(s.initialize, "__init__", init_method, Arity::Keywords);
    if (s.create != nullptr) adder.add("__new__", new_method, Arity::Keywords, NativeKind::StaticMethod);

    // Sequences concatenate and repeat: they have no reflected addition.
    const bool is_sequence = s.get_item != nullptr && s.index == nullptr;
    adder.add_operator<BinaryOperator::Add>(operators, "__add__", is_sequence ? nullptr : "__radd__",
                                            "__iadd__");
    adder.add_operator<BinaryOperator::And>(operators, "__and__", "__rand__", "__iand__");
    adder.add_operator<BinaryOperator::FloorDivide>(operators, "__floordiv__", "__rfloordiv__",
                                                    "__ifloordiv__");
    adder.add_operator<BinaryOperator::LeftShift>(operators, "__lshift__", "__rlshift__", "__ilshift__");
    adder.add_operator<BinaryOperator::Multiply>(operators, "__mul__", "__rmul__", "__imul__");
    adder.add_operator<BinaryOperator::Remainder>(operators, "__mod__", "__rmod__", "__imod__");
    adder.add_operator<BinaryOperator::Or>(operators, "__or__", "__ror__", "__ior__");
    adder.add_operator<BinaryOperator::Power>(operators, "__pow__", "__rpow__", "__ipow__");
    adder.add_operator<BinaryOperator::RightShift>(operators, "__rshift__", "__rrshift__", "__irshift__");
    adder.add_operator<BinaryOperator::Subtract>(operators, "__sub__", "__rsub__", "__isub__");
    adder.add_operator<BinaryOperator::TrueDivide>(operators, "__truediv__", "__rtruediv__", "__itruediv__");
    adder.add_operator<BinaryOperator::Xor>(operators, "__xor__", "__rxor__", "__ixor__");
}

} // namespace simul::script
