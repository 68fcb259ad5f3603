/// The line of "~~~^~~" under a line of a traceback.
#pragma once

#include "core/script/syntax/source_file.hpp"
#include "core/script/syntax/source_range.hpp"

#include <string>

namespace simul::script {

/// Marks `range` under the stripped first line of it as CPython 3.11 does: the operator of a binary operation
/// and the brackets of a subscript stand out. Empty where CPython prints none.
std::string carets_for(const SourceFile& source, const SourceRange& range);

} // namespace simul::script
