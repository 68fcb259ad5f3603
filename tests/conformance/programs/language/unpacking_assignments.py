"""Targets on the left: nested, starred, and their errors."""
a, *b, c = range(5)
(x, y), z = [1, 2], 3
[p, q] = "ab"
*m, = "xyz"
first, (second, *rest), *others = 1, (2, 3, 4), 5, 6
print(a, b, c, x, y, z, p, q, m, first, second, rest, others)
i = values = [1, 2, 3]
i, values[i[0]] = [0], 9
print(i, values)
for k, (v, *w) in {"a": (1, 2, 3)}.items():
    print(k, v, w)
def one(): a, b = [1]
def three(): a, b = [1, 2, 3]
def starred(): a, *b, c = [1]
def number(): a, b = 5
def iterator(): a, b = iter([1, 2, 3])
def none(): a, b = None
for wrong in (one, three, starred, number, iterator, none):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
