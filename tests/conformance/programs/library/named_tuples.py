"""namedtuple and typing.NamedTuple."""
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._make([3, 4]), p == (1, 2), *p, len(p), p + (3,))
Job = namedtuple("Job", ["name", "cost"], defaults=[5])
print(Job("a"), Job._field_defaults, sorted([Job("b", 1), Job("a", 2)]), hash(p) == hash((1, 2)))


class Task(NamedTuple):
    name: str
    priority: int = 0

    def describe(self):
        return f"{self.name}@{self.priority}"


print(Task("t"), Task("t", 3).describe(), Task.__annotations__, Task._fields, Task("t")._replace(name="u"))
def assign(): p.x = 5
for wrong in (assign, lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p._replace(q=1), lambda: namedtuple("N", "a a"), lambda: namedtuple("N", "class"), lambda: Point._make([1])):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
