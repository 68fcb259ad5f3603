"""match with sequences, mappings, classes, guards and captures."""
import enum


class Color(enum.Enum):
    RED = 1
    GREEN = "g"


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1: return "bit"
        case -1 | -2.5: return "negative"
        case None | True: return "constant"
        case "go" | b"go": return "go"
        case int(n) if n > 100: return f"big {n}"
        case int() | float(): return "number"
        case str(text): return f"text {text}"
        case []: return "empty"
        case [a]: return f"one {a}"
        case (1, *rest, 9): return f"from 1 to 9 over {rest}"
        case [Point(x=0, y=y), *_]: return f"points from {y}"
        case [a, b]: return f"two {a} {b}"
        case {"kind": "box", "size": [w, h], **more}: return f"box {w}x{h} {more}"
        case {"kind": kind}: return f"kind {kind}"
        case {}: return "some dict"
        case Point(0, 0): return "origin"
        case Point(x=0) | Point(y=0): return "axis"
        case Point(x, y) as point: return f"point {x} {y} {point is value}"
        case Color.RED: return "red"
        case _: return "other"


for value in (0, True, -1, -2.5, None, "go", b"go", 500, 7, 2.0, "word", [], [5], (1, 2, 3, 9), [1, 9], [Point(0, 4), 5, 6], [1, 2], (1, 2, 3), {"kind": "box", "size": (2, 3), "id": 1},
              {"kind": "x"}, {}, {"a": 1}, Point(0, 0), Point(0, 3), Point(3, 0), Point(1, 2), Color.RED, Color.GREEN, {1}, range(2), b"bytes", iter([1])):
    print(describe(value), end="; ")
print()
match 5:
    case x if x > 10: print("no")
print(x)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as error:
    print(error)
