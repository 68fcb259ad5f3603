"""The members of a combination of flags come by value, or as they are defined where that is another order."""
# models: async
from enum import Flag, IntFlag, auto


class Down(Flag):
    READ = 4
    WRITE = 2
    EXECUTE = 1
    ALL = 7


class Up(Flag):
    A = auto()
    B = auto()
    C = auto()


class Mixed(IntFlag):
    TWO = 2
    ONE = 1
    FOUR = 4


for kind in (Down, Up, Mixed):
    print(list(kind), [repr(kind(value)) for value in range(8)], [str(kind(value)) for value in (3, 5, 6)])
    print(list(kind(6)), list(~kind(2)), kind(5).name, len(kind(7)))
