/// A parsed scenario file.
#pragma once

#include "core/script/syntax/arena.hpp"
#include "core/script/syntax/ast.hpp"
#include "core/script/syntax/source_file.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace simul::script {

/// `# …` up to the end of its line.
struct Comment {
    SourceRange range;
    std::string_view text; ///< with its '#'
};

/// Owns the nodes of a module. Immutable; moving it leaves the nodes where they are.
struct SyntaxTree {
    std::shared_ptr<const SourceFile> source;
    std::unique_ptr<Arena> arena;
    ast::Body body;
    std::vector<Comment> comments; ///< in order of place
};

/// The docstring of a module, class or function body: the value of its first statement, where that is a
/// string.
std::optional<std::string_view> docstring_of(ast::Body body);

} // namespace simul::script
