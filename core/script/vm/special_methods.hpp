/// Between slots (TypeSlots) and special methods ("__len__"): each is made from the other.
#pragma once

#include "core/script/vm/type_object.hpp"

namespace simul::script {

/// The slots of a type from its MRO: a script's class that defines a special method gives the function that
/// calls the method, a built-in type gives its own.
TypeSlots resolve_slots(const TypeObject& type) noexcept;

/// Adds to a built-in type the special methods of its own slots. `operators`: what slots.binary knows.
void define_special_methods(TypeObject& type, std::span<const BinaryOperator> operators);

/// Marks a built-in type as unhashable: "unhashable type: 'list'".
Value unhashable(Interpreter& vm, const Value& self);

/// "__add__", "__radd__", "__iadd__" (for the in-place operators; of a plain operator it is null).
struct OperatorNames {
    const StringRef* method;
    const StringRef* reflected;
    const StringRef* in_place;
};
OperatorNames names_of(const Names& names, BinaryOperator op) noexcept;
const StringRef& name_of(const Names& names, CompareOperator op) noexcept;
const StringRef& name_of(const Names& names, UnaryOperator op) noexcept;

/// The operator without the assignment: InplaceAdd gives Add.
constexpr BinaryOperator plain(BinaryOperator op) {
    return op < BinaryOperator::InplaceAdd
               ? op
               : static_cast<BinaryOperator>(static_cast<int>(op) -
                                             static_cast<int>(BinaryOperator::InplaceAdd));
}
/// `a < b` is `b > a`.
constexpr CompareOperator reflected(CompareOperator op) {
    constexpr CompareOperator kReflected[] = {CompareOperator::Greater, CompareOperator::GreaterEqual,
                                              CompareOperator::Equal,   CompareOperator::NotEqual,
                                              CompareOperator::Less,    CompareOperator::LessEqual};
    return kReflected[static_cast<int>(op)];
}

/// The slots that script classes get: each calls the special method of the object's type.
namespace script_slots {
Value get_attribute(Interpreter& vm, const Value& self, StringObject& name);
Value set_attribute(Interpreter& vm, const Value& self, StringObject& name, const Value& value);
Value repr(Interpreter& vm, const Value& self);
Value str(Interpreter& vm, const Value& self);
Value hash(Interpreter& vm, const Value& self);
Value compare(Interpreter& vm, CompareOperator op, const Value& self, const Value& other);
Value truth(Interpreter& vm, const Value& self);
Value call(Interpreter& vm, const Value& self, Arguments& arguments);
Value iterate(Interpreter& vm, const Value& self);
Value next(Interpreter& vm, const Value& self);
Value length(Interpreter& vm, const Value& self);
Value get_item(Interpreter& vm, const Value& self, const Value& key);
Value set_item(Interpreter& vm, const Value& self, const Value& key, const Value& value);
Value contains(Interpreter& vm, const Value& self, const Value& item);
Value binary(Interpreter& vm, BinaryOperator op, const Value& left, const Value& right);
Value unary(Interpreter& vm, UnaryOperator op, const Value& self);
Value index(Interpreter& vm, const Value& self);
Value to_int(Interpreter& vm, const Value& self);
Value to_float(Interpreter& vm, const Value& self);
Value await(Interpreter& vm, const Value& self);
Value async_iterate(Interpreter& vm, const Value& self);
Value async_next(Interpreter& vm, const Value& self);
Value descriptor_get(Interpreter& vm, const Value& self, const Value& instance, const Value& owner);
Value descriptor_set(Interpreter& vm, const Value& self, const Value& instance, const Value& value);
Value create(Interpreter& vm, TypeObject& type, Arguments& arguments);
Value initialize(Interpreter& vm, const Value& self, Arguments& arguments);
} // namespace script_slots

} // namespace simul::script
