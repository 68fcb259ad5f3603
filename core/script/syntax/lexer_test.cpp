#include "core/script/syntax/lexer.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

using namespace simul::script;
using simul::script::testing::source_of;

namespace {

/// Tokens as text: their own, or a word for those without any.
std::string tokens_of(const std::string& text) {
    const auto source = source_of(text);
    const TokenList list = tokenize(*source);
    std::string result;
    for (const Token& token : list.tokens) {
        if (!result.empty()) result += ' ';
        switch (token.kind) {
        case TokenKind::Newline: result += "NEWLINE"; break;
        case TokenKind::Indent: result += "INDENT"; break;
        case TokenKind::Dedent: result += "DEDENT"; break;
        case TokenKind::EndOfFile: result += "END"; break;
        case TokenKind::Error: result += "<" + list.errors[token.error].message + ">"; break;
        default: result += source->text().substr(token.begin, token.end - token.begin);
        }
    }
    return result;
}

} // namespace

TEST_CASE("a text is split into tokens") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"", "END"},
        {"x", "x NEWLINE END"},
        {"x\n", "x NEWLINE END"},
        {"\n\n# only a comment\n\n", "END"},
        {"a+=b**-c//d", "a += b ** - c // d NEWLINE END"},
        {"a<<=1>>2!=3->:=...", "a <<= 1 >> 2 != 3 -> := ... NEWLINE END"},
        {"x.y[1:2]", "x . y [ 1 : 2 ] NEWLINE END"},
        {"if x:\n  y\nz\n", "if x : NEWLINE INDENT y NEWLINE DEDENT z NEWLINE END"},
        {"if x:\n  if y:\n    z", "if x : NEWLINE INDENT if y : NEWLINE INDENT z NEWLINE DEDENT DEDENT END"},
        {"if x:\n  y\n\n  # c\n# c\n  z\n", "if x : NEWLINE INDENT y NEWLINE z NEWLINE DEDENT END"},
        {"f(a,\n    b)\n", "f ( a , b ) NEWLINE END"},
        {"x = 1 + \\\n  2\n", "x = 1 + 2 NEWLINE END"},
        {"été = переменная", "été = переменная NEWLINE END"},
        {"1_000 0xFF_ff 0o17 0b1_0 1.5e-3 .5 5. 1e1_0",
         "1_000 0xFF_ff 0o17 0b1_0 1.5e-3 .5 5. 1e1_0 NEWLINE END"},
        {"1if x else y", "1 if x else y NEWLINE END"},
        {"''\"\" 'a\\'b' r'\\\\' Rb\"x\" f'{x}' u'x'",
         "'' \"\" 'a\\'b' r'\\\\' Rb\"x\" f'{x}' u'x' NEWLINE END"},
        {"'''a\nb''' + \"\"\"it's\"\"\"", "'''a\nb''' + \"\"\"it's\"\"\" NEWLINE END"},
        {"match case _", "match case _ NEWLINE END"},
        {"a\f\tb", "a b NEWLINE END"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(tokens_of(text) == expected);
    }
}

TEST_CASE("what is no token says why") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"'abc", "<unterminated string literal (detected at line 1)> NEWLINE END"},
        {"'abc\\\ndef", "<unterminated string literal (detected at line 2)> NEWLINE END"},
        {"'''abc\n\nd\n", "<unterminated triple-quoted string literal (detected at line 3)> NEWLINE END"},
        {"x ? y", "x <invalid syntax> y NEWLINE END"},
        {"“x”", "<invalid character '“' (U+201C)> x <invalid character '”' (U+201D)> NEWLINE END"},
        {"a\xc2\xa0= 1", "a <invalid non-printable character U+00A0> = 1 NEWLINE END"},
        {"1abc", "<invalid decimal literal> NEWLINE END"},
        {"1__0", "<invalid decimal literal> _0 NEWLINE END"},
        {"0b12", "<invalid digit '2' in binary literal> NEWLINE END"},
        {"0o8", "<invalid digit '8' in octal literal> NEWLINE END"},
        {"0x", "<invalid hexadecimal literal> NEWLINE END"},
        {"012",
         "<leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers> "
         "NEWLINE END"},
        {"3j", "<complex numbers are not supported> NEWLINE END"},
        {"x \\ y", "x <unexpected character after line continuation character> y NEWLINE END"},
        {"a)", "a <unmatched ')'> NEWLINE END"},
        {"(a]", "( a <closing parenthesis ']' does not match opening parenthesis '('> <'(' was never closed> "
                "NEWLINE END"},
        {"[\n}", "[ <closing parenthesis '}' does not match opening parenthesis '[' on line 1> <'[' was "
                 "never closed> "
                 "NEWLINE END"},
        {"if x:\n    y\n  z\n", "if x : NEWLINE INDENT y NEWLINE DEDENT <unindent does not match any outer "
                                "indentation level> z NEWLINE END"},
        {"if x:\n        y\n\tz\n", "if x : NEWLINE INDENT y NEWLINE <inconsistent use of tabs and spaces in "
                                    "indentation> z NEWLINE DEDENT END"},
        {"ﬁ = 1",
         "<this name is not in normal form (NFKC), which Python would change it to: 'ﬁ'> = 1 NEWLINE END"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(tokens_of(text) == expected);
    }
}

TEST_CASE("tokens know their places in lines and characters") {
    const auto source = source_of("é = (1 +\n  xyz)\n");
    const TokenList list = tokenize(*source);
    CHECK(list.tokens[0].range == SourceRange{{1, 1}, {1, 2}});
    CHECK(list.tokens[1].range == SourceRange{{1, 3}, {1, 4}});
    CHECK(list.tokens[5].range == SourceRange{{2, 3}, {2, 6}});
    CHECK(list.tokens[5].bracket_depth == 1);
    CHECK(list.tokens[7].bracket_depth == 0);
}

TEST_CASE("comments are kept with their places") {
    const auto source = source_of("# first\nCOUNT = 3  # [1:10] How many\n");
    const TokenList list = tokenize(*source);
    REQUIRE(list.comments.size() == 2);
    CHECK(list.comments[0].text == "# first");
    CHECK(list.comments[1].text == "# [1:10] How many");
    CHECK(list.comments[1].range == SourceRange{{2, 12}, {2, 29}});
}
