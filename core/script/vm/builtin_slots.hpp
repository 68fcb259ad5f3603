/// What the built-in types are and do. Their named methods and constructors come from the library.
#pragma once

#include "core/script/vm/type_object.hpp"

namespace simul::script {

TypeDefinition object_definition();
TypeDefinition type_definition();
TypeDefinition none_definition();
TypeDefinition not_implemented_definition();
TypeDefinition ellipsis_definition();
TypeDefinition integer_definition();
TypeDefinition boolean_definition(TypeObject& integer);
TypeDefinition float_definition();
TypeDefinition string_definition();
TypeDefinition bytes_definition();
TypeDefinition list_definition();
TypeDefinition tuple_definition();
TypeDefinition dict_definition();
TypeDefinition set_definition();
TypeDefinition frozenset_definition();
TypeDefinition mapping_proxy_definition();

TypeDefinition function_definition();
TypeDefinition native_function_definition();
TypeDefinition method_descriptor_definition();
TypeDefinition slot_wrapper_definition();
TypeDefinition classmethod_descriptor_definition();
TypeDefinition attribute_descriptor_definition();
TypeDefinition bound_method_definition();
TypeDefinition native_method_definition();
TypeDefinition cell_definition();
TypeDefinition code_definition();
TypeDefinition frame_definition();
TypeDefinition module_definition();
TypeDefinition traceback_definition();
TypeDefinition super_definition();
TypeDefinition generic_alias_definition();
TypeDefinition union_definition();

TypeDefinition generator_definition();
TypeDefinition coroutine_definition();
TypeDefinition async_generator_definition();
TypeDefinition async_generator_step_definition();
TypeDefinition coroutine_wrapper_definition();

/// Methods and attributes of the types above that are part of the interpreter.
void define_object_methods(Interpreter& vm);
void define_function_methods(Interpreter& vm);
void define_generator_methods(Interpreter& vm);
/// A row of SIMUL_EXCEPTION_TYPES; `base` is null for BaseException.
Ref<TypeObject> create_exception_type(Interpreter& vm, const char* name, TypeObject* base);
/// A group of Exceptions is an Exception.
Ref<TypeObject> make_exception_group_type(Interpreter& vm, TypeObject& group, TypeObject& exception);
void define_exception_methods(Interpreter& vm);
void define_traceback_methods(Interpreter& vm);
void define_alias_methods(Interpreter& vm);

} // namespace simul::script
