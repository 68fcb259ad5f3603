items = list(range(10))
print(items[2:5], items[:-7], items[-3:], items[::3], items[::-2], items[8:2:-2], items[5:5], items[100:], items[-100:2])
items[2:4] = ["a", "b", "c"]
items[:0] = [-1]
items[len(items):] = ["end"]
items[1:1] = []
print(items)
items[::4] = "wxyz"
print(items)
del items[1:6:2], items[-1]
print(items)
try:
    items[::2] = [1]
except ValueError as error:
    print(error)
print("hello"[slice(1, 4)], (1, 2, 3)[::-1], range(10)[2:8:3], b"bytes"[1:3], slice(1, 10, 2).indices(5), slice(None, None, -1).indices(3))
text = "abc"
print(text[-1], text[:2] + text[2:], text[::-1], text[1:1] == "", text[-2:-1])
