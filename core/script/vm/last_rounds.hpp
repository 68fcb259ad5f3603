/// What becomes of the objects that a program leaves behind.
#pragma once

#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/module_object.hpp"

namespace simul::script {

/// Ends them in CPython's order. Its collector comes twice: for what no module leads to any more, then, the
/// modules being gone, for all the rest. Each time it runs the finalisers (`__del__`, `finally` of suspended
/// coroutines, reports of pending tasks) in its own order first, and then takes the objects apart.
/// `uncaught`: the exception that ended the program (null: none), which lives as long as the modules.
void end_what_is_left(Interpreter& vm, ModuleObject& main, ExceptionRef uncaught);

} // namespace simul::script
