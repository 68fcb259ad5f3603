#include "core/script/vm/source_carets.hpp"

#include "core/script/syntax/parser.hpp"
#include "core/script/text/utf8.hpp"

#include <optional>

namespace simul::script {
namespace {

/// Columns of a segment, from 0: what lies in [start, end) is marked '^', the rest '~'.
struct Anchors {
    std::size_t start;
    std::size_t end;
};

/// CPython parses the segment by itself; where that is a binary operation or a subscript, the operator or the
/// brackets are the point.
std::optional<Anchors> find_anchors(const std::u32string& segment) {
    auto source = SourceFile::create("", text::to_utf8(segment));
    if (!source) return std::nullopt;
    const auto tree = parse(*source);
    if (!tree || tree->body.size() != 1) return std::nullopt;
    const auto* statement = tree->body[0]->as<ast::ExpressionStatement>();
    if (statement == nullptr) return std::nullopt;
    if (const auto* operation = statement->value->as<ast::BinaryOperation>()) {
        std::size_t start = operation->left->range.end.column - 1;
        const std::size_t right = operation->right->range.begin.column - 1;
        while (start < right && (segment[start] == U' ' || segment[start] == U')' || segment[start] == U'\t'))
            ++start;
        std::size_t end = start + 1;
        if (end < right && segment[end] != U' ' && segment[end] != U'\\' && segment[end] != U'(') ++end;
        return Anchors{start, end};
    }
    if (const auto* subscript = statement->value->as<ast::Subscript>()) {
        std::size_t start = subscript->value->range.end.column - 1;
        while (start < segment.size() && segment[start] != U'[')
            ++start;
        std::size_t end = subscript->index->range.end.column;
        if (end < segment.size() && segment[end - 1] != U']') ++end;
        return Anchors{start, end};
    }
    return std::nullopt;
}

} // namespace

std::string carets_for(const SourceFile& source, const SourceRange& range) {
    if (!range.is_known()) return {};
    const std::u32string line = text::from_utf8(source.line(range.begin.line));
    const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\f'; };
    std::size_t indent = 0;
    while (indent < line.size() && is_blank(line[indent]))
        ++indent;
    std::size_t length = line.size();
    while (length > indent && is_blank(line[length - 1]))
        --length;

    const std::size_t start = range.begin.column - 1;
    const bool is_one_line = range.end.line == range.begin.line;
    const std::size_t end = is_one_line ? range.end.column - 1 : length;
    if (start < indent || end > line.size() || start >= end) return {};
    std::optional<Anchors> anchors;
    if (is_one_line) anchors = find_anchors(line.substr(start, end - start));
    if (!anchors && end - start == length - indent) return {};

    std::string carets(start - indent, ' ');
    for (std::size_t column = 0; column < end - start; ++column) {
        const bool is_primary = !anchors || (column >= anchors->start && column < anchors->end);
        carets += is_primary ? '^' : '~';
    }
    return carets;
}

} // namespace simul::script
