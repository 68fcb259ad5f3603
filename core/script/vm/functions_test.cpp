#include "core/script/vm/run_script.hpp"
#include "tests/support/catch.hpp"

using simul::script::output_of;

namespace {

/// What a program prints that prints an exception's message.
std::string message_of(std::string_view statement, std::string_view exception = "TypeError") {
    const std::string text = "def f(a, b=2, /, c=3, *, d, e=5): pass\ndef g(x): pass\ntry:\n    " +
                             std::string(statement) + "\nexcept " + std::string(exception) +
                             " as error:\n    print(error)\n";
    return output_of(text);
}

} // namespace

TEST_CASE("Arguments reach positional, keyword-only, starred and double-starred parameters") {
    CHECK(output_of("def f(a, b=2, *rest, c=3, **more):\n    print(a, b, rest, c, more)\n"
                    "f(1)\nf(1, 5, 6, 7, c=8, d=9)\nf(*[1, 2], **{'c': 4})\n") ==
          "1 2 () 3 {}\n1 5 (6, 7) 8 {'d': 9}\n1 2 () 4 {}\n");
}

TEST_CASE("Calls that do not fit the parameters say so in CPython's words") {
    CHECK(message_of("g()") == "g() missing 1 required positional argument: 'x'\n");
    CHECK(message_of("g(1, 2)") == "g() takes 1 positional argument but 2 were given\n");
    CHECK(message_of("g(y=1)") == "g() got an unexpected keyword argument 'y'\n");
    CHECK(message_of("g(1, x=2)") == "g() got multiple values for argument 'x'\n");
    CHECK(message_of("f(1)") == "f() missing 1 required keyword-only argument: 'd'\n");
    CHECK(message_of("f(a=1, d=2)") ==
          "f() got some positional-only arguments passed as keyword arguments: 'a'\n");
    CHECK(message_of("f(1, 2, 3, 4, d=5)") == "f() takes from 1 to 3 positional arguments but 4 positional "
                                              "arguments (and 1 keyword-only argument) were given\n");
    CHECK(message_of("g(*5)") == "__main__.g() argument after * must be an iterable, not int\n");
    CHECK(message_of("g(**5)") == "__main__.g() argument after ** must be a mapping, not int\n");
    CHECK(message_of("5()") == "'int' object is not callable\n");
}

TEST_CASE("Closures share the variables of their function") {
    CHECK(output_of("def counter():\n    n = 0\n    def more():\n        nonlocal n\n        n += 1\n        "
                    "return n\n"
                    "    return more\na = counter()\nb = counter()\na()\nprint(a(), b())\n") == "2 1\n");
}

TEST_CASE("A call a thousand deep raises RecursionError, and the program goes on") {
    CHECK(output_of("def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as error:\n    "
                    "print(error)\n"
                    "print('on')\n") == "maximum recursion depth exceeded\non\n");
}

TEST_CASE("Integers grow beyond 64 bits and come back") {
    CHECK(output_of("x = 9223372036854775807\nprint(x + 1, -x - 2, (x + 1) - 1, x * x)\n"
                    "print(7 // -2, 7 % -2, -7 // 2, 2 ** 100 % 97, 1 << 70 >> 69)\n") ==
          "9223372036854775808 -9223372036854775809 9223372036854775807 "
          "85070591730234615847396907784232501249\n"
          "-4 -1 -4 16 2\n");
}

TEST_CASE("Operators that no operand knows are refused with the names of both types") {
    CHECK(message_of("1 + 'a'") == "unsupported operand type(s) for +: 'int' and 'str'\n");
    CHECK(message_of("'a' + 1") == "can only concatenate str (not \"int\") to str\n");
    CHECK(message_of("[] < 1") == "'<' not supported between instances of 'list' and 'int'\n");
    CHECK(message_of("-'a'") == "bad operand type for unary -: 'str'\n");
    CHECK(message_of("1[0]") == "'int' object is not subscriptable\n");
    CHECK(message_of("1 in 2") == "argument of type 'int' is not iterable\n");
    CHECK(message_of("{[]: 1}") == "unhashable type: 'list'\n");
    CHECK(message_of("1 // 0", "ZeroDivisionError") == "integer division or modulo by zero\n");
    CHECK(message_of("a, b = [1]", "ValueError") == "not enough values to unpack (expected 2, got 1)\n");
}

TEST_CASE("Sets iterate in the order of CPython's table") {
    CHECK(output_of("print({'a', 'b', 'c'}, {3, 1, 2, 100, 1000})\n") ==
          "{'c', 'a', 'b'} {1, 2, 3, 100, 1000}\n");
}
