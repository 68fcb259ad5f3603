#include "core/narration/source_lines.hpp"

#include <algorithm>

namespace simul::narration {
namespace {

constexpr std::string_view kAwait = "await ";
constexpr std::size_t kLongest = 64;

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

/// Where a string literal that begins at `at` ends: after its closing quote, or with the text.
std::size_t after_literal(std::string_view text, std::size_t at) {
    const char quote = text[at++];
    for (; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size();
}

/// Up to a comment.
std::string_view without_comment(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '#') return trimmed(text.substr(0, at));
        at = text[at] == '"' || text[at] == '\'' ? after_literal(text, at) : at + 1;
    }
    return text;
}

/// `text` begins with an expression: that, up to a bracket that it does not open, a comma or a colon.
std::string_view expression(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '(' || c == '[' || c == '{') ++depth;
        if (c == ')' || c == ']' || c == '}') {
            if (depth == 0) return trimmed(text.substr(0, at));
            --depth;
        }
        if ((c == ',' || c == ':') && depth == 0) return trimmed(text.substr(0, at));
        at = c == '"' || c == '\'' ? after_literal(text, at) : at + 1;
    }
    return text;
}

bool has_open_bracket(std::string_view text) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        depth += (c == '(' || c == '[' || c == '{') - (c == ')' || c == ']' || c == '}');
        at = c == '"' || c == '\'' ? after_literal(text, at) : at + 1;
    }
    return depth > 0;
}

std::string shortened(std::string_view text) {
    if (text.size() <= kLongest) return std::string(text) + (has_open_bracket(text) ? "…" : "");
    std::size_t end = kLongest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // Not inside of a character.
        --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace

SourceLines::SourceLines(std::string text) : text_(std::move(text)) {
    begins_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1))
        begins_.push_back(at + 1);
    if (begins_.back() != text_.size()) begins_.push_back(text_.size());
}

std::string SourceLines::quote(int line) const {
    if (line < 1 || static_cast<std::size_t>(line) >= begins_.size()) return {};
    const auto index = static_cast<std::size_t>(line) - 1;
    const std::string_view whole = without_comment(
        trimmed(std::string_view(text_).substr(begins_[index], begins_[index + 1] - begins_[index])));
    for (std::size_t at = whole.find(kAwait); at != std::string_view::npos; at = whole.find(kAwait, at + 1))
        if (at == 0 || !is_word(whole[at - 1])) return shortened(expression(whole.substr(at)));
    if (!whole.empty() && whole.back() == ':' && whole.substr(0, 6) == "async ")
        return shortened(trimmed(whole.substr(0, whole.size() - 1)));
    return shortened(whole);
}

} // namespace simul::narration
