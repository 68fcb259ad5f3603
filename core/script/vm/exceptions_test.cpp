#include "core/script/vm/run_script.hpp"
#include "tests/support/catch.hpp"

using simul::script::output_of;
using simul::script::run_script;

TEST_CASE("finally runs on return, on break and on an exception, in this order of events") {
    CHECK(
        output_of(
            "def f():\n    try:\n        return 'value'\n    finally:\n        print('finally')\nprint(f())\n"
            "for i in (1, 2):\n    try:\n        break\n    finally:\n        print('left')\n"
            "try:\n    try:\n        1 / 0\n    finally:\n        print('passing')\nexcept ZeroDivisionError "
            "as e:\n"
            "    print('caught', e)\n") == "finally\nvalue\nleft\npassing\ncaught division by zero\n");
}

TEST_CASE("An uncaught exception prints CPython's traceback and ends the program with 1") {
    const auto result =
        run_script("def f(a):\n    return a['k'] + 1\n\ntry:\n    f({})\nexcept KeyError as e:\n"
                   "    raise ValueError('bad') from e\n");
    CHECK(result.status == 1);
    CHECK(result.errors == "Traceback (most recent call last):\n"
                           "  File \"test.py\", line 5, in <module>\n"
                           "    f({})\n"
                           "  File \"test.py\", line 2, in f\n"
                           "    return a['k'] + 1\n"
                           "           ~^^^^^\n"
                           "KeyError: 'k'\n"
                           "\n"
                           "The above exception was the direct cause of the following exception:\n"
                           "\n"
                           "Traceback (most recent call last):\n"
                           "  File \"test.py\", line 7, in <module>\n"
                           "    raise ValueError('bad') from e\n"
                           "ValueError: bad\n");
}

TEST_CASE("A group of exceptions is taken apart by except*") {
    CHECK(output_of("try:\n    raise ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('in', "
                    "[ValueError(3)])])\n"
                    "except* ValueError as g:\n    print(g.exceptions)\nexcept* TypeError as g:\n    "
                    "print(g.exceptions)\n") ==
          "(ValueError(1), ExceptionGroup('in', [ValueError(3)]))\n(TypeError(2),)\n");
}

TEST_CASE("An uncaught group prints its members behind a margin") {
    const auto result = run_script("raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n");
    CHECK(result.errors == "  + Exception Group Traceback (most recent call last):\n"
                           "  |   File \"test.py\", line 1, in <module>\n"
                           "  |     raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n"
                           "  | ExceptionGroup: g (2 sub-exceptions)\n"
                           "  +-+---------------- 1 ----------------\n"
                           "    | ValueError: 1\n"
                           "    +---------------- 2 ----------------\n"
                           "    | TypeError: 2\n"
                           "    +------------------------------------\n");
}

TEST_CASE("A name that is nearly right is suggested") {
    const auto result = run_script("counter = 1\nprint(conter)\n");
    CHECK(result.errors == "Traceback (most recent call last):\n"
                           "  File \"test.py\", line 2, in <module>\n"
                           "    print(conter)\n"
                           "          ^^^^^^\n"
                           "NameError: name 'conter' is not defined. Did you mean: 'counter'?\n");
}

TEST_CASE("SystemExit ends the program with its code, and prints nothing for a number") {
    const auto result = run_script("raise SystemExit(7)\n");
    CHECK(result.status == 7);
    CHECK(result.errors == "");
    CHECK(run_script("raise SystemExit('why')\n").errors == "why\n");
}

TEST_CASE("with hands the exception to __exit__, which may swallow it") {
    CHECK(output_of("class M:\n    def __enter__(self): return 'entered'\n    def __exit__(self, t, e, tb):\n"
                    "        print(t.__name__, e)\n        return True\nwith M() as m:\n    print(m)\n    "
                    "raise ValueError('x')\n"
                    "print('on')\n") == "entered\nValueError x\non\n");
}
