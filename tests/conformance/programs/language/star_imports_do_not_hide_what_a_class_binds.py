"""With `from module import *`, decorators and defaults in a class find the names of the class."""
# models: async
from math import *


class Circle:
    KIND = "circle"

    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        self._radius = value

    def describe(self, kind=KIND, *, place: KIND = None) -> KIND:
        return f"{kind} {floor(pi * self._radius)}"

    class Inner:
        size = 3

        def grow(self, by=size):
            return by

    shown = staticmethod(lambda: "shown")


circle = Circle(2)
circle.radius = 5
print(circle.radius, circle.describe(), Circle.Inner().grow(), Circle.shown())
