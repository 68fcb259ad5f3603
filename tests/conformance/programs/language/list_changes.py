"""Inserting, deleting and slicing assignments."""
items = [3, 1, 2]
items[1:2] = [7, 8, 9]
print(items)
items[::2] = [0] * len(items[::2])
print(items)
del items[1:3]
items += (1, 2)
items *= 2
items.insert(1, 99)
items.insert(-100, 5)
items.insert(100, 6)
print(items, items.index(99), items.count(1))
items.remove(99)
print(items.pop(), items.pop(0), items)
items.reverse()
items.sort(key=lambda x: -x)
print(items, sorted(items), items.copy() is items)
items[len(items):] = "xy"
items[:0] = [None]
del items[::2]
print(items)
def extended(): items[::2] = [1]
def not_iterable(): items[0:1] = 5
def index(): items[50] = 1
def delete(): del items[50]
def key(): items["a"] = 1
def step(): items[::0]
for wrong in (extended, not_iterable, index, delete, key, step, lambda: items.remove(12345), lambda: [].pop(), lambda: [1].pop(7), lambda: items.index(12345), lambda: [1] < ["a"], lambda: [] + ()):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
