/// Running a program: its file as the module `__main__`.
#pragma once

#include "core/script/compile/code_object.hpp"
#include "core/script/vm/interpreter.hpp"

#include <functional>
#include <memory>
#include <string>

namespace simul::script {

/// How a program ended.
struct ProgramEnd {
    /// As the process would exit: 0, 1 after an uncaught exception, or what sys.exit() was given.
    int status = 0;
    /// It was cut off: Interpreter::exceeded_limit() says by which limit, if it was one.
    bool is_cut_off = false;
    /// The uncaught exception (SystemExit is none): "ZeroDivisionError: division by zero". Empty if there was
    /// none.
    std::string error;
    /// Where it was raised in the scenario's own code, or where that stood when it was cut off; 0 if unknown.
    std::uint32_t line = 0;
};

/// What happens in blocking calls of code that no task runs: the clock moves.
using Hold = std::function<void(Duration duration, loop::BlockKind kind)>;

/// Runs the program to its end. An uncaught exception is printed on the error stream. REQUIRES: `vm` has run
/// none yet.
ProgramEnd run_main_module(Interpreter& vm, const std::shared_ptr<const CodeObject>& code, const Hold& hold);

/// The end by an uncaught exception; prints it unless it is SystemExit with a number or nothing.
ProgramEnd report_uncaught(Interpreter& vm, const ExceptionRef& exception);

} // namespace simul::script
