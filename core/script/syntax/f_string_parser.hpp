/// The inside of an f-string: literal text, replacement fields, nested format specifications.
#pragma once

#include "core/script/syntax/parser_state.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace simul::script {

/// Splits f-strings as CPython 3.11 does: a replacement field is found by scanning for its end first, which
/// is why it can hold neither a backslash nor `#`, and only then parsed.
class Parser::FString {
public:
    /// `whole` is the range of all the adjacent strings: literal parts and fields have no smaller one.
    FString(Parser& parser, const SourceRange& whole) : parser_(parser), whole_(whole) {}

    /// Adds the text between the quotes, in which `location` is the place of `begin`.
    /// `token_range` is what its format specifications get as their range.
    void add_body(std::size_t begin, std::size_t end, SourceLocation location, bool is_raw,
                  const SourceRange& token_range);
    /// Adds an adjacent ordinary string.
    void add_literal(const std::string& text) { literal_ += text; }

    Expression finish();

private:
    static constexpr int kMaxNesting = 2;

    char peek(std::size_t ahead = 0) const;
    void read_parts(int level);
    void read_literal(int level);
    void read_field(int level);
    std::size_t find_expression_end();
    void read_conversion(ast::FormattedValue& field);
    void read_specification(ast::FormattedValue& field, int level);
    void flush_literal(const SourceRange& range);
    void fail_at(std::size_t offset, Message message, std::initializer_list<std::string_view> arguments = {});
    SourceLocation location_of(std::size_t offset) const;

    Parser& parser_;
    SourceRange whole_;
    SourceRange token_range_;
    std::size_t begin_ = 0;
    std::size_t position_ = 0;
    std::size_t end_ = 0;
    SourceLocation location_;
    bool is_raw_ = false;
    std::string literal_;
    std::vector<Expression> values_;
};

} // namespace simul::script
