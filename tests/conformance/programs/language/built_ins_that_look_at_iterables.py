print(all([]), all([1, "a"]), all([1, 0]), any([]), any([0, 1]), sum([], 5), sum([[1], [2]], []), len(range(0, 10, 3)))
print(list(enumerate("ab", 1)), list(zip("abc", [1, 2])), list(map(max, [1, 5], [3, 2])), list(filter(str.isupper, "aBcD")), list(reversed([1, 2])))
print(sorted({"b": 1, "a": 2}), min("hello"), max([1, 2], [1, 3]), min([], default="none"), max(3, 1, key=lambda n: -n))
print(range(5), range(1, 10, 2)[1:3], 4 in range(0, 10, 2), range(3) == range(0, 3), list(range(5, 0, -2)), range(10).index(4), len(range(10 ** 18)))
try:
    print(list(zip("ab", [1], strict=True)))
except ValueError as error:
    print(error)
for attempt in (lambda: max([]), lambda: sum(["a"]), lambda: range(1, 2, 0), lambda: next(iter([])), lambda: all(5), lambda: min(1)):
    try:
        print(attempt())
    except (ValueError, TypeError, StopIteration) as error:
        print(type(error).__name__, error)
