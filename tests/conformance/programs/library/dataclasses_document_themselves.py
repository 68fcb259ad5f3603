from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import Any, Callable, ClassVar, Optional


class Plain:
    pass


@dataclass
class Point:
    x: int
    y: float = 0.5


@dataclass
class Job:
    name: "str"
    at: Point
    plain: Plain
    tags: tuple[str, ...] = ()
    parts: dict[str, list[int]] = field(default_factory=dict)
    limit: int | None = None
    maybe: Optional[int] = None
    call: Callable[[int], str] = print
    anything: Any = None
    kind: ClassVar[str] = "job"
    _: KW_ONLY
    seed: InitVar[int] = 3
    hidden: str = field(default="h", init=False)


@dataclass
class Documented:
    """Has words of its own."""

    x: int


for each in (Point, Job, Documented):
    print(each.__doc__.replace(str(print), "print"))
