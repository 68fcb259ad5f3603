/// Everything that a scenario finds without writing it: methods of built-in types, built-in functions,
/// modules.
#pragma once

#include "core/script/vm/interpreter.hpp"

#include <span>
#include <string_view>

namespace simul::script::library {

/// Completes a new interpreter: its built-in types get their methods, `builtins` its functions, and every
/// module of the catalogue can be imported. Call once, before any code runs.
void install(Interpreter& vm);

// ---- how a module is added -------------------------------------------------------------------------------
//
// Written in C++: a file modules/<name>_module.cpp with `Value initialize_<name>(Interpreter&,
// ModuleObject&)`, declared in modules/native_modules.hpp and listed in modules/native_modules.cpp. It fills
// the module with ModuleObject::define (functions) and ModuleObject::set (constants, types).
//
// Written in the scenario language: a file python/<name>.py, listed in CMakeLists.txt (SIMUL_PYTHON_MODULES;
// a dot in the module's name is a dot in the file's). It may import native modules whose names begin with an
// underscore and that scenarios cannot import.

struct NativeModule {
    std::string_view name;
    ModuleInitializer initialize;
};
std::span<const NativeModule> native_modules();

/// A file of python/, compiled into the program.
struct EmbeddedModule {
    std::string_view name;
    std::string_view source;
};
std::span<const EmbeddedModule> embedded_modules();

} // namespace simul::script::library
