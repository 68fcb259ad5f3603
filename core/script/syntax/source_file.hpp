/// The text of a scenario file, and its lines.
#pragma once

#include "core/script/syntax/diagnostic.hpp"
#include "core/script/syntax/source_range.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace simul::script {

/// An immutable text in UTF-8 with '\n' line ends. May be shared between threads.
class SourceFile {
public:
    /// Takes the bytes of a file. A byte order mark is dropped and "\r\n" and "\r" become "\n", as CPython
    /// reads files. An empty text is fine. Refused, with the place: NUL bytes (a binary), invalid UTF-8, and
    /// a coding comment that names another encoding than UTF-8. `name` is what diagnostics and tracebacks
    /// call the file; it is never opened.
    static tl::expected<std::shared_ptr<const SourceFile>, Diagnostic> create(std::string name,
                                                                              std::string bytes);

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }

    /// Lines of the text, at least 1; a final '\n' starts no further line.
    std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

    /// The line (from 1) without its '\n'; empty when there is no such line.
    std::string_view line(std::uint32_t number) const;

    /// The text of a range; empty where the range is outside the text. O(length of its lines).
    std::string_view text_of(const SourceRange& range) const;

private:
    SourceFile(std::string name, std::string text);

    std::size_t offset_of(SourceLocation location) const;

    std::string name_;
    std::string text_;
    std::vector<std::size_t> line_starts_;
};

} // namespace simul::script
