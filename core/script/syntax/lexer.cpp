#include "core/script/syntax/lexer.hpp"

#include "core/script/syntax/messages.hpp"
#include "core/script/syntax/normal_form.hpp"
#include "core/script/text/unicode.hpp"
#include "core/script/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace simul::script {

namespace {

constexpr std::size_t kMaxBrackets = 200; // CPython's limits
constexpr std::size_t kMaxIndentation = 100;
constexpr std::uint32_t kTabWidth = 8;

constexpr std::pair<std::string_view, TokenKind> kOperators[] = {
#define SIMUL_OPERATOR(name, spelling) {spelling, TokenKind::name},
    SIMUL_OPERATORS(SIMUL_OPERATOR)
#undef SIMUL_OPERATOR
};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}
constexpr bool is_opening(TokenKind kind) {
    return kind == TokenKind::LeftParenthesis || kind == TokenKind::LeftBracket ||
           kind == TokenKind::LeftBrace;
}
constexpr bool is_closing(TokenKind kind) {
    return kind == TokenKind::RightParenthesis || kind == TokenKind::RightBracket ||
           kind == TokenKind::RightBrace;
}
constexpr TokenKind closing_of(TokenKind opening) {
    return opening == TokenKind::LeftParenthesis ? TokenKind::RightParenthesis
           : opening == TokenKind::LeftBracket   ? TokenKind::RightBracket
                                                 : TokenKind::RightBrace;
}

/// A string's prefix is one or two of these letters, in the combinations that Python has.
bool is_string_prefix(std::string_view text) {
    static constexpr std::array<std::string_view, 9> kPrefixes{"",  "b",  "br", "f", "fr",
                                                               "r", "rb", "rf", "u"};
    std::string lower(text);
    for (char& c : lower)
        c = static_cast<char>(c | 0x20);
    return std::find(kPrefixes.begin(), kPrefixes.end(), lower) != kPrefixes.end();
}

/// Widths of one indentation: with tabs to multiples of eight, and with tabs as one column. A file whose
/// order of indentations depends on the width of a tab is refused.
struct Indentation {
    std::uint32_t columns = 0;
    std::uint32_t alternative = 0;
};

class Lexer {
public:
    Lexer(const SourceFile& source, std::size_t begin, std::size_t end, SourceLocation location,
          bool in_brackets)
        : source_(source), text_(source.text().substr(0, end)), position_(begin), location_(location),
          in_brackets_(in_brackets) {}

    TokenList run();

private:
    struct Mark {
        std::size_t position;
        SourceLocation location;
    };

    bool at_end() const { return position_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const {
        return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
    }
    Mark mark() const { return {position_, location_}; }
    std::string_view text_since(const Mark& start) const {
        return text_.substr(start.position, position_ - start.position);
    }
    bool is_joined() const { return in_brackets_ || !brackets_.empty(); }

    void advance();
    void advance(std::size_t characters);

    void add(TokenKind kind, const Mark& start);
    void add_error(const Mark& start, Message message,
                   std::initializer_list<std::string_view> arguments = {});
    void add_empty(TokenKind kind);

    void read_line_start();
    bool read_line_continuation();
    void set_indentation(const Indentation& indentation, const Mark& line_start);
    void read_comment();
    void read_token();
    void read_name_or_string();
    void read_string(const Mark& start);
    void read_number();
    bool read_digits(bool (*is_allowed)(char));
    void read_radix_number(const Mark& start, const char* kind, bool (*is_allowed)(char));
    void read_decimal_number(const Mark& start);
    void finish_number(const Mark& start, const char* kind);
    void read_operator();
    void open_bracket(TokenKind kind, const Mark& start);
    void close_bracket(TokenKind kind, const Mark& start);
    void read_stray_character();
    void finish();

    const SourceFile& source_;
    std::string_view text_;
    std::size_t position_;
    SourceLocation location_;
    bool in_brackets_;
    bool at_line_start_ = true;
    std::vector<Indentation> indentations_{{}};
    std::vector<Token> brackets_;
    TokenList list_;
};

void Lexer::advance() {
    assert(!at_end());
    if (text_[position_] == '\n') {
        ++position_;
        location_ = {location_.line + 1, 1};
        return;
    }
    text::next_code_point(text_, position_);
    ++location_.column;
}

void Lexer::advance(std::size_t characters) {
    for (std::size_t i = 0; i < characters && !at_end(); ++i)
        advance();
}

void Lexer::add(TokenKind kind, const Mark& start) {
    Token token;
    token.kind = kind;
    token.bracket_depth = static_cast<std::uint16_t>(brackets_.size() + (in_brackets_ ? 1 : 0));
    token.begin = static_cast<std::uint32_t>(start.position);
    token.end = static_cast<std::uint32_t>(position_);
    token.range = {start.location, location_};
    list_.tokens.push_back(token);
}

void Lexer::add_error(const Mark& start, Message message, std::initializer_list<std::string_view> arguments) {
    list_.errors.push_back(make_diagnostic(source_, {start.location, location_}, message, arguments));
    add(TokenKind::Error, start);
    list_.tokens.back().error = static_cast<std::uint32_t>(list_.errors.size() - 1);
}

void Lexer::add_empty(TokenKind kind) {
    add(kind, mark());
}

TokenList Lexer::run() {
    while (true) {
        if (at_line_start_ && !is_joined()) read_line_start();
        while (is_blank(peek()))
            advance();
        if (at_end()) break;
        const char c = peek();
        if (c == '#') {
            read_comment();
        } else if (c == '\n') {
            if (!is_joined()) {
                const Mark start = mark();
                advance();
                add(TokenKind::Newline, start);
                list_.tokens.back().range.end = {start.location.line, start.location.column + 1};
                at_line_start_ = true;
            } else {
                advance();
            }
        } else if (c == '\\') {
            const Mark start = mark();
            if (!read_line_continuation()) add_error(start, Message::CharacterAfterContinuation);
        } else {
            read_token();
        }
    }
    finish();
    return std::move(list_);
}

/// Measures the indentation, skipping lines that hold nothing.
void Lexer::read_line_start() {
    at_line_start_ = false;
    Mark line_start = mark();
    Indentation indentation;
    // What stands before a backslash counts, not the blanks of the line after it.
    std::optional<Indentation> before_continuation;
    while (!at_end()) {
        const char c = peek();
        if (c == ' ') {
            ++indentation.columns;
            ++indentation.alternative;
        } else if (c == '\t') {
            indentation.columns = (indentation.columns / kTabWidth + 1) * kTabWidth;
            ++indentation.alternative;
        } else if (c == '\f') {
            indentation = {};
        } else if (c == '\\' && peek(1) == '\n') {
            if (!before_continuation) before_continuation = indentation;
            advance();
        } else if (c == '#') {
            read_comment();
            continue;
        } else if (c == '\n') {
            indentation = {};
            before_continuation.reset();
            advance();
            line_start = mark();
            continue;
        } else {
            break;
        }
        advance();
    }
    if (at_end()) return;
    set_indentation(before_continuation.value_or(indentation), line_start);
}

void Lexer::set_indentation(const Indentation& indentation, const Mark& line_start) {
    const Indentation current = indentations_.back();
    if (indentation.columns == current.columns) {
        if (indentation.alternative != current.alternative) add_error(line_start, Message::InconsistentTabs);
        return;
    }
    if (indentation.columns > current.columns) {
        if (indentation.alternative <= current.alternative) {
            add_error(line_start, Message::InconsistentTabs);
        } else if (indentations_.size() >= kMaxIndentation) {
            add_error(line_start, Message::TooDeepIndentation);
        } else {
            indentations_.push_back(indentation);
            add(TokenKind::Indent, line_start);
        }
        return;
    }
    while (indentations_.size() > 1 && indentation.columns < indentations_.back().columns) {
        indentations_.pop_back();
        add_empty(TokenKind::Dedent);
    }
    if (indentation.columns != indentations_.back().columns)
        add_error(line_start, Message::UnmatchedDedent);
    else if (indentation.alternative != indentations_.back().alternative)
        add_error(line_start, Message::InconsistentTabs);
}

/// At a backslash: joins this line with the next one. False when something else than a line end follows.
bool Lexer::read_line_continuation() {
    advance();
    if (peek() != '\n') return false;
    advance();
    return !at_end();
}

void Lexer::read_comment() {
    const Mark start = mark();
    while (!at_end() && peek() != '\n')
        advance();
    list_.comments.push_back({{start.location, location_}, text_since(start)});
}

void Lexer::read_token() {
    const char c = peek();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
        read_number();
    } else if (c == '"' || c == '\'') {
        read_string(mark());
    } else if (static_cast<unsigned char>(c) >= 0x80 || text::is_identifier_start(static_cast<char32_t>(c))) {
        read_name_or_string();
    } else {
        read_operator();
    }
}

void Lexer::read_name_or_string() {
    const Mark start = mark();
    bool ascii = true;
    while (!at_end()) {
        std::size_t next = position_;
        const char32_t c = text::next_code_point(text_, next);
        if (position_ == start.position ? !text::is_identifier_start(c) : !text::is_identifier_continue(c))
            break;
        ascii = ascii && c < 0x80;
        advance();
    }
    if (position_ == start.position) return read_stray_character();
    const std::string_view text = text_since(start);
    if ((peek() == '"' || peek() == '\'') && text.size() <= 2 && is_string_prefix(text))
        return read_string(start);
    if (!ascii && !is_normalised_identifier(text)) {
        add_error(start, Message::IdentifierNotNormalised, {text});
    } else {
        add(keyword_or_name(text), start);
    }
}

/// At the opening quote; `start` is where the prefix begins.
void Lexer::read_string(const Mark& start) {
    const char quote = peek();
    const bool triple = peek(1) == quote && peek(2) == quote;
    if (!triple && peek(1) == quote) {
        advance(2);
        return add(TokenKind::String, start);
    }
    advance(triple ? 3 : 1);
    while (!at_end()) {
        const char c = peek();
        if (c == '\n' && !triple) break;
        if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
            advance(triple ? 3 : 1);
            return add(TokenKind::String, start);
        }
        advance(c == '\\' ? 2 : 1);
    }
    const bool ends_behind_line_end = triple && at_end() && location_.column == 1 && location_.line > 1;
    const std::string last_line = std::to_string(ends_behind_line_end ? location_.line - 1 : location_.line);
    const SourceLocation stopped = location_;
    location_ = {start.location.line, start.location.column + 1};
    add_error(start, triple ? Message::UnterminatedTripleQuotedString : Message::UnterminatedString,
              {last_line});
    location_ = stopped;
}

void Lexer::read_number() {
    const Mark start = mark();
    const char second = static_cast<char>(peek(1) | 0x20);
    if (peek() == '0' && second == 'x') {
        return read_radix_number(start, "hexadecimal", [](char c) {
            const char lower = static_cast<char>(c | 0x20);
            return is_digit(c) || (lower >= 'a' && lower <= 'f');
        });
    }
    if (peek() == '0' && second == 'o')
        return read_radix_number(start, "octal", [](char c) { return c >= '0' && c <= '7'; });
    if (peek() == '0' && second == 'b')
        return read_radix_number(start, "binary", [](char c) { return c == '0' || c == '1'; });
    read_decimal_number(start);
}

/// Digits with single underscores between them. False when a digit is missing.
bool Lexer::read_digits(bool (*is_allowed)(char)) {
    while (true) {
        if (!is_allowed(peek())) return false;
        while (is_allowed(peek()))
            advance();
        if (peek() != '_') return true;
        advance();
    }
}

void Lexer::read_radix_number(const Mark& start, const char* kind, bool (*is_allowed)(char)) {
    advance(2);
    if (peek() == '_') advance();
    const bool complete = read_digits(is_allowed);
    if (is_digit(peek())) {
        const std::string digit(1, peek());
        advance();
        return add_error(start, Message::InvalidDigit, {digit, kind});
    }
    if (!complete) return add_error(start, Message::InvalidNumber, {kind});
    finish_number(start, kind);
}

void Lexer::read_decimal_number(const Mark& start) {
    bool complete = true;
    bool is_float = false;
    if (peek() != '.') complete = read_digits(is_digit);
    const std::string_view integer_part = text_since(start);
    if (complete && peek() == '.') {
        is_float = true;
        advance();
        if (is_digit(peek())) complete = read_digits(is_digit);
    }
    const char exponent_digit = peek(1) == '+' || peek(1) == '-' ? peek(2) : peek(1);
    if (complete && (peek() | 0x20) == 'e' && is_digit(exponent_digit)) {
        is_float = true;
        advance(peek(1) == '+' || peek(1) == '-' ? 2 : 1);
        complete = read_digits(is_digit);
    }
    if (!complete) return add_error(start, Message::InvalidNumber, {"decimal"});
    if ((peek() | 0x20) == 'j') {
        advance();
        return add_error(start, Message::ImaginaryNumber);
    }
    const bool leading_zero = integer_part.size() > 1 && integer_part[0] == '0';
    if (!is_float && leading_zero && integer_part.find_first_not_of("0_") != std::string_view::npos)
        return add_error(start, Message::LeadingZeros);
    finish_number(start, "decimal");
}

/// A letter right behind a number is an error, unless a keyword begins there ("1if x else y").
void Lexer::finish_number(const Mark& start, const char* kind) {
    static constexpr std::array<std::string_view, 8> kAllowed{"and", "else", "for", "if",
                                                              "in",  "is",   "not", "or"};
    if (!at_end()) {
        std::size_t next = position_;
        const char32_t c = text::next_code_point(text_, next);
        const std::string_view rest = text_.substr(position_);
        const bool keyword = std::any_of(kAllowed.begin(), kAllowed.end(),
                                         [&](std::string_view word) { return rest.starts_with(word); });
        if (!keyword && text::is_identifier_continue(c)) {
            while (!at_end() && text::is_identifier_continue(text::next_code_point(text_, next = position_)))
                advance();
            return add_error(start, Message::InvalidNumber, {kind});
        }
    }
    add(TokenKind::Number, start);
}

void Lexer::read_operator() {
    const Mark start = mark();
    const std::string_view rest = text_.substr(position_);
    const auto* found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                     [&](const auto& entry) { return rest.starts_with(entry.first); });
    if (found == std::end(kOperators)) return read_stray_character();
    advance(found->first.size());
    if (is_opening(found->second)) return open_bracket(found->second, start);
    if (is_closing(found->second)) return close_bracket(found->second, start);
    add(found->second, start);
}

void Lexer::open_bracket(TokenKind kind, const Mark& start) {
    if (brackets_.size() >= kMaxBrackets) {
        add_error(start, Message::TooManyParentheses);
        position_ = text_.size(); // what follows cannot be understood
        brackets_.clear();
        return;
    }
    brackets_.emplace_back();
    add(kind, start);
    brackets_.back() = list_.tokens.back();
}

void Lexer::close_bracket(TokenKind kind, const Mark& start) {
    const std::string_view closing = spelling_of(kind);
    if (brackets_.empty()) return add_error(start, Message::UnmatchedBracket, {closing});
    const Token opening = brackets_.back();
    if (closing_of(opening.kind) != kind) {
        const std::string line = std::to_string(opening.range.begin.line);
        const bool same_line = opening.range.begin.line == start.location.line;
        return add_error(start, same_line ? Message::MismatchedBracket : Message::MismatchedBracketOnLine,
                         {closing, spelling_of(opening.kind), line});
    }
    add(kind, start);
    brackets_.pop_back();
}

void Lexer::read_stray_character() {
    const Mark start = mark();
    std::size_t next = position_;
    const char32_t c = text::next_code_point(text_, next);
    advance();
    std::array<char, 16> hex{};
    std::snprintf(hex.data(), hex.size(), "%04X", static_cast<unsigned>(c));
    if (!text::is_printable(c))
        add_error(start, Message::InvisibleCharacter, {hex.data()});
    else if (c >= 0x80)
        add_error(start, Message::InvalidCharacter, {text_since(start), hex.data()});
    else
        add_error(start, Message::InvalidSyntax);
}

void Lexer::finish() {
    if (!brackets_.empty()) {
        list_.unclosed_bracket = brackets_.back();
        const Token opening = brackets_.back();
        list_.errors.push_back(
            make_diagnostic(source_, opening.range, Message::NeverClosed, {spelling_of(opening.kind)}));
        add_empty(TokenKind::Error);
        list_.tokens.back().error = static_cast<std::uint32_t>(list_.errors.size() - 1);
        brackets_.clear();
    }
    if (!in_brackets_) {
        const bool line_is_open = !list_.tokens.empty() && list_.tokens.back().kind != TokenKind::Newline &&
                                  list_.tokens.back().kind != TokenKind::Dedent;
        if (line_is_open) {
            add_empty(TokenKind::Newline);
            list_.tokens.back().range.end.column += 1;
        }
        for (std::size_t open = indentations_.size(); open > 1; --open)
            add_empty(TokenKind::Dedent);
    }
    add_empty(TokenKind::EndOfFile);
}

} // namespace

TokenList tokenize(const SourceFile& source) {
    return Lexer(source, 0, source.text().size(), {1, 1}, false).run();
}

TokenList tokenize_in_brackets(const SourceFile& source, std::size_t begin, std::size_t end,
                               SourceLocation location) {
    return Lexer(source, begin, end, location, true).run();
}

} // namespace simul::script
