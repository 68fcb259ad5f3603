"""The types of built-in iterators: they show in messages, and where a program looks at what it has got."""


class Text(str):
    pass


for iterable in ("abc", "äb", Text("abc"), b"ab", range(3), range(10**30), range(0, 10**20, 10**19), [], (), {}, {}.items(),
                 {}.values(), set(), frozenset(), zip(), map(str, []), filter(None, []), enumerate([])):
    print(type(iterable).__name__, type(iter(iterable)).__name__)
for iterable in ([], (), "ab", range(2), range(10**30), {1: 2}, {1: 2}.keys(), {1: 2}.values(), {1: 2}.items()):
    print("reversed", type(iterable).__name__, type(reversed(iterable)).__name__)
print(type(iter(int, 0)))
for reverse in (reversed({1: 2, 3: 4}), reversed({1: 2, 3: 4}.items()), iter(range(2**70, 2**70 + 3)), iter("abc")):
    print(reverse.__length_hint__(), next(reverse), reverse.__length_hint__(), list(reverse))
try:
    "abc".__iter__().missing
except AttributeError as error:
    print(error)
try:
    len(reversed({}))
except TypeError as error:
    print(error)
