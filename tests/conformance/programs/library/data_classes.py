"""dataclass: defaults, order, frozen, slots, inheritance, fields."""
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Item:
    name: str
    count: int = 0
    tags: list = field(default_factory=list)
    secret: int = field(default=1, repr=False, compare=False)


item = Item("a")
print(item, item == Item("a", secret=5), asdict(item), astuple(item), replace(item, count=5), [f.name for f in fields(item)], is_dataclass(Item), Item.__match_args__)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    text: str = field(init=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "text", f"v{self.major}.{self.minor}")


print(Version(1), Version(1) < Version(1, 1), sorted([Version(2), Version(1, 5)]), hash(Version(1)) == hash(Version(1)), {Version(1): "one"})


@dataclass
class Base:
    a: int = 1


@dataclass
class Derived(Base):
    b: int = 2
    a: int = 10


@dataclass(slots=True, kw_only=True)
class Settings:
    path: str
    depth: int = 3


print(Derived(), Derived(5), Settings(path="p"))
def assign(): Version(1).major = 2
def no_default():
    @dataclass
    class Bad:
        a: int = 1
        b: int
def mutable():
    @dataclass
    class Bad:
        a: list = []
for wrong in (assign, no_default, mutable, lambda: Item(), lambda: Settings("p"), lambda: Item(1, 2, 3, 4, 5), lambda: Item("a") < Item("b"), lambda: hash(item), lambda: asdict(5), lambda: replace(Version(1), text="x")):
    try:
        wrong()
    except (TypeError, ValueError, FrozenInstanceError) as error:
        print(type(error).__name__, error)
