import functools


def announce(prefix):
    print("making", prefix)

    def decorate(function):
        print("decorating", function.__name__, "with", prefix)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(prefix, "before")
            result = function(*args, **kwargs)
            print(prefix, "after")
            return result

        return wrapper

    return decorate


@announce("outer")
@announce("inner")
def add(a, b):
    """Adds."""
    return a + b


print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__.__name__)


@lambda cls: (cls, "decorated")
class Decorated:
    pass


print(Decorated[1], Decorated[0].__name__)
