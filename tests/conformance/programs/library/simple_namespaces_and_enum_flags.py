import enum
from types import SimpleNamespace


class Permission(enum.Flag):
    READ = enum.auto()
    WRITE = enum.auto()
    BOTH = READ | WRITE


class Planet(enum.Enum):
    EARTH = (1.0, "blue")
    MARS = (0.1, "red")

    def __init__(self, mass, colour):
        self.mass = mass
        self.colour = colour

    @property
    def heavy(self):
        return self.mass > 0.5

    @classmethod
    def reds(cls):
        return [planet.name for planet in cls if planet.colour == "red"]


print(Planet.MARS.colour, Planet.EARTH.heavy, Planet.reds(), Planet["EARTH"].value, [p.name for p in Planet], Planet((0.1, "red")))
print(Permission.READ | Permission.WRITE == Permission.BOTH, Permission.READ in Permission.BOTH, Permission.BOTH & Permission.WRITE, bool(Permission.READ & Permission.WRITE))
print(enum.unique(Planet) is Planet, isinstance(Planet.MARS, Planet), repr(Planet.MARS), hash(Planet.MARS) == hash("MARS"))
space = SimpleNamespace(x=1, nested=SimpleNamespace(y=[2]))
space.nested.y.append(3)
print(space, vars(space))
