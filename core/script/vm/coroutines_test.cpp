#include "core/script/vm/run_script.hpp"
#include "tests/support/catch.hpp"

using simul::script::output_of;
using simul::script::run_script;

TEST_CASE("Values go into a generator and come out of it, through yield from too") {
    CHECK(output_of("def inner():\n    got = yield 1\n    print('got', got)\n    return 'result'\n"
                    "def outer():\n    r = yield from inner()\n    print('r', r)\n    yield 2\n"
                    "g = outer()\nprint(g.send(None))\nprint(g.send('hello'))\n") ==
          "1\ngot hello\nr result\n2\n");
}

TEST_CASE("An exception thrown into a generator arrives in the innermost one") {
    CHECK(output_of("def inner():\n    try:\n        yield 1\n    except ValueError as e:\n        "
                    "print('inner', e)\n"
                    "        yield 'handled'\ndef outer():\n    yield from inner()\n"
                    "g = outer()\ng.send(None)\nprint(g.throw(ValueError('x')))\n") == "inner x\nhandled\n");
}

TEST_CASE("A generator that is dropped runs its finally at once") {
    CHECK(output_of("def g():\n    try:\n        yield 1\n    finally:\n        print('closed')\n"
                    "for x in g():\n    break\nprint('after')\n") == "closed\nafter\n");
}

TEST_CASE("Closing the outermost of a chain ends all of it, innermost first") {
    CHECK(
        output_of(
            "def g(name, inner=None):\n    try:\n        if inner: yield from inner\n        else: yield 1\n"
            "    except GeneratorExit:\n        print('exit', name)\n        raise\n    finally:\n        "
            "print('end', name)\n"
            "a = g('a', g('b', g('c')))\na.send(None)\na.close()\n") ==
        "exit c\nend c\nexit b\nend b\nexit a\nend a\n");
}

TEST_CASE("A delegate may be sent to directly while another generator waits for it") {
    CHECK(output_of(
              "def inner():\n    yield 1\n    yield 2\n    yield 3\ndef outer(i):\n    yield from i\n    "
              "yield 'outer'\n"
              "i = inner()\no = outer(i)\nprint(o.send(None), i.send(None), o.send(None), o.send(None))\n") ==
          "1 2 3 outer\n");
}

TEST_CASE("StopIteration that escapes a generator becomes a RuntimeError") {
    CHECK(
        output_of(
            "def g():\n    yield 1\n    raise StopIteration\ni = g()\ni.send(None)\ntry:\n    i.send(None)\n"
            "except RuntimeError as e:\n    print(e)\n") == "generator raised StopIteration\n");
}

TEST_CASE("A coroutine that nobody awaits is warned about where it dies") {
    const auto result = run_script("async def f(): pass\n\nf()\nprint('on')\n");
    CHECK(result.output == "on\n");
    CHECK(result.errors == "test.py:3: RuntimeWarning: coroutine 'f' was never awaited\n"
                           "  f()\n"
                           "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
}

TEST_CASE("Awaiting is a call: results, exceptions and yields go through any number of coroutines") {
    CHECK(output_of("class Yield:\n    def __await__(self):\n        got = yield 'out'\n        return got\n"
                    "async def c(n):\n    if n == 0: return await Yield()\n    return 1 + await c(n - 1)\n"
                    "x = c(50)\nprint(x.send(None))\ntry:\n    x.send(7)\nexcept StopIteration as e:\n    "
                    "print(e.value)\n") == "out\n57\n");
}

TEST_CASE("Asynchronous generators, comprehensions and context managers") {
    CHECK(
        output_of(
            "async def g():\n    try:\n        yield 1\n        yield 2\n    finally:\n        print('end')\n"
            "class M:\n    async def __aenter__(self): return 'in'\n    async def __aexit__(self, *a): "
            "print('out')\n"
            "async def main():\n    async for x in g(): print(x)\n    print([x async for x in g()])\n"
            "    async with M() as m: print(m)\n"
            "try:\n    main().send(None)\nexcept StopIteration: print('done')\n") ==
        "1\n2\nend\nend\n[1, 2]\nin\nout\ndone\n");
}

TEST_CASE("A coroutine can be awaited once") {
    CHECK(output_of("async def f(): return 1\nasync def main():\n    c = f()\n    print(await c)\n    try:\n "
                    "       await c\n"
                    "    except RuntimeError as e:\n        print(e)\ntry:\n    main().send(None)\nexcept "
                    "StopIteration: pass\n") == "1\ncannot reuse already awaited coroutine\n");
}
