"""Operators and methods of sets."""
s = {1, 2, 3}
print(s | {4}, s & {1}, s - {1}, s ^ {3, 4}, s <= {1, 2, 3, 4}, s < s, s >= {1}, s.isdisjoint({9}), s.union([5], [6]), s.intersection([1, 2], [2]), s.difference([1], [2]))
s.add(10)
s.discard(99)
s.update([1, 20], (30,))
s -= {1}
s &= {2, 3, 10, 20}
s ^= {3, 4}
print(sorted(s), s.issubset(range(100)), s.issuperset([2]), frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1])}, set(), frozenset())
print({1, 2} | frozenset([3]), type(frozenset([3]) | {1}).__name__, 1 in s, len(s), max(s), sum(s))
for wrong in (lambda: s + s, lambda: s | [1], lambda: s[0], lambda: {[]}, lambda: s.remove(12345), lambda: set().pop(), lambda: set(5), lambda: hash(s)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
