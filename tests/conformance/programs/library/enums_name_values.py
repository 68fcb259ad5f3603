import enum


class Colour(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"


class State(enum.Enum):
    IDLE = enum.auto()
    BUSY = enum.auto()


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 10


print(Colour.RED, repr(Colour.GREEN), Colour.RED.describe(), Colour(2), Colour["RED"], list(Colour), Colour.CRIMSON is Colour.RED, len(Colour))
print(State.BUSY.value, State.IDLE == State.IDLE, State.IDLE in State, Level.HIGH > 5, Level.LOW + 1, sorted(Level, reverse=True)[0].name, {Colour.RED: "r"}[Colour.RED])
for attempt in (lambda: Colour(9), lambda: Colour["BLUE"], lambda: Colour.BLUE):
    try:
        print(attempt())
    except (ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
