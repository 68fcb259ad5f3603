"""Method resolution, super, and orders that cannot be."""
class Base:
    def who(self): return "Base"
    def __init_subclass__(cls, /, tag=None, **rest):
        super().__init_subclass__(**rest)
        print("subclass", cls.__name__, tag)
class Left(Base, tag="l"):
    def who(self): return "Left > " + super().who()
class Right(Base):
    def who(self): return "Right > " + super().who()
class Both(Left, Right):
    def who(self): return "Both > " + super().who()
print(Both().who(), [c.__name__ for c in Both.__mro__], issubclass(Both, Base), issubclass(Both, (int, Right)), isinstance(Both(), Left), Both.__bases__, Base.__subclasses__())
try:
    class Impossible(Base, Left): pass
except TypeError as error:
    print(error)
try:
    class Twice(Base, Base): pass
except TypeError as error:
    print(error)
class Counted(int):
    def __new__(cls, value): return super().__new__(cls, value * 2)
    def __repr__(self): return f"Counted({int(self)})"
class Shouting(str):
    def __str__(self): return self.upper() + "!"
class Defaults(dict):
    def __missing__(self, key): return key * 2
print(Counted(4), Counted(4) + 1, str(Shouting("hi")), f"{Shouting('hi')}", Shouting("a") + "b", Defaults()["ab"], Defaults(a=1), isinstance(Counted(1), int))
