def function():
    """Says what it does."""


class Class:
    """A class."""

    class Inner:
        def method(self):
            pass


print(__name__, function.__doc__, function.__module__, Class.__doc__, Class.__module__, Class.Inner.__qualname__, Class.Inner.method.__qualname__)
print(type(3), type("x"), type(None), type(function).__name__, Class, type(Class), type(print).__name__, int, list[int])
print(type(len).__name__, (lambda: 0).__name__, [c.__name__ for c in (ValueError, int, dict)], None, Ellipsis, NotImplemented, ..., True)
