from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Colour:
    RED = "red"


def describe(value):
    match value:
        case 0 | 1:
            return "zero or one"
        case int(n) if n < 0:
            return f"negative {n}"
        case bool() | float():
            return "a float"
        case "exact":
            return "the string"
        case Colour.RED:
            return "the colour red"
        case str() as text:
            return f"text of {len(text)}"
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [first, *_, last] if first == last:
            return "same ends"
        case [Point(x=0, y=y), *rest]:
            return f"point on the axis at {y}, then {rest}"
        case (1, [2, inner], {"k": deep}):
            return f"nested {inner} {deep}"
        case [_, _, *rest]:
            return f"rest {rest}"
        case {"type": "circle", "radius": r, **others}:
            return f"circle {r} {others}"
        case {"type": kind}:
            return f"some {kind}"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "a point"
        case None:
            return "nothing"
        case _:
            return "something else"


for value in (
    0, True, -5, 7, 2.5, "exact", "red", "other", [], [1], [1, 2, 1], [Point(0, 3), 4], (1, [2, 3], {"k": 4}), (1, 2, 3),
    {"type": "circle", "radius": 2, "fill": 1}, {"type": "square"}, Point(0, 0), Point(2, 2), Point(1, 2), None, {1}, b"bytes",
):
    print(repr(value), "->", describe(value))
