/// From text to syntax tree.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/source_file.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <tl/expected.hpp>

#include <memory>

namespace simul::script {

/// Parses Python 3.11. On failure: at least one diagnostic and at most kMaxDiagnostics, in order of place.
/// Any text is safe, however long or deeply nested.
tl::expected<SyntaxTree, Diagnostics> parse(std::shared_ptr<const SourceFile> source);

inline constexpr std::size_t kMaxDiagnostics = 20;

} // namespace simul::script
