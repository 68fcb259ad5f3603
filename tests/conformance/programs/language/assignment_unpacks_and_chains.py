a = b = [1, 2]
a.append(3)
print(a, b, a is b)
first, *middle, last = range(6)
print(first, middle, last)
(x, (y, z)), [w] = (1, "ab"), {"k": 0}
print(x, y, z, w)
*start, end = "hello"
print(start, end)
i, values = 0, [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
x += 5
x **= 2
x //= 7
x %= 4
x <<= 3
x |= 1
x ^= 3
print(x)
values[1:] = "xyz"
del values[0], values[-1]
print(values)
n: int = 5
m: "list[int]"
print(n, (k := n * 2) + k, k)
try:
    p, q = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    p, q, *r = [1]
except ValueError as error:
    print(error)
del n
try:
    n
except NameError as error:
    print(error)
target = {}
target["a"], target["b"] = target.setdefault("c", 1), 2
print(target)
