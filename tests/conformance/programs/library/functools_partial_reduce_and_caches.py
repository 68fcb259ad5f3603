import functools

calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2)], calls, square.cache_info())
square.cache_clear()


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80))


def power(base, exponent=2, *, offset=0):
    return base ** exponent + offset


cube = functools.partial(power, exponent=3)
print(cube(2), cube(2, offset=1), functools.partial(power, 2)(5), cube.func.__name__, cube.args, cube.keywords)
print(functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [], 7))


class Lazy:
    @functools.cached_property
    def value(self):
        print("computed once")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__)
