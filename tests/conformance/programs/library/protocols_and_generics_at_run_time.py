from typing import (
    Any, Callable, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol, Tuple, TypedDict, TypeVar, Union, get_args, get_origin,
    runtime_checkable,
)

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V", covariant=True)


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item

    @classmethod
    def empty(cls):
        return cls(None)


class IntBox(Box[int]):
    pass


class Pair(Generic[K, V]):
    pass


print(Box[int], Box[T], Pair[str, int], Box[int](3).item, vars(Box[int](3)), Box[int].empty().item)
print(Box.__parameters__, IntBox.__parameters__, IntBox.__orig_bases__, IntBox.__mro__)
print(K, V, get_origin(Box[int]), get_args(Pair[str, int]))
attempt(lambda: Box[int, str])
attempt(lambda: Pair[int])
attempt(lambda: IntBox[int])
attempt(lambda: Generic[int])
attempt(lambda: isinstance(Box(1), Box[int]))
attempt(lambda: TypeVar("A", int))


class Runner(Protocol):
    def run(self) -> int: ...


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def hello(self):
        return "hello, " + self.name


class File:
    def close(self):
        pass


class Person(Named):
    def __init__(self):
        self.name = "Ann"


print(isinstance(File(), Closeable), isinstance(3, Closeable), issubclass(File, Closeable), Person().hello(), isinstance(Person(), Named))
attempt(lambda: isinstance(File(), Runner))
attempt(lambda: issubclass(Person, Named))
attempt(Closeable)
attempt(lambda: runtime_checkable(int))


class Film(TypedDict, total=False):
    title: str
    year: int


class Point(NamedTuple):
    x: int
    y: int = 0


UserId = NewType("UserId", int)
print(Film(title="Alien"), Film.__total__, sorted(Film.__optional_keys__), Film.__required_keys__, Point(1), UserId, UserId(5))
attempt(lambda: isinstance({}, Film))
print(List[int], Dict[str, Any], Optional[int], Union[int, str, None], Callable[[int], str], Callable[..., None], Tuple[int, ...])
print(get_origin(List[int]), get_origin(int | str), get_origin(Callable[[int], str]), get_args(Callable[[int], str]), isinstance([], List))
print(Dict[str, List[T]][int], List["Node"], Optional["Node"], List[int] | None)
attempt(lambda: Dict[int])
attempt(lambda: Optional[1, 2])
attempt(lambda: Union[()])
attempt(lambda: Callable[int])
attempt(lambda: isinstance(1, List[int]))
attempt(lambda: List())
attempt(lambda: Any())
