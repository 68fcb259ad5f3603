#include "core/script/syntax/source_file.hpp"

#include "core/script/syntax/utf8_validation.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace simul::script {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

void normalise_line_ends(std::string& text) {
    std::size_t out = 0;
    for (std::size_t in = 0; in < text.size(); ++in) {
        if (text[in] == '\r') {
            text[out++] = '\n';
            if (in + 1 < text.size() && text[in + 1] == '\n') ++in;
        } else {
            text[out++] = text[in];
        }
    }
    text.resize(out);
}

std::uint32_t line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::uint32_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// The encoding that a comment on this line names (PEP 263), or nothing.
std::optional<std::string> coding_of(std::string_view line) {
    const std::size_t hash = line.find_first_not_of(" \t\f");
    if (hash == std::string_view::npos || line[hash] != '#') return std::nullopt;
    const std::size_t word = line.find("coding", hash);
    if (word == std::string_view::npos || word + 6 >= line.size()) return std::nullopt;
    if (line[word + 6] != ':' && line[word + 6] != '=') return std::nullopt;
    const std::size_t begin = line.find_first_not_of(" \t", word + 7);
    if (begin == std::string_view::npos) return std::nullopt;
    std::string name;
    for (std::size_t i = begin; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        if (!std::isalnum(c) && c != '-' && c != '_' && c != '.') break;
        name += c == '_' ? '-' : static_cast<char>(std::tolower(c));
    }
    if (name.empty()) return std::nullopt;
    return name;
}

bool is_utf8_name(const std::string& name) {
    return name == "utf-8" || name == "utf8" || name.starts_with("utf-8-") || name == "ascii" ||
           name == "us-ascii";
}

Diagnostic whole_file_error(std::string name, std::string message, std::string advice) {
    Diagnostic diagnostic;
    diagnostic.file = std::move(name);
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return diagnostic;
}

} // namespace

tl::expected<std::shared_ptr<const SourceFile>, Diagnostic> SourceFile::create(std::string name,
                                                                               std::string bytes) {
    if (bytes.find('\0') != std::string::npos) {
        return tl::unexpected(whole_file_error(std::move(name), "source code cannot contain null bytes",
                                               "this is not a text file; a scenario is a Python program"));
    }
    if (std::string_view(bytes).starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
    if (const auto invalid = find_invalid_utf8(bytes)) {
        Diagnostic diagnostic =
            whole_file_error(std::move(name), "the file is not valid UTF-8", "save it as UTF-8");
        const std::uint32_t line = line_at(bytes, *invalid);
        diagnostic.range = {{line, 1}, {line, 2}};
        return tl::unexpected(std::move(diagnostic));
    }
    normalise_line_ends(bytes);
    const std::shared_ptr<const SourceFile> file(new SourceFile(std::move(name), std::move(bytes)));
    for (std::uint32_t number = 1; number <= std::min(2u, file->line_count()); ++number) {
        const std::string_view line = file->line(number);
        if (const auto coding = coding_of(line); coding && !is_utf8_name(*coding)) {
            Diagnostic diagnostic = whole_file_error(file->name(), "unsupported encoding: " + *coding,
                                                     "save the file as UTF-8 and remove the coding comment");
            diagnostic.range = {{number, 1},
                                {number, 1 + static_cast<std::uint32_t>(text::count_code_points(line))}};
            diagnostic.source_line = std::string(line);
            return tl::unexpected(std::move(diagnostic));
        }
        const std::size_t first = line.find_first_not_of(" \t\f");
        if (first != std::string_view::npos && line[first] != '#') break;
    }
    return file;
}

SourceFile::SourceFile(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i + 1 < text_.size(); ++i) {
        if (text_[i] == '\n') line_starts_.push_back(i + 1);
    }
}

std::string_view SourceFile::line(std::uint32_t number) const {
    if (number == 0 || number > line_count()) return {};
    const std::size_t begin = line_starts_[number - 1];
    std::size_t end = number == line_count() ? text_.size() : line_starts_[number];
    if (end > begin && text_[end - 1] == '\n') --end;
    return std::string_view(text_).substr(begin, end - begin);
}

std::size_t SourceFile::offset_of(SourceLocation location) const {
    const std::string_view in_line = line(location.line);
    std::size_t position = 0;
    for (std::uint32_t column = 1; column < location.column && position < in_line.size(); ++column)
        text::next_code_point(in_line, position);
    return line_starts_[location.line - 1] + position;
}

std::string_view SourceFile::text_of(const SourceRange& range) const {
    if (!range.is_known() || range.end.line > line_count()) return {};
    const std::size_t begin = offset_of(range.begin);
    const std::size_t end = offset_of(range.end);
    return end > begin ? std::string_view(text_).substr(begin, end - begin) : std::string_view();
}

} // namespace simul::script
