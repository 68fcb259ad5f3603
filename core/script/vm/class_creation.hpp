/// `class` statements and type(): how classes come to be.
#pragma once

#include "core/script/vm/arguments.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {

/// `type(object)`, `type(name, bases, namespace)`; the `create` slot of type.
Value type_create(Interpreter& vm, TypeObject& metatype, Arguments& arguments);

/// `__build_class__(function, name, *bases, **keywords)`
Value build_class(Interpreter& vm, Arguments& arguments);

/// Raised where `abstract`, a class's `__abstractmethods__`, names any method; else None.
Value refuse_abstract(Interpreter& vm, const TypeObject& type, const Value& abstract);

/// `left | right` of types: a union. NotImplemented where one is neither a type nor None.
Value make_union(Interpreter& vm, const Value& left, const Value& right);
/// `list[int]`
Value make_generic_alias(Interpreter& vm, const Value& origin, const Value& parameters);
/// `__class_getitem__` of generic built-in types: a class method.
Value class_get_item(Interpreter& vm, Arguments& arguments);
/// The types of a union or the origin of an alias; null where the value is neither.
const TupleObject* union_members(const Value& value) noexcept;

/// A read-only view of a mapping.
Value make_mapping_proxy(Interpreter& vm, const Value& mapping);

} // namespace simul::script
