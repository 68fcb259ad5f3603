class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return name * 2

    def __setattr__(self, name, value):
        self.log.append((name, value))

    def __delattr__(self, name):
        self.log.append(("del", name))


proxy = Proxy()
proxy.x = 1
del proxy.x
print(proxy.ab, proxy.log, hasattr(proxy, "nothing"), getattr(proxy, "nope", "default"))


class Eager:
    def __getattribute__(self, name):
        print("looking up", name)
        return object.__getattribute__(self, name)

    value = 3


print(Eager().value)


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            print("new")
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, n):
        self.n = n


print(Single(1) is Single(2), Single(3).n)


class Plugin:
    registry = []

    def __init_subclass__(cls, /, label="none", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, label))


class First(Plugin, label="one"):
    pass


class Second(First):
    pass


print(Plugin.registry)


class Meters(float):
    def __new__(cls, value):
        return super().__new__(cls, value)

    def __repr__(self):
        return f"{float(self)} m"


class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Text(str):
    def shout(self):
        return self.upper() + "!"


print(Meters(2.5), Meters(2) + 1, Stack([1]).push(2), len(Stack("ab")), Text("hi").shout(), isinstance(Text("x"), str), Text("a") + "b", type(Text("a") + "b").__name__)
print(Stack([1, 2]) == [1, 2], sorted(Stack([2, 1])), {Text("k"): 1}["k"], f"{Text('x'):>3}")
