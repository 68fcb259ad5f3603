numbers = {5, 3, 9, 1, 100, 33, 8, -1, 0}
print(numbers, set("hello"), frozenset([3, 1, 2]), set(), {"apple", "pear", "fig", "plum", "cherry"})
print({1, 2, 3} | {3, 4}, {1, 2, 3} & {2, 3, 5}, {1, 2, 3} - {2}, {1, 2} ^ {2, 3}, {1} <= {1, 2}, {1, 2} > {1}, {1}.isdisjoint({2}))
s = set(range(20))
s.add(50)
s.discard(3)
s.discard(99)
s.remove(4)
s.update([60, 61], (70,))
s -= {5, 6}
s &= set(range(0, 80, 2))
print(s, len(s), 8 in s, s.pop(), s)
print({x % 7 for x in range(0, 100, 9)}, {(1, 2), (0, 1)} == {(0, 1), (1, 2)}, frozenset("ab") == {"a", "b"}, {frozenset([1]): "key"})
words = "the quick brown fox jumps over the lazy dog and runs away from the big bad wolf".split()
print(set(words), list(set(words))[:5], {1.5, 2.5, -3.25, 1e10, 0.1}, {True, False, None}, {b"a", b"b", b"c"})
grown = set()
for n in range(0, 2000, 37):
    grown.add(n)
for n in range(0, 2000, 74):
    grown.discard(n)
print(grown)
for attempt in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2]):
    try:
        print(attempt())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
