"""The operator module."""
import operator as op

print(op.add(1, 2), op.sub(5, 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(5, 3), op.pow(2, 5), op.neg(1), op.not_(0), op.and_(6, 3), op.xor(1, 3), op.lshift(1, 4), op.invert(5))
print(op.lt(1, 2), op.eq(1, 1.0), op.is_(None, None), op.contains([1], 1), op.getitem([5], 0), op.concat([1], [2]), op.countOf([1, 1, 2], 1), op.indexOf("abc", "c"), op.index(True), op.truth([]))
print(op.itemgetter(1)([5, 6]), op.itemgetter("a", "b")({"a": 1, "b": 2}), op.attrgetter("real")(5), op.attrgetter("__class__.__name__")("s"), op.methodcaller("split", ",")("a,b"), op.methodcaller("upper")("x"))
items = [1, 2, 3]
op.setitem(items, 0, 9)
op.delitem(items, 1)
print(items, op.iadd(items, [4]), items, sorted([("b", 2), ("a", 2), ("c", 1)], key=op.itemgetter(1, 0)))
