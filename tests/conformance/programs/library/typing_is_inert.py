from __future__ import annotations

import typing
from types import SimpleNamespace
from typing import Any, Callable, NamedTuple, Optional, Union


class Row(NamedTuple):
    name: str
    size: int = 0


def annotated(a: int, b: Optional[str] = None, *c: Undefined) -> dict[str, Union[int, str]]:
    x: list[Nothing] = []
    return {"a": a}


print(Row("a"), Row("b", 2).size, Row._fields, annotated(1), annotated.__annotations__)
space = SimpleNamespace(a=1, b="x")
space.c = [2]
print(space, space.a, space == SimpleNamespace(a=1, b="x", c=[2]))
print(typing.cast(int, "x"), typing.TYPE_CHECKING)
