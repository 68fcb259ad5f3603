#include "core/script/syntax/messages.hpp"
#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

std::string errors_of(const std::string& text) {
    const auto tree = parse(source_of(text));
    return tree ? "fine" : summary(tree.error());
}

std::string rendered(const std::string& text) {
    const auto tree = parse(source_of(text));
    return tree ? "fine" : render(tree.error().front());
}

} // namespace

TEST_CASE("a diagnostic is rendered with place, line, carets and advice") {
    CHECK(rendered("def f(x):\n    return 012 + x\n") ==
          "test.py:2:12: error: leading zeros in decimal integer literals are not permitted; use an 0o "
          "prefix for octal "
          "integers\n"
          "    return 012 + x\n"
          "           ^^^\n");
    CHECK(rendered("x = 3j\n") == "test.py:1:5: error: complex numbers are not supported\n"
                                  "    x = 3j\n"
                                  "        ^^\n"
                                  "    keep the real and the imaginary part in two floats\n");
    CHECK(rendered("if x:\n\té = 'abc\n") ==
          "test.py:2:6: error: unterminated string literal (detected at line 2)\n"
          "    é = 'abc\n"
          "        ^\n"
          "    close it with the quote it was opened with, or use triple quotes for several lines\n");
}

TEST_CASE("a diagnostic about the whole file has no place") {
    const auto refused = SourceFile::create("a.py", std::string(1, '\0'));
    REQUIRE_FALSE(refused);
    CHECK(render(refused.error()) == "a.py: error: source code cannot contain null bytes\n"
                                     "    this is not a text file; a scenario is a Python program\n");
}

TEST_CASE("syntax errors have CPython's words and the place") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"x = = 1", "1:5 invalid syntax"},
        {"for x in y\n  pass", "1:11 expected ':'"},
        {"if x\n  pass", "1:5 expected ':'"},
        {"def f()\n  pass", "1:8 expected ':'"},
        {"def f:\n  pass", "1:6 expected '('"},
        {"class C\n  pass", "1:8 expected ':'"},
        {"else:\n  pass", "1:1 invalid syntax"},
        {"try: x\ny", "2:1 expected 'except' or 'finally' block"},
        {"if x:\npass", "2:1 expected an indented block after 'if' statement on line 1"},
        {"def f():\n\nx", "3:1 expected an indented block after function definition on line 1"},
        {"  x", "1:1 unexpected indent"},
        {"f(a b)", "1:3 invalid syntax. Perhaps you forgot a comma?"},
        {"[1, 2 3]", "1:5 invalid syntax. Perhaps you forgot a comma?"},
        {"{'a': 1 'b': 2}", "1:7 invalid syntax. Perhaps you forgot a comma?"},
        {"print 'x'", "1:1 Missing parentheses in call to 'print'. Did you mean print(...)?"},
        {"foo(1,\n  bar = 2\nx = 3\n", "1:4 '(' was never closed"},
        {"x = (1,\n", "1:5 '(' was never closed"},
        {"x = [1)", "1:7 closing parenthesis ')' does not match opening parenthesis '['"},
        {"1 = x", "1:1 cannot assign to literal here. Maybe you meant '==' instead of '='?"},
        {"f() = 1", "1:1 cannot assign to function call here. Maybe you meant '==' instead of '='?"},
        {"None = 1", "1:1 cannot assign to None"},
        {"(a, 1) = x", "1:5 cannot assign to literal"},
        {"a + 1 += 2", "1:1 'expression' is an illegal expression for augmented assignment"},
        {"if x = 1: pass", "1:4 invalid syntax. Maybe you meant '==' or ':=' instead of '='?"},
        {"del f()", "1:5 cannot delete function call"},
        {"for 1 in x: pass", "1:5 cannot assign to literal"},
        {"with a as 1: pass", "1:11 cannot assign to literal"},
        {"a, b: int", "1:1 only single target (not tuple) can be annotated"},
        {"f(a=1, b)", "1:8 positional argument follows keyword argument"},
        {"f(**a, *b)", "1:8 iterable argument unpacking follows keyword argument unpacking"},
        {"f(1=2)", "1:3 expression cannot contain assignment, perhaps you meant \"==\"?"},
        {"f(True=1)", "1:3 cannot assign to True"},
        {"f(x for x in y, 1)", "1:3 Generator expression must be parenthesized"},
        {"def f(a=1, b): pass", "1:12 non-default argument follows default argument"},
        {"def f(*): pass", "1:7 named arguments must follow bare *"},
        {"def f(a, *, /): pass", "1:13 / must be ahead of *"},
        {"def f(**a, b): pass", "1:12 arguments cannot follow var-keyword argument"},
        {"[*a for a in b]", "1:2 iterable unpacking cannot be used in comprehension"},
        {"[a, b for a, b in c]", "1:2 did you forget parentheses around the comprehension target?"},
        {"{**a for a in b}", "1:4 dict unpacking cannot be used in dict comprehension"},
        {"{1: }", "1:3 expression expected after dictionary key and ':'"},
        {"{1: 2, 3}", "1:8 ':' expected after dictionary key"},
        {"(*a)", "1:2 cannot use starred expression here"},
        {"x if y", "1:1 expected 'else' after 'if' expression"},
        {"except A, B: x", "1:1 invalid syntax"},
        {"try: x\nexcept A, B: x", "2:8 multiple exception types must be parenthesized"},
        {"try: x\nexcept A: x\nexcept* B: x",
         "3:1 cannot have both 'except' and 'except*' on the same 'try'"},
        {"from a import b,", "1:16 trailing comma not allowed without surrounding parentheses"},
        {"from . import a", "1:6 relative imports are not supported"},
        {"match x:\n  case a as _: pass", "2:13 cannot use '_' as a target"},
        {"match x:\n  case A(b=1, 2): pass", "2:15 positional patterns follow keyword patterns"},
        {"'a' b'b'", "1:1 cannot mix bytes and nonbytes literals"},
        {"b'é'", "1:1 bytes can only contain ASCII literal characters"},
        {"'\\x4'", "1:1 (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated "
                   "\\xXX escape"},
        {"'\\N{BULLET}'", "1:1 \\N{…} escapes are not supported"},
        {"f'{}'", "1:3 f-string: empty expression not allowed"},
        {"f'{!r}'", "1:4 f-string: expression required before '!'"},
        {"f'}'", "1:3 f-string: single '}' is not allowed"},
        {"f'{a'", "1:5 f-string: expecting '}'"},
        {"f'{a b}'", "1:4 f-string: invalid syntax. Perhaps you forgot a comma?"},
        {"f'{a\\n}'", "1:5 f-string expression part cannot include a backslash"},
        {"f'{a!x}'", "1:6 f-string: invalid conversion character: expected 's', 'r', or 'a'"},
        {"f'{a:{b:{c}}}'", "1:9 f-string: expressions nested too deeply"},
        {"f'{lambda x: 1}'", "1:12 f-string: invalid syntax"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(errors_of(text) == expected);
    }
}

TEST_CASE("the parser goes on behind an error and finds the next ones") {
    CHECK(errors_of("x = = 1\n"
                    "def f(:\n"
                    "    y = )\n"
                    "    return 1\n"
                    "else:\n"
                    "    pass\n"
                    "class C:\n"
                    "    def g(self):\n"
                    "        print 'hi'\n"
                    "    z = 012\n"
                    "ok = 1\n") == "1:5 invalid syntax\n"
                                   "2:7 invalid syntax\n"
                                   "9:9 Missing parentheses in call to 'print'. Did you mean print(...)?\n"
                                   "10:9 leading zeros in decimal integer literals are not permitted; use an "
                                   "0o prefix for octal integers");
    CHECK(errors_of("x = = 1\n"
                    "if a b:\n"
                    "    y = ]\n"
                    "elif c:\n"
                    "    pass\n"
                    "else\n"
                    "    pass\n"
                    "class C:\n"
                    "    def g(self):\n"
                    "        print 'hi'\n"
                    "    z = 012\n"
                    "match v:\n"
                    "    case 1 2:\n"
                    "        q = *\n"
                    "    case 3:\n"
                    "        pass\n"
                    "ok = 1\n") == "1:5 invalid syntax\n"
                                   "2:6 invalid syntax\n"
                                   "3:9 unmatched ']'\n"
                                   "10:9 Missing parentheses in call to 'print'. Did you mean print(...)?\n"
                                   "11:9 leading zeros in decimal integer literals are not permitted; use an "
                                   "0o prefix for octal integers\n"
                                   "13:12 invalid syntax\n"
                                   "14:14 invalid syntax");
}

TEST_CASE("no more diagnostics than a person reads") {
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "x = = 1\n";
    const auto tree = parse(source_of(text));
    REQUIRE_FALSE(tree);
    CHECK(tree.error().size() == kMaxDiagnostics);
}

TEST_CASE("every refusal says what to write instead") {
    REQUIRE_FALSE(refusals().empty());
    for (const Message refusal : refusals()) {
        INFO(text_of(refusal).text);
        CHECK_FALSE(text_of(refusal).advice.empty());
    }
}
