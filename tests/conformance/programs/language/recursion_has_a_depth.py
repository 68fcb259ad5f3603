import sys


def depth(n):
    return n if n == 0 else 1 + depth(n - 1)


def forever():
    return forever()


print(depth(900), sys.getrecursionlimit())
try:
    forever()
except RecursionError as error:
    print(error)


class Loop:
    def __repr__(self):
        return repr(self)


try:
    repr(Loop())
except RecursionError as error:
    print(type(error).__name__)
print(depth(500))
