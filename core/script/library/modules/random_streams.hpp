/// Whose random numbers the code that runs draws.
#pragma once

#include <cstdint>

namespace simul::script {
class Interpreter;
}

namespace simul::script::library {

/// 0: the program's one stream; else the path of the task or pool's call that runs, which has its own
/// (InterpreterOptions::random_streams).
std::uint64_t path_of_stream(Interpreter& vm);

} // namespace simul::script::library
