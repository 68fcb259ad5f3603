#include "core/script/compile/compiler.hpp"
#include "core/script/syntax/testing.hpp"
#include "tests/support/catch.hpp"

#include <utility>
#include <vector>

using namespace simul::script;
using namespace simul::script::testing;

namespace {

std::string errors_of(const std::string& text) {
    const auto code = compile(source_of(text));
    return code ? "fine" : summary(code.error());
}

using Table = std::vector<std::pair<std::string, std::string>>;

void check_all(const Table& table) {
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(errors_of(text) == expected);
    }
}

} // namespace

TEST_CASE("statements are refused where they cannot stand") {
    check_all({
        {"break", "1:1 'break' outside loop"},
        {"while x:\n  def f(): continue", "2:12 'continue' not properly in loop"},
        {"for x in y: pass\nelse: break", "2:7 'break' outside loop"},
        {"return 1", "1:1 'return' outside function"},
        {"class A: return", "1:10 'return' outside function"},
        {"yield 1", "1:1 'yield' outside function"},
        {"class A: x = yield", "1:14 'yield' outside function"},
        {"def f(): [(yield) for x in y]", "1:12 'yield' inside list comprehension"},
        {"def f(): [x for x in (yield)]", "fine"},
        {"def f(): ((yield) for x in y)", "1:12 'yield' inside generator expression"},
        {"await x", "1:1 'await' outside function"},
        {"def f(): await x", "1:10 'await' outside async function"},
        {"async def f(): lambda: await x", "1:24 'await' outside async function"},
        {"async def f(): [await x for x in y]", "fine"},
        {"def f(): (await x for x in y)", "fine"},
        {"def f(): [await x for x in y]",
         "1:10 asynchronous comprehension outside of an asynchronous function"},
        {"[x async for x in y]", "1:1 asynchronous comprehension outside of an asynchronous function"},
        {"def f():\n  async for x in y: pass", "2:3 'async for' outside async function"},
        {"async with x: pass", "1:1 'async with' outside async function"},
        {"async def f():\n  yield 1\n  return 2", "3:3 'return' with value in async generator"},
        {"async def f():\n  yield 1\n  return", "fine"},
        {"async def f(): yield from x", "1:16 'yield from' inside async function"},
        {"try: x\nexcept: y\nexcept E: z", "2:1 default 'except:' must be last"},
        {"for i in x:\n  try: x\n  except* E: continue",
         "3:14 'break', 'continue' and 'return' cannot appear in an except* block"},
        {"def f():\n  try: x\n  except* E:\n    for x in y: return",
         "4:17 'break', 'continue' and 'return' cannot appear in an except* block"},
        {"try: x\nexcept* E:\n  for x in y: break", "fine"},
    });
}

TEST_CASE("stars, keywords and __debug__ where they cannot stand") {
    check_all({
        {"*a = b", "1:1 starred assignment target must be in a list or tuple"},
        {"a, *b, *c = d", "1:8 multiple starred expressions in assignment"},
        {"*a, = b", "fine"},
        {"x = *a", "1:5 can't use starred expression here"},
        {"x = *a,", "fine"},
        {"f(a=1, b=2, a=3)", "1:13 keyword argument repeated: a"},
        {"class A(k=1, k=2): pass", "1:14 keyword argument repeated: k"},
        {"__debug__ = 1", "1:1 cannot assign to __debug__"},
        {"def f(__debug__): pass", "1:7 cannot assign to __debug__"},
        {"x.__debug__ = 1", "1:1 cannot assign to __debug__"},
        {"del __debug__", "1:5 cannot delete __debug__"},
    });
}

TEST_CASE("declarations that contradict each other") {
    check_all({
        {"def f(a, b, a): pass", "1:13 duplicate argument 'a' in function definition"},
        {"lambda a, a: 1", "1:11 duplicate argument 'a' in function definition"},
        {"nonlocal x", "1:1 nonlocal declaration not allowed at module level"},
        {"def f():\n  nonlocal x", "2:3 no binding for nonlocal 'x' found"},
        {"x = 1\ndef f():\n  nonlocal x", "3:3 no binding for nonlocal 'x' found"},
        {"def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2", "fine"},
        {"def f():\n  x = 1\n  global x", "3:3 name 'x' is assigned to before global declaration"},
        {"def f():\n  print(x)\n  global x", "3:3 name 'x' is used prior to global declaration"},
        {"def f(x):\n  global x", "2:3 name 'x' is parameter and global"},
        {"def f():\n  x: int\n  global x", "3:3 annotated name 'x' can't be global"},
        {"def f():\n  global x\n  x: int", "3:3 annotated name 'x' can't be global"},
        {"def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x",
         "5:5 name 'x' is assigned to before nonlocal declaration"},
        {"def f():\n  x = 1\n  def g():\n    global x\n    nonlocal x",
         "4:5 name 'x' is nonlocal and global"},
        {"def f():\n  from math import *", "2:20 import * only allowed at module level"},
    });
}

TEST_CASE("assignment expressions in comprehensions") {
    check_all({
        {"[(x := y) for y in z]", "fine"},
        {"[(y := 1) for y in z]",
         "1:3 assignment expression cannot rebind comprehension iteration variable 'y'"},
        {"[x for y in (z := w)]",
         "1:14 assignment expression cannot be used in a comprehension iterable expression"},
        {"class A: [(x := y) for y in z]",
         "1:12 assignment expression within a comprehension cannot be used in a class body"},
        {"[j := 0 for i in x if (y := 1) for y in z]",
         "1:36 comprehension inner loop cannot rebind assignment expression target 'y'"},
    });
}

TEST_CASE("patterns that cannot be meant") {
    const auto match = [](const std::string& cases) { return "match x:\n" + cases; };
    check_all({
        {match("  case _: pass\n  case 1: pass"), "2:8 wildcard makes remaining patterns unreachable"},
        {match("  case y: pass\n  case 1: pass"),
         "2:8 name capture 'y' makes remaining patterns unreachable"},
        {match("  case y if y: pass\n  case 1: pass"), "fine"},
        {match("  case y | 1: pass"), "2:8 name capture 'y' makes remaining patterns unreachable\n"
                                      "2:8 alternative patterns bind different names"},
        {match("  case [y, y]: pass"), "2:12 multiple assignments to name 'y' in pattern"},
        {match("  case [a, b] | [b, a]: pass"), "fine"},
        {match("  case [*a, *b]: pass"), "2:13 multiple starred expressions in sequence pattern"},
        {match("  case {1: a, 1.0: b}: pass"), "2:15 mapping pattern checks duplicate key (1)"},
        {match("  case A(b=1, b=2): pass"), "2:17 attribute name repeated in class pattern: b"},
    });
}

TEST_CASE("future imports stand first and name what exists") {
    check_all({
        {"'doc'\nfrom __future__ import annotations, division\nx: y", "fine"},
        {"x = 1\nfrom __future__ import annotations",
         "2:1 from __future__ imports must occur at the beginning of the file"},
        {"def f():\n  from __future__ import division",
         "2:3 from __future__ imports must occur at the beginning of the file"},
        {"from __future__ import nothing", "1:24 future feature nothing is not defined"},
        {"from __future__ import braces", "1:24 not a chance"},
        {"from __future__ import annotations\nx: (yield)",
         "2:5 yield expression cannot be used within an annotation"},
    });
}

TEST_CASE("modules, names and built-ins that Simul lacks are refused before anything runs") {
    check_all({
        {"import asyncio, math\nfrom random import randint", "fine"},
        {"import socket", "1:8 the module 'socket' is not supported"},
        {"from re import match", "1:6 the module 're' is not supported"},
        {"from asyncio import open_connection",
         "1:21 'open_connection' is not supported in the module 'asyncio'"},
        {"import asyncio as aio\nasync def f(): await aio.open_connection()",
         "2:26 'open_connection' is not supported in the module 'asyncio'"},
        {"import asyncio\nasyncio = 1\nasyncio.open_connection", "fine"},
        {"import asyncio\ndef f(asyncio): asyncio.open_connection", "fine"},
        {"import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor", "fine"},
        {"import concurrent.futures\nconcurrent.futures.Nothing",
         "2:20 'Nothing' is not supported in the module 'concurrent.futures'"},
        {"open('x')", "1:1 the built-in 'open' is not supported"},
        {"def open(x): pass\nopen('x')", "fine"},
        {"def f(open): open('x')", "fine"},
        {"from math import *\nsqrt(2)", "fine"},
        {"from math import *\nsocket",
         "2:1 name 'socket' is not defined, or not supported in the module 'math'"},
    });
}

TEST_CASE("a library's own modules may use what scenarios may not") {
    CHECK(compile(source_of("import _internal\nopen"), Origin::Library));
}

TEST_CASE("several errors are reported in order of place") {
    CHECK(errors_of("def f(a, a):\n  break\nreturn\nimport socket\n") ==
          "1:10 duplicate argument 'a' in function definition");
    CHECK(errors_of("def f(a):\n  break\nreturn\nimport socket\n") ==
          "2:3 'break' outside loop\n"
          "3:1 'return' outside function\n"
          "4:8 the module 'socket' is not supported");
}
