/// From source text to bytecode.
#pragma once

#include "core/script/compile/code_object.hpp"
#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/source_file.hpp"
#include "core/script/syntax/syntax_tree.hpp"

#include <tl/expected.hpp>

#include <memory>

namespace simul::script {

/// Whose code it is.
enum class Origin {
    Scenario, ///< held to what scenarios may use: modules, built-in names
    Library,  ///< a module of Simul's own that is written in Python
};

/// Parses, checks and compiles a module. On failure: the diagnostics, in order of place.
tl::expected<std::shared_ptr<const CodeObject>, Diagnostics>
compile(const std::shared_ptr<const SourceFile>& source, Origin origin = Origin::Scenario);

/// The same from a tree. The code does not refer to the tree, which may go.
tl::expected<std::shared_ptr<const CodeObject>, Diagnostics> compile(const SyntaxTree& tree,
                                                                     Origin origin = Origin::Scenario);

} // namespace simul::script
