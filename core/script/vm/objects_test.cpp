#include "core/script/vm/run_script.hpp"
#include "tests/support/catch.hpp"

using simul::script::output_of;

TEST_CASE("Methods are found along the C3 order, and super() goes on from there") {
    CHECK(output_of("class A:\n    def f(self): return ['A']\nclass B(A):\n    def f(self): return ['B'] + "
                    "super().f()\n"
                    "class C(A):\n    def f(self): return ['C'] + super().f()\nclass D(B, C):\n"
                    "    def f(self): return ['D'] + super().f()\nprint(D().f())\n") ==
          "['D', 'B', 'C', 'A']\n");
}

TEST_CASE("A class whose bases cannot be put in an order is refused") {
    CHECK(output_of(
              "class A: pass\nclass B(A): pass\ntry:\n    class C(A, B): pass\nexcept TypeError as error:\n"
              "    print(error)\n") ==
          "Cannot create a consistent method resolution\norder (MRO) for bases A, B\n");
}

TEST_CASE("Properties, class methods, static methods and members of __slots__ are descriptors") {
    CHECK(
        output_of("class A:\n    __slots__ = ('x',)\n    @property\n    def double(self): return self.x * 2\n"
                  "    @double.setter\n    def double(self, v): self.x = v // 2\n    @classmethod\n"
                  "    def name(cls): return cls.__name__\n    @staticmethod\n    def plus(a): return a + 1\n"
                  "a = A()\na.double = 8\nprint(a.x, a.double, A.name(), a.plus(1))\n"
                  "try:\n    a.y = 1\nexcept AttributeError as error:\n    print(error)\n") ==
        "4 8 A 2\n'A' object has no attribute 'y'\n");
}

TEST_CASE("Operators, containers and calls go through a class's special methods") {
    CHECK(
        output_of(
            "class N:\n    def __init__(self, v): self.v = v\n    def __add__(self, o): return ('add', o)\n"
            "    def __radd__(self, o): return ('radd', o)\n    def __eq__(self, o): return self.v == o.v\n"
            "    def __hash__(self): return self.v\n    def __getitem__(self, k): return k * 2\n"
            "    def __contains__(self, x): return x == 3\n    def __bool__(self): return self.v > 0\n"
            "    def __call__(self, *a, **k): return (a, k)\n    def __getattr__(self, n): return 'no ' + n\n"
            "n = N(1)\nprint(n + 1, 1 + n, n == N(1), n[4], 3 in n, 4 in n, not N(0), n(1, k=2), n.foo)\n"
            "d = {N(1): 'one'}\nprint(d[N(1)], N(2) in d)\n") ==
        "('add', 1) ('radd', 1) True 8 True False True ((1,), {'k': 2}) no foo\none False\n");
}

TEST_CASE("An object is finalised when its last reference goes, not later") {
    CHECK(output_of(
              "class D:\n    def __init__(self, n): self.n = n\n    def __del__(self): print('del', self.n)\n"
              "d = D(1)\nd = D(2)\nprint('between')\ndef f():\n    local = D(3)\n    return "
              "'returned'\nprint(f())\n"
              "[D(4)]\nprint('end')\n") == "del 1\nbetween\ndel 3\nreturned\ndel 4\nend\ndel 2\n");
}

TEST_CASE("The end of a list a hundred thousand levels deep overflows nothing") {
    CHECK(output_of("deep = None\ni = 0\nwhile i < 100000:\n    deep = [deep]\n    i += 1\ndeep = "
                    "None\nprint('gone')\n") == "gone\n");
}

TEST_CASE("What refers to itself in a circle is gone when the interpreter is") {
    // Leaks are LeakSanitizer's to find.
    CHECK(output_of("class A: pass\na = A()\na.me = a\nb = []\nb += [b]\ndef f():\n    def g(): return g\n   "
                    " return g\nf()\n"
                    "print('x')\n") == "x\n");
}

TEST_CASE("Subclasses are announced, and attributes told their names") {
    CHECK(output_of("class Named:\n    def __set_name__(self, owner, name): print(owner.__name__, name)\n"
                    "class Base:\n    def __init_subclass__(cls, tag=None): print(cls.__name__, tag)\n"
                    "class Sub(Base, tag=1):\n    field = Named()\n") == "Sub field\nSub 1\n");
}
