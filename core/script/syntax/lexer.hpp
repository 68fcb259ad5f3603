/// From text to tokens.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/source_file.hpp"
#include "core/script/syntax/syntax_tree.hpp"
#include "core/script/syntax/token.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace simul::script {

struct TokenList {
    std::vector<Token> tokens; ///< the last one is EndOfFile
    std::vector<Comment> comments;
    std::vector<Diagnostic> errors;        ///< of the Error tokens; reported when a parser reaches one
    std::optional<Token> unclosed_bracket; ///< the innermost one that is open at the end
};

/// Splits a whole file. Never fails: what is no token becomes an Error token. O(length of the text).
TokenList tokenize(const SourceFile& source);

/// Splits the bytes [begin, end) as if they stood in parentheses: line ends and indentation mean nothing.
/// For the replacement fields of f-strings; `location` is the place of `begin`.
TokenList tokenize_in_brackets(const SourceFile& source, std::size_t begin, std::size_t end,
                               SourceLocation location);

} // namespace simul::script
