"""Messages for wrong arguments."""
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
def g(a, /, b, *, c): return a, b, c
def h(): pass
class C:
    def __init__(self, x): pass
    def m(self, y): pass
for wrong in (lambda: f(), lambda: f(1), lambda: g(1), lambda: g(a=1, b=2, c=3), lambda: g(1, 2, 3), lambda: g(1, 2, c=3, d=4), lambda: g(1, 2, b=3, c=3),
              lambda: f(1, c=1, **{"c": 2}), lambda: f(1, c=1, **5), lambda: f(*5), lambda: h(1), lambda: h(x=1), lambda: C(), lambda: C(1, 2), lambda: C(1).m(),
              lambda: C.m(), lambda: len(), lambda: len(1, 2), lambda: print(foo=1), lambda: [].append(), lambda: {}.get(), lambda: "a".upper(1), lambda: f(1, **{1: 2}), lambda: 5(), lambda: None(), lambda: "s"()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
