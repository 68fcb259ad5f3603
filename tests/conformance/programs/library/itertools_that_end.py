"""Combinatorics and slices of iterators."""
import itertools as it
import operator

print(list(it.chain([1], "ab")), list(it.chain.from_iterable(["ab", "c"])), list(it.islice("abcdef", 1, 5, 2)), list(it.repeat(1, 2)), list(it.accumulate([1, 2, 3])),
      list(it.accumulate([1, 2, 3], operator.mul, initial=10)), list(it.takewhile(lambda x: x < 3, range(9))), list(it.dropwhile(lambda x: x < 3, range(5))))
print(list(it.filterfalse(None, [0, 1, ""])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.compress("abc", [1, 0, 1])), list(it.pairwise("abc")))
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.permutations("abc", 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)))
print([(key, list(group)) for key, group in it.groupby("aabbca")], [list(copy) for copy in it.tee([1, 2], 3)], list(it.islice(it.cycle("ab"), 5)), list(it.islice(it.count(5, 2), 3)), list(it.islice(it.count(0.5), 2)))
for wrong in (lambda: it.islice([1], -1), lambda: it.permutations("ab", -1), lambda: it.repeat(), lambda: list(it.chain(5)), lambda: it.product("a", repeat=-1)):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
