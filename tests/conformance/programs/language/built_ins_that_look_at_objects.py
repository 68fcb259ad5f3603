class Thing:
    shared = 1

    def __init__(self):
        self.own = 2

    def method(self):
        local = sorted(locals())
        return local


thing = Thing()
print(callable(Thing), callable(thing), callable(len), hasattr(thing, "own"), getattr(thing, "shared"), vars(thing), thing.method())
print([name for name in dir(thing) if not name.startswith("_")], "Thing" in globals(), id(thing) == id(thing), type(id(thing)).__name__)
print(isinstance(3, (str, int)), issubclass(Thing, object), type(thing).__name__, hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True), hash(-1))
print(repr("x"), ascii("é"), bin(5), oct(8), hex(255), chr(97), ord("a"), abs(-3), divmod(7, 2), pow(2, 10, 1000), round(3.14159, 2), bool([]))
globals()["made"] = "by name"
print(made)
x = 5


def function(a, b=2):
    c = a + b
    return locals()


print(function(1), slice(1, 2), slice(1, None, 2).indices(5), object() == object(), type(object()).__name__)
print(bool(0.0), bool("0"), int(True), int("0x1f", 16), str(None), list("ab"), tuple(range(2)), dict(a=1), set([1]), frozenset([2]), bytes(2), float("2"))
