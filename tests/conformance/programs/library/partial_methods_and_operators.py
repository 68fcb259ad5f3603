import functools
import operator

print(functools.reduce(operator.add, [[1], [2]], []), list(map(operator.neg, [1, -2])), operator.contains([1, 2], 2), operator.getitem("abc", 1))
basetwo = functools.partial(int, base=2)
print(basetwo("1010"), basetwo, functools.partial(print, "a", sep="-") is not None)
functools.partial(print, "a", sep="-")("b", "c")
print(sorted(["b", "A", "c"], key=functools.cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
print(operator.itemgetter("k", "j")({"k": 1, "j": 2}), operator.attrgetter("real", "imag")(3), operator.methodcaller("split", ",")("a,b"))
print(operator.lt(1, 2), operator.eq(1, 1.0), operator.truediv(1, 2), operator.floordiv(7, 2), operator.mod(7, 4), operator.pow(2, 3), operator.not_(0), operator.index(5))
