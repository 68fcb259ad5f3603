items = [3, 1, 2]
items.append(5)
items.extend((4, 4))
items.insert(1, 9)
print(items, items.index(2), items.count(4), items.pop(), items.pop(0), len(items))
items.remove(9)
items.sort()
print(items, sorted(items, reverse=True), list(reversed(items)))
items.sort(key=lambda n: (-n % 3, n), reverse=True)
print(items)
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), max(words, key=len), min(words, key=str.lower))
items[1:2] = [7, 8, 9]
items[::2] = "abc"
print(items, items[::-1], items[-2:], items[5:1:-1], items[10:], items * 2, [0] * 3 + [1])
del items[::2]
print(items, items == [8, 4], [1, [2, [3]]], items.copy() is items)
items.clear()
print(items, bool(items), [[]] * 2, list(range(10, 0, -3)), list("ab"), list({1: 2}))
nested = [[0] * 2 for _ in range(2)]
nested[0][0] = 1
shared = [[0] * 2] * 2
shared[0][0] = 1
recursive = [1]
recursive.append(recursive)
print(nested, shared, recursive)
print([x * y for x in range(3) if x for y in range(x) if y != 1], [(i, j) for i in "ab" for j in (1, 2)])
for attempt in (lambda: [].pop(), lambda: [1][3], lambda: [1].remove(2), lambda: [1].index(5), lambda: [1] + (2,), lambda: [1]["a"], lambda: sorted([1, "a"])):
    try:
        print(attempt())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
