/// The modules written in C++: each function fills a module that is being imported; None, Raised or Pending.
#pragma once

#include "core/script/vm/module_object.hpp"

namespace simul::script::library {

/// Where prepare_contexts() was called.
Value initialize_contextvars(Interpreter& vm, ModuleObject& module);
Value initialize_itertools(Interpreter& vm, ModuleObject& module);
Value initialize_math(Interpreter& vm, ModuleObject& module);
Value initialize_os(Interpreter& vm, ModuleObject& module);
Value initialize_simul(Interpreter& vm, ModuleObject& module);

/// `_random`: the Mersenne Twister behind random.py.
Value initialize_random_core(Interpreter& vm, ModuleObject& module);
/// `_collections`: deque, for collections.py.
Value initialize_collections_core(Interpreter& vm, ModuleObject& module);
/// `_sys`: streams, arguments, exit, for sys.py.
Value initialize_sys_core(Interpreter& vm, ModuleObject& module);
/// `_time`: the virtual clock, for time.py and datetime.py.
Value initialize_time_core(Interpreter& vm, ModuleObject& module);

} // namespace simul::script::library
