#include "core/script/syntax/f_string_parser.hpp"

#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace simul::script {

namespace {

constexpr bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}

constexpr char closing_of(char opening) {
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
}

std::string one(char c) {
    return std::string(1, c);
}

} // namespace

void Parser::FString::add_body(std::size_t begin, std::size_t end, SourceLocation location, bool is_raw,
                               const SourceRange& token_range) {
    token_range_ = token_range;
    begin_ = position_ = begin;
    end_ = end;
    location_ = location;
    is_raw_ = is_raw;
    read_parts(0);
}

Parser::Expression Parser::FString::finish() {
    flush_literal(whole_);
    auto* joined = parser_.arena_.make<ast::JoinedString>(whole_);
    joined->values = parser_.copy(values_);
    return joined;
}

char Parser::FString::peek(std::size_t ahead) const {
    return position_ + ahead < end_ ? parser_.source_.text()[position_ + ahead] : '\0';
}

SourceLocation Parser::FString::location_of(std::size_t offset) const {
    SourceLocation location = location_;
    const std::string_view text = parser_.source_.text();
    for (std::size_t position = begin_; position < offset;) {
        if (text::next_code_point(text, position) == U'\n')
            location = {location.line + 1, 1};
        else
            ++location.column;
    }
    return location;
}

void Parser::FString::fail_at(std::size_t offset, Message message,
                              std::initializer_list<std::string_view> arguments) {
    const SourceLocation location = location_of(offset);
    parser_.fail({location, {location.line, location.column + 1}}, message, arguments);
}

void Parser::FString::flush_literal(const SourceRange& range) {
    if (literal_.empty()) return;
    auto* constant = parser_.arena_.make<ast::Constant>(range);
    constant->value = ast::StringLiteral{parser_.arena_.intern(literal_)};
    values_.push_back(constant);
    literal_.clear();
}

/// Up to the end of the string, or of the specification that this is (`level` > 0).
void Parser::FString::read_parts(int level) {
    while (!parser_.failed()) {
        read_literal(level);
        if (position_ >= end_ || peek() == '}' || parser_.failed()) return;
        read_field(level);
    }
}

/// Text up to a single brace. In a specification braces are never doubled.
void Parser::FString::read_literal(int level) {
    std::size_t start = position_;
    const auto take = [&](std::size_t end) {
        const std::string_view text = parser_.source_.text();
        literal_ += is_raw_ ? std::string(text.substr(start, end - start))
                            : parser_.decode_escapes(start, end, false);
    };
    while (position_ < end_) {
        const char c = peek();
        if (c == '\\' && !is_raw_) {
            if (peek(1) == 'N' && peek(2) == '{') {
                const std::size_t close = parser_.source_.text().substr(0, end_).find('}', position_);
                position_ = close == std::string_view::npos ? end_ : close + 1;
                continue;
            }
            // A backslash in front of a brace stands for itself.
            position_ += peek(1) == '{' || peek(1) == '}' ? 1 : std::min<std::size_t>(2, end_ - position_);
            continue;
        }
        if (c != '{' && c != '}') {
            ++position_;
            continue;
        }
        if (level == 0 && peek(1) == c) {
            take(position_ + 1);
            position_ += 2;
            start = position_;
            continue;
        }
        if (level == 0 && c == '}') return fail_at(position_, Message::FStringSingleBrace);
        break;
    }
    take(position_);
}

/// At an opening brace.
void Parser::FString::read_field(int level) {
    if (level >= kMaxNesting) return fail_at(position_, Message::FStringTooDeep);
    ++position_;
    const std::size_t begin = position_;
    const std::size_t end = find_expression_end();
    if (parser_.failed()) return;
    const std::string_view text = parser_.source_.text();
    const std::string_view expression_text = text.substr(begin, end - begin);
    if (std::all_of(expression_text.begin(), expression_text.end(), is_space)) {
        if (peek() == '}') return fail_at(begin - 1, Message::FStringEmptyExpression);
        return fail_at(position_, Message::FStringExpressionRequired, {one(peek())});
    }
    const Expression value = parser_.parse_replacement(begin, end, location_of(begin));
    if (parser_.failed()) return;
    auto* field = parser_.arena_.make<ast::FormattedValue>(whole_);
    field->value = value;
    const bool self_documenting = peek() == '=';
    if (self_documenting) {
        ++position_;
        while (is_space(peek()))
            ++position_;
        literal_ += text.substr(begin, position_ - begin);
    }
    flush_literal(level == 0 ? whole_ : token_range_);
    read_conversion(*field);
    if (peek() == ':')
        read_specification(*field, level);
    else if (self_documenting && field->conversion == ast::Conversion::None)
        field->conversion = ast::Conversion::Repr;
    if (parser_.failed()) return;
    if (peek() != '}') return fail_at(position_, Message::FStringExpectingBrace);
    ++position_;
    values_.push_back(field);
}

void Parser::FString::read_conversion(ast::FormattedValue& field) {
    if (peek() != '!') return;
    ++position_;
    switch (peek()) {
    case 's': field.conversion = ast::Conversion::Str; break;
    case 'r': field.conversion = ast::Conversion::Repr; break;
    case 'a': field.conversion = ast::Conversion::Ascii; break;
    default: return fail_at(position_, Message::FStringConversion);
    }
    ++position_;
}

void Parser::FString::read_specification(ast::FormattedValue& field, int level) {
    ++position_;
    std::vector<Expression> outer = std::exchange(values_, {});
    read_parts(level + 1);
    flush_literal(token_range_);
    auto* specification = parser_.arena_.make<ast::JoinedString>(token_range_);
    specification->values = parser_.copy(values_);
    field.specification = specification;
    values_ = std::move(outer);
}

/// From behind the brace to the `!`, `:`, `=` or `}` that ends the expression, skipping brackets and strings.
std::size_t Parser::FString::find_expression_end() {
    std::string brackets;
    std::string quote;
    for (; position_ < end_; ++position_) {
        const char c = peek();
        if (c == '\\') return fail_at(position_, Message::FStringBackslash), position_;
        if (!quote.empty()) {
            if (parser_.source_.text().substr(position_, end_ - position_).starts_with(quote)) {
                position_ += quote.size() - 1;
                quote.clear();
            }
        } else if (c == '\'' || c == '"') {
            quote = std::string(peek(1) == c && peek(2) == c ? 3 : 1, c);
            position_ += quote.size() - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            brackets += c;
        } else if (c == '#') {
            return fail_at(position_, Message::FStringComment), position_;
        } else if (brackets.empty() && std::string_view("!:}=<>").find(c) != std::string_view::npos) {
            const bool comparison = peek(1) == '=' && (c == '!' || c == '=' || c == '<' || c == '>');
            if (comparison)
                ++position_;
            else if (c != '<' && c != '>')
                return position_;
        } else if (c == ')' || c == ']' || c == '}') {
            if (brackets.empty()) return fail_at(position_, Message::FStringUnmatched, {one(c)}), position_;
            if (closing_of(brackets.back()) != c) {
                fail_at(position_, Message::FStringMismatch, {one(c), one(brackets.back())});
                return position_;
            }
            brackets.pop_back();
        }
    }
    if (!quote.empty())
        fail_at(end_, Message::FStringUnterminated);
    else if (!brackets.empty())
        fail_at(end_, Message::FStringUnmatched, {one(brackets.back())});
    else
        fail_at(end_, Message::FStringExpectingBrace);
    return position_;
}

Parser::Expression Parser::parse_replacement(std::size_t begin, std::size_t end, SourceLocation location) {
    Parser inner(source_, arena_, tokenize_in_brackets(source_, begin, end, location));
    inner.nesting_ = nesting_;
    inner.speculating_ = speculating_;
    const Expression expression = inner.parse_as_if_parenthesised();
    if (!inner.failed()) return expression;
    Diagnostic diagnostic = inner.diagnostics_.empty()
                                ? make_diagnostic(source_, inner.end_token_.range, Message::InvalidSyntax)
                                : inner.diagnostics_.front();
    diagnostic.message.insert(0, "f-string: ");
    fail(std::move(diagnostic));
    return placeholder();
}

/// CPython puts parentheses around the text of a replacement field before it parses it, where the braces are;
/// a tuple's or a generator's range takes them in.
Parser::Expression Parser::parse_as_if_parenthesised() {
    const SourceLocation begin = token().range.begin;
    const auto with_braces = [&] {
        SourceRange range = range_from(begin);
        --range.begin.column;
        ++range.end.column;
        return range;
    };
    if (at(TokenKind::KeywordYield)) {
        const Expression yield = parse_yield();
        expect_closing(TokenKind::EndOfFile);
        return yield;
    }
    const Expression first = parse_star_named_expression();
    if (at_comprehension()) {
        const auto clauses = parse_comprehension_clauses();
        expect_closing(TokenKind::EndOfFile);
        auto* generator = arena_.make<ast::GeneratorExpression>(with_braces());
        generator->element = first;
        generator->clauses = clauses;
        return generator;
    }
    if (!at(TokenKind::Comma)) {
        expect_closing(TokenKind::EndOfFile);
        if (first->is<ast::Starred>()) fail(first->range, Message::StarredHere);
        return first;
    }
    std::vector<Expression> items{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::EndOfFile))
        items.push_back(parse_star_named_expression());
    expect_closing(TokenKind::EndOfFile);
    auto* tuple = arena_.make<ast::Tuple>(with_braces());
    tuple->items = copy(items);
    return tuple;
}

} // namespace simul::script
