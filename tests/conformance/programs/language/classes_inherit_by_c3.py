class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def hello(self):
        return ["Base"]

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()


class Right(Base):
    kind = "right"

    def hello(self):
        return ["Right"] + super().hello()


class Bottom(Left, Right):
    def __init__(self, name, extra=None):
        super().__init__(name)
        self.extra = extra

    def hello(self):
        return ["Bottom"] + super().hello()


bottom = Bottom("b", extra=1)
print(bottom, bottom.hello(), bottom.kind, [c.__name__ for c in Bottom.__mro__], Bottom.__bases__[0].__name__)
print(isinstance(bottom, Right), issubclass(Bottom, (int, Base)), isinstance(True, int), issubclass(bool, int), type(bottom) is Bottom)
Base.kind = "changed"
bottom.kind = "own"
print(Left("x").kind, bottom.kind, bottom.__dict__, vars(Left("y")))
del bottom.kind
print(bottom.kind, hasattr(bottom, "nothing"), getattr(bottom, "nothing", "default"))
setattr(bottom, "dynamic", 5)
delattr(bottom, "extra")
print(bottom.__dict__, callable(bottom.hello), bottom.hello.__name__, bottom.hello.__self__ is bottom, Bottom.hello.__qualname__)
for attempt in (lambda: bottom.nothing, lambda: Base(), lambda: Base.missing, lambda: type("X", (Base, Bottom), {}), lambda: bottom(), lambda: super().x):
    try:
        print(attempt())
    except (AttributeError, TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
Dynamic = type("Dynamic", (Base,), {"value": 3, "double": lambda self: self.value * 2})
print(Dynamic("d").double(), Dynamic.__name__)
