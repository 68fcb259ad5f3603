"""Enum, IntEnum, Flag, StrEnum, auto, aliases."""
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    ROUGE = 1

    @property
    def next(self):
        return Color(self.value % 2 + 1)

    def __str__(self):
        return self.name.lower()


print(Color.RED, repr(Color.RED), Color(2), Color["GREEN"], Color.ROUGE is Color.RED, list(Color), len(Color), Color.RED in Color, list(Color.__members__), Color.RED.next, f"{Color.GREEN}", {Color.RED: 1}, Color.RED == 1)


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5


class Access(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    EXECUTE = enum.auto()
    ALL = READ | WRITE | EXECUTE


class Mode(enum.StrEnum):
    FAST = enum.auto()
    SLOW = "s"


print(Level.LOW + 1, Level.LOW < Level.HIGH, sorted([Level.HIGH, Level.LOW]), f"{Level.LOW} {Level.LOW!r}", max(Level), Level(5) == 5)
print(Access.READ | Access.WRITE, repr(Access.READ | Access.WRITE), Access.READ in Access.ALL, ~Access.READ, list(Access.ALL), bool(Access.READ & Access.WRITE), Access(0), Access.EXECUTE.value, Access.ALL.name)
print(Mode.FAST, repr(Mode.SLOW), Mode.SLOW == "s", Mode.FAST.upper(), Mode("s"))


class Planet(enum.Enum):
    EARTH = (5.9, 6.3)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius


print(Planet.EARTH.mass, Planet.EARTH.value, enum.Enum("Animal", "CAT DOG").DOG.value)
def assign(): Color.RED = 5
def extend():
    class More(Color):
        BLUE = 3
def duplicates():
    @enum.unique
    class Twice(enum.Enum):
        A = 1
        B = 1
for wrong in (assign, extend, duplicates, lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: Color.RED < Color.GREEN, lambda: Color.RED + 1):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
