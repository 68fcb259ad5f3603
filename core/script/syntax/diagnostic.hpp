/// What the user is told about a scenario file before it runs.
#pragma once

#include "core/script/syntax/source_range.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace simul::script {

enum class Severity : std::uint8_t { Error, Warning };

/// One finding. Self-contained: it can outlive the source file.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string file;        ///< the file's name, as given to SourceFile
    SourceRange range;       ///< unknown (line 0) when the finding is about the file as a whole
    std::string message;     ///< one line, no final full stop, CPython's words where it has some
    std::string advice;      ///< what to write instead; empty when the message says it all
    std::string source_line; ///< the text of the range's first line, without '\n'

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// As compilers print it, ending in '\n':
///
///     chess.py:3:9: error: expected ':'
///         for x in y
///                   ^
///         write: for x in y:
///
/// Carets stand under the range's part of its first line. The line is indented by four, its own indentation
/// dropped.
std::string render(const Diagnostic& diagnostic);

} // namespace simul::script
