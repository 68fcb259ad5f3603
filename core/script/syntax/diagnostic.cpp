#include "core/script/syntax/diagnostic.hpp"

#include "core/script/text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace simul::script {

namespace {

std::string render_place(const Diagnostic& diagnostic) {
    if (!diagnostic.range.is_known()) return diagnostic.file;
    return fmt::format("{}:{}:{}", diagnostic.file, diagnostic.range.begin.line,
                       diagnostic.range.begin.column);
}

/// The source line without its indentation, and carets under the range.
std::string render_source(const Diagnostic& diagnostic) {
    const std::string& line = diagnostic.source_line;
    const std::size_t indentation = std::min(line.find_first_not_of(" \t\f"), line.size());
    const SourceRange& range = diagnostic.range;
    const std::size_t length = text::count_code_points(line);
    const std::size_t first = std::clamp<std::size_t>(range.begin.column - 1, indentation, length);
    const bool one_line = range.end.line == range.begin.line;
    const std::size_t end = one_line ? std::min<std::size_t>(range.end.column - 1, length) : length;
    const std::size_t carets = end > first ? end - first : 1;

    // Tabs before the carets are kept, so that they line up whatever a tab's width is.
    std::string padding;
    std::size_t position = 0;
    std::size_t column = 0;
    while (position < line.size() && column < first) {
        const char32_t character = text::next_code_point(line, position);
        if (column++ >= indentation) padding += character == U'\t' ? '\t' : ' ';
    }
    return fmt::format("    {}\n    {}{}\n", line.substr(indentation), padding, std::string(carets, '^'));
}

} // namespace

std::string render(const Diagnostic& diagnostic) {
    const char* severity = diagnostic.severity == Severity::Error ? "error" : "warning";
    std::string text = fmt::format("{}: {}: {}\n", render_place(diagnostic), severity, diagnostic.message);
    if (diagnostic.range.is_known()) text += render_source(diagnostic);
    if (!diagnostic.advice.empty()) text += fmt::format("    {}\n", diagnostic.advice);
    return text;
}

} // namespace simul::script
