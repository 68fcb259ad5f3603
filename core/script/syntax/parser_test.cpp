#include "core/script/syntax/ast_printer.hpp"
#include "core/script/syntax/parser.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

/// The program's statements as S-expressions; its diagnostics if it has any.
std::string tree_of(const std::string& text) {
    const auto tree = parse(source_of(text));
    if (!tree) return summary(tree.error());
    std::string result = print(tree->body);
    if (!result.empty()) result.pop_back();
    return result;
}

/// Of a single expression.
std::string expression_of(const std::string& text) {
    const std::string statement = tree_of(text);
    const std::string prefix = "(ExpressionStatement ";
    return statement.starts_with(prefix)
               ? statement.substr(prefix.size(), statement.size() - prefix.size() - 1)
               : statement;
}

void check_all(const Table& table, std::string (*parsed)(const std::string&)) {
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(parsed(text) == expected);
    }
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i)
        result += text;
    return result;
}

} // namespace

TEST_CASE("operators bind as Python's do") {
    check_all(
        {
            {"a or b and not c",
             "(BooleanOperation Or [(Name a) (BooleanOperation And [(Name b) (UnaryOperation Not "
             "(Name c))])])"},
            {"a or b or c", "(BooleanOperation Or [(Name a) (Name b) (Name c)])"},
            {"a - b - c", "(BinaryOperation (BinaryOperation (Name a) Sub (Name b)) Sub (Name c))"},
            {"a ** b ** c", "(BinaryOperation (Name a) Pow (BinaryOperation (Name b) Pow (Name c)))"},
            {"-a ** -b",
             "(UnaryOperation USub (BinaryOperation (Name a) Pow (UnaryOperation USub (Name b))))"},
            {"a | b ^ c & d << e + f * g", "(BinaryOperation (Name a) BitOr (BinaryOperation (Name b) BitXor "
                                           "(BinaryOperation (Name c) BitAnd "
                                           "(BinaryOperation (Name d) LShift (BinaryOperation (Name e) Add "
                                           "(BinaryOperation (Name f) Mult (Name "
                                           "g)))))))"},
            {"a < b <= c", "(Comparison (Name a) [Lt LtE] [(Name b) (Name c)])"},
            {"a not in b is not c", "(Comparison (Name a) [NotIn IsNot] [(Name b) (Name c)])"},
            {"not a == b", "(UnaryOperation Not (Comparison (Name a) [Eq] [(Name b)]))"},
            {"a if b else c if d else e",
             "(IfExpression (Name b) (Name a) (IfExpression (Name d) (Name c) (Name e)))"},
            {"await a ** 2", "(BinaryOperation (Await (Name a)) Pow (Constant 2))"},
            {"a.b(c)[d].e", "(Attribute (Subscript (Call (Attribute (Name a) b) [(Name c)] []) (Name d)) e)"},
            {"lambda: lambda x: x", "(Lambda [] [] - [] - (Lambda [] [(x - -)] - [] - (Name x)))"},
            {"(a := b + 1)", "(NamedExpression (Name a) (BinaryOperation (Name b) Add (Constant 1)))"},
        },
        expression_of);
}

TEST_CASE("displays, slices, comprehensions and calls") {
    check_all(
        {
            {"()", "(Tuple [])"},
            {"(a,)", "(Tuple [(Name a)])"},
            {"a, *b,", "(Tuple [(Name a) (Starred (Name b))])"},
            {"[]", "(List [])"},
            {"{}", "(Dict [])"},
            {"{a: b, **c}", "(Dict [(Name a) (Name b) - (Name c)])"},
            {"{a, *b}", "(Set [(Name a) (Starred (Name b))])"},
            {"x[1:2, ::3, ...]",
             "(Subscript (Name x) (Tuple [(Slice (Constant 1) (Constant 2) -) (Slice - - (Constant "
             "3)) (Constant Ellipsis)]))"},
            {"[a for a, b in c if d if e for f in g]",
             "(ListComprehension (Name a) [(for (Tuple [(Name a) (Name b)]) (Name c) [(Name d) (Name e)]) "
             "(for (Name f) "
             "(Name g) [])])"},
            {"{a: b async for a in c}",
             "(DictComprehension (Name a) (Name b) [(async-for (Name a) (Name c) [])])"},
            {"f(a for a in b)",
             "(Call (Name f) [(GeneratorExpression (Name a) [(for (Name a) (Name b) [])])] [])"},
            {"f(a, *b, c=d, **e)",
             "(Call (Name f) [(Name a) (Starred (Name b))] [(c (Name d)) (** (Name e))])"},
            {"f(a := 1)", "(Call (Name f) [(NamedExpression (Name a) (Constant 1))] [])"},
            {"(yield)", "(Yield -)"},
            {"(yield from a)", "(YieldFrom (Name a))"},
        },
        expression_of);
}

TEST_CASE("literals mean what Python's do") {
    check_all(
        {
            {"1_000", "(Constant 1000)"},
            {"0xff", "(Constant 255)"},
            {"9223372036854775807", "(Constant 9223372036854775807)"},
            {"9223372036854775808", "(Constant 9223372036854775808)"},
            {"0xffffffffffffffff", "(Constant 0xffffffffffffffff)"},
            {"0o7777777777777777777777", "(Constant 0x3ffffffffffffffff)"},
            {"000", "(Constant 0)"},
            {"1e3", "(Constant 1000.0)"},
            {"1e999", "(Constant inf)"},
            {"1e-999", "(Constant 0.0)"},
            {"'a' \"b\" '''c'''", "(Constant 'abc')"},
            {R"('\x41\u00e9\101\n\q\
x')",
             R"((Constant 'A\xc3\xa9A\x0a\x5cqx'))"},
            {R"(r'\n')", R"((Constant '\x5cn'))"},
            {R"(b'\xff\u')", R"((Constant b'\xff\x5cu'))"},
            {R"('\ud800')", R"((Constant '\xed\xa0\x80'))"},
            {"u'x'", "(Constant u'x')"},
            {"None, True, ...", "(Tuple [(Constant None) (Constant True) (Constant Ellipsis)])"},
        },
        expression_of);
}

TEST_CASE("f-strings are taken apart as in 3.11") {
    check_all(
        {
            {"f''", "(JoinedString [])"},
            {"f'a{b}c'", "(JoinedString [(Constant 'a') (FormattedValue (Name b) - -) (Constant 'c')])"},
            {"f'{{}}{a!r}'", "(JoinedString [(Constant '{}') (FormattedValue (Name a) r -)])"},
            {"f'{a:>{b}.2f}'",
             "(JoinedString [(FormattedValue (Name a) - (JoinedString [(Constant '>') (FormattedValue "
             "(Name b) - -) (Constant '.2f')]))])"},
            {"f'{a = }'", "(JoinedString [(Constant 'a = ') (FormattedValue (Name a) r -)])"},
            {"f'{a=:5}'",
             "(JoinedString [(Constant 'a=') (FormattedValue (Name a) - (JoinedString [(Constant '5')]))])"},
            {"f'{a != b}'", "(JoinedString [(FormattedValue (Comparison (Name a) [NotEq] [(Name b)]) - -)])"},
            {"f'{x:=5}'", "(JoinedString [(FormattedValue (Name x) - (JoinedString [(Constant '=5')]))])"},
            {"f'{a[\"b:}\"]}'",
             "(JoinedString [(FormattedValue (Subscript (Name a) (Constant 'b:}')) - -)])"},
            {"f'{a, b}'", "(JoinedString [(FormattedValue (Tuple [(Name a) (Name b)]) - -)])"},
            {"f'{\"x\" \"y\"}' 'z' f'{1}'", "(JoinedString [(FormattedValue (Constant 'xy') - -) (Constant "
                                            "'z') (FormattedValue (Constant 1) - -)])"},
            {"rf'\\{a}'", "(JoinedString [(Constant '\\x5c') (FormattedValue (Name a) - -)])"},
            {"f'''{\na}'''", "(JoinedString [(FormattedValue (Name a) - -)])"},
        },
        expression_of);
}

TEST_CASE("expressions inside f-strings know where they stand") {
    const auto tree = parse(source_of("x = f'''é {\n  value:{width}}'''")).value();
    const std::string printed = print(tree.body, PrintRanges::Yes);
    CHECK(printed.find("(Name@2:3-2:8 value)") != std::string::npos);
    CHECK(printed.find("(Name@2:10-2:15 width)") != std::string::npos);
}

TEST_CASE("simple statements") {
    check_all(
        {
            {"a = b = 1", "(Assign [(Name a) (Name b)] (Constant 1))"},
            {"a, *b = c", "(Assign [(Tuple [(Name a) (Starred (Name b))])] (Name c))"},
            {"a.b += 1", "(AugmentedAssign (Attribute (Name a) b) Add (Constant 1))"},
            {"a: int", "(AnnotatedAssign (Name a) (Name int) - simple)"},
            {"(a): int = 1", "(AnnotatedAssign (Name a) (Name int) (Constant 1))"},
            {"del a, (b, c), d[0]",
             "(Delete [(Name a) (Tuple [(Name b) (Name c)]) (Subscript (Name d) (Constant 0))])"},
            {"del (a, b)", "(Delete [(Tuple [(Name a) (Name b)])])"},
            {"pass; break; continue;", "(Pass)\n(Break)\n(Continue)"},
            {"raise a from b", "(Raise (Name a) (Name b))"},
            {"assert a, b", "(Assert (Name a) (Name b))"},
            {"import a.b.c as d, e", "(Import [(a.b.c d) (e -)])"},
            {"from a.b import (c as d, e,)", "(ImportFrom a.b [(c d) (e -)])"},
            {"from a import *", "(ImportFrom a [(* -)])"},
            {"global a, b", "(Global [a b])"},
            {"return", "(Return -)"},
            {"x = yield", "(Assign [(Name x)] (Yield -))"},
            {"print(*a, sep='')",
             "(ExpressionStatement (Call (Name print) [(Starred (Name a))] [(sep (Constant ''))]))"},
        },
        tree_of);
}

TEST_CASE("compound statements") {
    check_all(
        {
            {"if a: b\nelif c: d\nelse: e",
             "(If (Name a) [(ExpressionStatement (Name b))] [(If (Name c) [(ExpressionStatement (Name d))] "
             "[(ExpressionStatement (Name e))])])"},
            {"while a:\n  pass\nelse:\n  pass", "(While (Name a) [(Pass)] [(Pass)])"},
            {"for a, in b: pass", "(For (Tuple [(Name a)]) (Name b) [(Pass)] [])"},
            {"async def f(a, /, b=1, *c: d, e, f=2, **g) -> h:\n  async for i in j: pass",
             "(FunctionDefinition async f [(a - -)] [(b - (Constant 1))] (c (Name d) -) [(e - -) (f - "
             "(Constant 2))] (g "
             "- -) [(For async (Name i) (Name j) [(Pass)] [])] [] (Name h))"},
            {"@a\n@b.c\nclass D(E, f=g):\n  pass",
             "(ClassDefinition D [(Name E)] [(f (Name g))] [(Pass)] [(Name a) (Attribute (Name b) c)])"},
            {"try: a\nexcept B as c: d\nexcept: e\nelse: f\nfinally: g",
             "(Try [(ExpressionStatement (Name a))] [(except (Name B) c [(ExpressionStatement (Name d))]) "
             "(except - - "
             "[(ExpressionStatement (Name e))])] [(ExpressionStatement (Name f))] [(ExpressionStatement "
             "(Name g))])"},
            {"try: a\nexcept* B: c", "(Try star [(ExpressionStatement (Name a))] [(except (Name B) - "
                                     "[(ExpressionStatement (Name c))])] [] [])"},
            {"with a as b, c: pass", "(With [(Name a) (Name b) (Name c) -] [(Pass)])"},
            {"with (a as b, c,): pass", "(With [(Name a) (Name b) (Name c) -] [(Pass)])"},
            {"with (a, b) as c: pass", "(With [(Tuple [(Name a) (Name b)]) (Name c)] [(Pass)])"},
            {"with (a).b: pass", "(With [(Attribute (Name a) b) -] [(Pass)])"},
        },
        tree_of);
}

TEST_CASE("match is a statement only where it can be nothing else") {
    check_all(
        {
            {"match x:\n  case 1 | -2.0 | 'a' | None: pass\n  case _: pass",
             "(Match (Name x) [(case (MatchOr [(MatchValue (Constant 1)) (MatchValue (UnaryOperation USub "
             "(Constant "
             "2.0))) (MatchValue (Constant 'a')) (MatchSingleton None)]) - [(Pass)]) (case (MatchAs - -) - "
             "[(Pass)])])"},
            {"match x, y:\n  case (a, [b, *_]) if a: pass",
             "(Match (Tuple [(Name x) (Name y)]) [(case (MatchSequence [(MatchAs - a) (MatchSequence "
             "[(MatchAs - b) "
             "(MatchStar -)])]) (Name a) [(Pass)])])"},
            {"match x:\n  case {'a': 1, **r}: pass\n  case A.B(c, d=e) as f: pass\n  case g.h, : pass",
             "(Match (Name x) [(case (MatchMapping [(Constant 'a')] [(MatchValue (Constant 1))] r) - "
             "[(Pass)]) (case "
             "(MatchAs (MatchClass (Attribute (Name A) B) [(MatchAs - c)] [d] [(MatchAs - e)]) f) - "
             "[(Pass)]) (case "
             "(MatchSequence [(MatchValue (Attribute (Name g) h))]) - [(Pass)])])"},
            {"match = 1", "(Assign [(Name match)] (Constant 1))"},
            {"match(x)", "(ExpressionStatement (Call (Name match) [(Name x)] []))"},
            {"match[x] = case", "(Assign [(Subscript (Name match) (Name x))] (Name case))"},
            {"match - x", "(ExpressionStatement (BinaryOperation (Name match) Sub (Name x)))"},
            {"match: int", "(AnnotatedAssign (Name match) (Name int) - simple)"},
        },
        tree_of);
}

TEST_CASE("a docstring is a first statement that is a plain string") {
    const auto docstring = [](const std::string& text) {
        const SyntaxTree tree = parse(source_of(text)).value();
        return std::string(docstring_of(tree.body).value_or("none"));
    };
    CHECK(docstring("'''Title\n\nText'''\nx = 1") == "Title\n\nText");
    CHECK(docstring("'a' 'b'") == "ab");
    CHECK(docstring("f'a'") == "none");
    CHECK(docstring("b'a'") == "none");
    CHECK(docstring("x\n'a'") == "none");
    CHECK(docstring("") == "none");
}

TEST_CASE("deep nesting gets a diagnostic and never overflows the stack") {
    const std::string nested_too_deeply = "maximum recursion depth exceeded during compilation";
    const auto message_of = [](const std::string& text) {
        const auto tree = parse(source_of(text));
        return tree ? std::string("fine") : tree.error().front().message;
    };
    CHECK(message_of(repeated("(", 200) + "x" + repeated(")", 200)) == "fine");
    CHECK(message_of(repeated("(", 100'000)) == "too many nested parentheses");
    CHECK(message_of(repeated("[", 100'000)) == "too many nested parentheses");
    CHECK(message_of(repeated("-", 100'000) + "x") == nested_too_deeply);
    CHECK(message_of(repeated("not ", 100'000) + "x") == nested_too_deeply);
    CHECK(message_of(repeated("lambda: ", 100'000) + "x") == nested_too_deeply);
    CHECK(message_of(repeated("x if y else ", 100'000) + "x") == nested_too_deeply);
    CHECK(message_of("x" + repeated(" ** x", 100'000)) == nested_too_deeply);
    CHECK(message_of("x" + repeated(" + x", 100'000)) == nested_too_deeply);
    CHECK(message_of("x" + repeated(".x", 100'000)) == nested_too_deeply);
    CHECK(message_of("x" + repeated(" + x", 400)) == "fine");
    CHECK(message_of("x" + repeated(", x", 100'000)) == "fine");
    CHECK(message_of("x" + repeated(" or x", 100'000)) == "fine");
    CHECK(message_of("if x: pass\n" + repeated("elif x: pass\n", 100'000)) == nested_too_deeply);
    CHECK(message_of("if x: pass\n" + repeated("elif x: pass\n", 400)) == "fine");
    std::string blocks;
    for (std::size_t depth = 0; depth < 120; ++depth)
        blocks += repeated(" ", depth) + "if x:\n";
    CHECK(message_of(blocks + repeated(" ", 120) + "pass\n") == "too many levels of indentation");
}
