def attempt(what, function, *args):
    try:
        function(*args)
        print(what, "done")
    except RecursionError:
        print(what, "too deep")


def nest(kind):
    value = 1
    for _ in range(100000):
        value = kind((value,))
    return value


for kind in (list, tuple):
    deep, other = nest(kind), nest(kind)
    attempt("repr", repr, deep)
    attempt("equality", lambda: deep == other)
    attempt("order", lambda: deep < other)
    del deep, other

a, b = [], []
a.append(a)
b.append(b)
print(a, a == a)
attempt("equality of lists in themselves", lambda: a == b)


class Endless:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash(self)

    def __iter__(self):
        return iter(self)


attempt("repr by script", repr, Endless())
attempt("equality by script", lambda: Endless() == Endless())
attempt("hash by script", lambda: {Endless()})
attempt("iteration by script", list, Endless())
