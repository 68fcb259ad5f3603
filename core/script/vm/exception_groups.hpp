/// BaseExceptionGroup and ExceptionGroup.
#pragma once

#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/type_object.hpp"

namespace simul::script {

TypeSlots exception_group_slots();
void define_exception_group_methods(Interpreter& vm);

/// `group.split(condition)`: a tuple (match, rest), either None. `condition`: a class, a tuple of classes, or
/// a predicate. For an exception that is no group: itself or None.
Value split_exception(Interpreter& vm, const Value& exception, const Value& condition);

/// BaseExceptionGroup(message, exceptions) as the constructor makes it.
Value make_exception_group(Interpreter& vm, std::string_view message, const ValueVector& exceptions);
/// The group without a message as which `except*` catches a bare exception.
Value make_group_of_one(Interpreter& vm, const Value& exception);

} // namespace simul::script
