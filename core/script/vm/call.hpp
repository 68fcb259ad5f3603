/// How callables are entered.
#pragma once

#include "core/script/vm/arguments.hpp"
#include "core/script/vm/frame.hpp"
#include "core/script/vm/function_object.hpp"
#include "core/script/vm/native_function.hpp"

namespace simul::script {

class Execution;

/// A frame with the arguments in its parameters; null after raising a TypeError. The values are moved out.
Ref<Frame> bind_arguments(Interpreter& vm, FunctionObject& function, Arguments& arguments);

/// Pushes the frame of a function's call: Pending; a generator or coroutine instead if the function makes
/// one.
Value enter(Interpreter& vm, Execution& execution, Ref<Frame> frame, FunctionObject& function);

Value call_function(Interpreter& vm, FunctionObject& function, Arguments& arguments);
Value call_native(Interpreter& vm, const NativeFunctionObject& function, Arguments& arguments);
/// NativeDefinition::awaited, where the function has it and takes the arguments; NotTaken otherwise.
Awaited await_native(Interpreter& vm, const NativeFunctionObject& function, Arguments& arguments);
/// `type(*arguments)`
Value instantiate(Interpreter& vm, TypeObject& type, Arguments& arguments);

} // namespace simul::script
