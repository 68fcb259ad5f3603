from abc import ABC, ABCMeta, abstractmethod
from collections.abc import (AsyncGenerator, AsyncIterator, Awaitable, Callable, Collection, Container, Coroutine, Generator, Hashable, Iterable,
                             Iterator, Mapping, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized)


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class NamedSquare(Square):
    name = "square"


for kind in (Shape, Square):
    try:
        kind()
    except TypeError as error:
        print(error)
print(NamedSquare(3).area(), isinstance(NamedSquare(1), Shape), issubclass(Square, Shape), sorted(Shape.__abstractmethods__))


class Plugin(metaclass=ABCMeta):
    pass


@Plugin.register
class Foreign:
    pass


print(isinstance(Foreign(), Plugin), issubclass(int, Plugin), Plugin in Foreign.__mro__)


def generator():
    yield 1


async def coroutine():
    pass


async def asynchronous():
    yield 1


waiting = coroutine()
values = [1, "text", (1,), [1], {1: 2}, {1}, frozenset(), range(3), None, generator(), waiting, asynchronous(), len, int, object(), iter([]), {}.keys()]
for kind in (Hashable, Sized, Container, Callable, Iterable, Iterator, Reversible, Generator, Awaitable, Coroutine, AsyncIterator, AsyncGenerator,
             Collection, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping):
    print(kind.__name__, [index for index, value in enumerate(values) if isinstance(value, kind)])
waiting.close()


class Squares(Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, index):
        if not 0 <= index < 4:
            raise IndexError(index)
        return index ** 2


class Lower(MutableMapping):
    def __init__(self, **items):
        self.items_ = {}
        self.update(items)

    def __getitem__(self, key):
        return self.items_[key.lower()]

    def __setitem__(self, key, value):
        self.items_[key.lower()] = value

    def __delitem__(self, key):
        del self.items_[key.lower()]

    def __iter__(self):
        return iter(self.items_)

    def __len__(self):
        return len(self.items_)


squares = Squares()
print(list(squares), list(reversed(squares)), 9 in squares, 5 in squares, squares.index(4), squares.count(1))
lower = Lower(A=1, b=2)
print(lower["a"], "B" in lower, lower.get("zz"), list(lower.items()), list(lower.values()), lower.pop("a"), lower.setdefault("C", 3), dict(lower), lower == {"b": 2, "c": 3})
try:
    Lower().pop("x")
except KeyError as error:
    print(repr(error))


def annotated(callback: Callable[[int], Awaitable[None]], items: Iterable[str]) -> AsyncIterator[int]:
    ...


print(sorted(annotated.__annotations__))
try:
    Mapping()
except TypeError as error:
    print(error)
