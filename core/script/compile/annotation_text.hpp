/// Annotations as strings.
#pragma once

#include "core/script/syntax/ast.hpp"

#include <string>

namespace simul::script {

/// The text that `from __future__ import annotations` leaves of an annotation: the expression, written as
/// CPython writes it ("list[int]", "'A' | None"), not as the source has it.
std::string annotation_text(const ast::Expression& expression);

} // namespace simul::script
