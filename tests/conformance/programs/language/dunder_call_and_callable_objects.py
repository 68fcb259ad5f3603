class Multiplier:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value, *rest, **options):
        return [self.factor * each for each in (value, *rest)], options


double = Multiplier(2)
print(double(1), double(1, 2, x=3), list(map(Multiplier(3), [1])), callable(double), callable(5))


class Decorator:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@Decorator
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4), add.calls)
try:
    5()
except TypeError as error:
    print(error)
