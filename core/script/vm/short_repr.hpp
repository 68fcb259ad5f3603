/// Values in a few characters, for people who watch a program.
#pragma once

#include "core/loop/coroutine.hpp"
#include "core/script/vm/value.hpp"

#include <string>

namespace simul::script {

class Frame;

inline constexpr std::size_t kLongestShortRepr = 60;

/// As `repr()` writes it where that is short, else its beginning and "…": at most about kLongestShortRepr
/// characters. Runs no code of the program, whatever `__repr__` its classes have: their objects are shown as
/// "<Point x=1 y=2>". Bounded in time too, however large the value.
std::string short_repr(const Value& value);

/// Shows the variables of a frame that have a value.
void visit_locals(Frame& frame, loop::StackVisitor& visitor);

} // namespace simul::script
