"""partial, reduce, caches, wraps, ordering, dispatch."""
import functools
import operator

print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(lambda a, b: a * b, [], 7), functools.partial(int, base=2)("101"))
double = functools.partial(operator.mul, 2)
print(double(4), double.func is operator.mul, double.args, double.keywords, functools.partial(double, 5)())


@functools.lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


print([square(x) for x in (1, 1, 2, 3, 1)], square.cache_info(), square.__name__)
square.cache_clear()
print(square.cache_info())


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80))


class Lazy:
    @functools.cached_property
    def value(self):
        print("once")
        return 5


lazy = Lazy()
print(lazy.value, lazy.value, vars(lazy))


@functools.total_ordering
class Version:
    def __init__(self, number): self.number = number
    def __eq__(self, other): return self.number == other.number
    def __lt__(self, other): return self.number < other.number


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2), max(Version(1), Version(3)).number)


@functools.singledispatch
def describe(value): return "something"


@describe.register
def _(value: int): return "an int"


@describe.register(list)
def _(value): return "a list"


print(describe(1), describe([]), describe("a"), describe(True))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        """wrapper"""
        return function(*args)
    return wrapper


@logged
def named(x):
    """documented"""
    return x


print(named.__name__, named.__doc__, named.__wrapped__(3))
try:
    functools.reduce(operator.add, [])
except TypeError as error:
    print(error)
