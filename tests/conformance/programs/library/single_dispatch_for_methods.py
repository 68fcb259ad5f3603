from functools import partial, singledispatch, singledispatchmethod, wraps


class Formatter:
    @singledispatchmethod
    def format(self, value):
        return f"something: {value!r}"

    @format.register
    def _(self, value: int):
        return f"int: {value}"

    @format.register(list)
    def _(self, value):
        return "list: " + ", ".join(self.format(each) for each in value)

    @singledispatchmethod
    @classmethod
    def make(cls, value):
        return cls, "any", value

    @make.register
    @classmethod
    def _(cls, value: str):
        return cls, "str", value


formatter = Formatter()
print(formatter.format(1), formatter.format("a"), formatter.format([1, "b", True]), Formatter.make(1)[1:], Formatter.make("x")[1:])


@singledispatch
def size(value):
    return -1


size.register(str, len)
print(size("four"), size(5), size.dispatch(str) is len)
for call in (size, partial, lambda: partial(5)):
    try:
        call()
    except TypeError as error:
        print(error)


def decorate(function):
    @wraps(function)
    def wrapper(*arguments):
        return function(*arguments)

    return wrapper


@decorate
def documented(a):
    """What it does."""


print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__, partial(print, 1, sep="-"))
