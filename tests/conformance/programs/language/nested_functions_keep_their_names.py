def outer():
    def inner():
        class Local:
            def method(self):
                return lambda: None

        return Local

    return inner


print(outer.__qualname__, outer().__qualname__, outer()().__qualname__, outer()().method.__qualname__, outer()()().method().__qualname__)
print(outer()().__name__, outer()()().method().__name__, type(outer()()()).__name__)
