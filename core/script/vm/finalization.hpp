/// What happens when objects die that have something left to say.
#pragma once

#include "core/script/vm/exception_object.hpp"
#include "core/script/vm/object.hpp"

#include <string_view>

namespace simul::script {

/// The object's last reference went, and it needs a finaliser: revives it until that has run, before the next
/// instruction. False if nothing is to be run: the object dies now. A coroutine that was never awaited is
/// warned about.
bool schedule_finalizer(Object& object) noexcept;

/// Pushes what runs the finalisers of all that has died, and then raises `pending` again (null: nothing).
/// REQUIRES: an execution is running, nothing is pending.
void push_finalizers(Interpreter& vm, ExceptionRef pending = {});

/// Runs them now, outside of any execution.
void run_finalizers(Interpreter& vm);

/// Prints a warning as CPython does ("file:3: RuntimeWarning: text", the source line), once a place and text.
void warn(Interpreter& vm, std::string_view category, std::string_view text);

} // namespace simul::script
