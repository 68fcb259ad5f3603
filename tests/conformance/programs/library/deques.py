"""A deque, bounded and not."""
from collections import deque

d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d[0], d[-1], d.pop(), d.popleft(), len(d), d.maxlen)
d.extend([7, 8])
d.rotate(1)
print(d, list(reversed(d)), 7 in d, d.index(7), d.count(7), d == deque([8, 3, 7]), d.copy())
e = deque("abc")
e.extendleft("xy")
e.rotate(-2)
e.remove("b")
e.insert(1, "new")
e.reverse()
print(e, e + deque([1]), e * 2, e < deque("z"), bool(deque()))
e[1] = "set"
del e[0]
print(e)
for wrong in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e.index("q"), lambda: e.remove("q"), lambda: e[99], lambda: deque(maxlen=-1), lambda: deque([1], 1).insert(0, 2)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
def change():
    for x in e:
        e.append(x)
try:
    change()
except RuntimeError as error:
    print(error)
