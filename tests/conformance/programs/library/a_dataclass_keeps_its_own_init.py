"""A dataclass adds __init__ only where the class has none of its own."""
# models: async
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0

    def __init__(self, text):
        self.x, self.y = map(int, text.split(","))


@dataclass
class Line(Point):
    width: int = field(default=1)


@dataclass(init=False)
class Bare:
    a: int = 1


print(Point("3,4"), Point("3,4") == Point("3,4"), Line(1, 2), Line(1, width=3), Bare())
try:
    Point(1, 2)
except TypeError as error:
    print(error)
