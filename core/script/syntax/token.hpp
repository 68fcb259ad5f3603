/// The words of the language.
#pragma once

#include "core/script/syntax/source_range.hpp"

#include <cstdint>
#include <string_view>

namespace simul::script {

// clang-format off
/// X(Name, spelling): keywords are reserved; `match`, `case` and `_` are ordinary names to the lexer.
#define SIMUL_KEYWORDS(X) \
    X(KeywordFalse, "False") X(KeywordNone, "None") X(KeywordTrue, "True") X(KeywordAnd, "and") X(KeywordAs, "as") \
    X(KeywordAssert, "assert") X(KeywordAsync, "async") X(KeywordAwait, "await") X(KeywordBreak, "break") \
    X(KeywordClass, "class") X(KeywordContinue, "continue") X(KeywordDef, "def") X(KeywordDel, "del") \
    X(KeywordElif, "elif") X(KeywordElse, "else") X(KeywordExcept, "except") X(KeywordFinally, "finally") \
    X(KeywordFor, "for") X(KeywordFrom, "from") X(KeywordGlobal, "global") X(KeywordIf, "if") \
    X(KeywordImport, "import") X(KeywordIn, "in") X(KeywordIs, "is") X(KeywordLambda, "lambda") \
    X(KeywordNonlocal, "nonlocal") X(KeywordNot, "not") X(KeywordOr, "or") X(KeywordPass, "pass") \
    X(KeywordRaise, "raise") X(KeywordReturn, "return") X(KeywordTry, "try") X(KeywordWhile, "while") \
    X(KeywordWith, "with") X(KeywordYield, "yield")

/// X(Name, spelling): longest first where one begins another.
#define SIMUL_OPERATORS(X) \
    X(Ellipsis, "...") X(DoubleStarEqual, "**=") X(DoubleSlashEqual, "//=") X(LeftShiftEqual, "<<=") \
    X(RightShiftEqual, ">>=") X(DoubleStar, "**") X(DoubleSlash, "//") X(LeftShift, "<<") X(RightShift, ">>") \
    X(LessEqual, "<=") X(GreaterEqual, ">=") X(EqualEqual, "==") X(NotEqual, "!=") X(Arrow, "->") \
    X(PlusEqual, "+=") X(MinusEqual, "-=") X(StarEqual, "*=") X(SlashEqual, "/=") X(PercentEqual, "%=") \
    X(AmpersandEqual, "&=") X(BarEqual, "|=") X(CaretEqual, "^=") X(AtEqual, "@=") X(ColonEqual, ":=") \
    X(LeftParenthesis, "(") X(RightParenthesis, ")") X(LeftBracket, "[") X(RightBracket, "]") X(LeftBrace, "{") \
    X(RightBrace, "}") X(Comma, ",") X(Colon, ":") X(Dot, ".") X(Semicolon, ";") X(At, "@") X(Equal, "=") \
    X(Plus, "+") X(Minus, "-") X(Star, "*") X(Slash, "/") X(Percent, "%") X(Ampersand, "&") X(Bar, "|") \
    X(Caret, "^") X(Tilde, "~") X(Less, "<") X(Greater, ">")
// clang-format on

enum class TokenKind : std::uint8_t {
    EndOfFile,
    Newline, ///< the end of a logical line
    Indent,
    Dedent,
    Name,
    Number,
    String, ///< with its prefix and quotes
    Error,  ///< no token; see Token::error
#define SIMUL_TOKEN(name, spelling) name,
    SIMUL_KEYWORDS(SIMUL_TOKEN) SIMUL_OPERATORS(SIMUL_TOKEN)
#undef SIMUL_TOKEN
};

struct Token {
    TokenKind kind = TokenKind::EndOfFile;
    std::uint16_t bracket_depth = 0; ///< open brackets around it; a bracket counts itself
    std::uint32_t begin = 0;         ///< byte offsets in the source text
    std::uint32_t end = 0;
    std::uint32_t error = 0; ///< of an Error: index into TokenList::errors
    SourceRange range;
};

/// The spelling of a keyword or operator; empty for other kinds.
std::string_view spelling_of(TokenKind kind);

/// The keyword with this spelling, or Name.
TokenKind keyword_or_name(std::string_view text);

} // namespace simul::script
