/// "Did you mean: '…'?"
#pragma once

#include "core/script/vm/exception_object.hpp"

#include <span>
#include <string>
#include <string_view>

namespace simul::script {

/// The name that is nearest to `name` by CPython's measure; empty if none is near enough.
std::string nearest_name(std::string_view name, std::span<const std::string> candidates);

/// What a NameError or AttributeError might have meant; empty if nothing.
std::string suggestion_for(Interpreter& vm, ExceptionObject& exception);

} // namespace simul::script
