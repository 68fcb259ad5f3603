/// A scenario as code.
#pragma once

#include "core/scenario/parameter.hpp"
#include "core/script/compile/compiler.hpp"

namespace simul::scenario {

/// Compiles a scenario's text with new values for its constants. `name` is what tracebacks call it.
tl::expected<std::shared_ptr<const script::CodeObject>, script::Diagnostics>
compile(const std::string& source, const std::string& name, const ParameterValues& parameters);

} // namespace simul::scenario
