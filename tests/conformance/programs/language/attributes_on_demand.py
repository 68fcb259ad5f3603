"""__getattr__, __setattr__, __delattr__, descriptors, slots, properties."""
class Upper:
    def __getattr__(self, name):
        if name.startswith("z"):
            raise AttributeError(name)
        return name.upper()
    def __setattr__(self, name, value): object.__setattr__(self, "_" + name, value)
    def __delattr__(self, name): print("delete", name)
u = Upper()
u.foo = 1
print(u._foo, u.bar, hasattr(u, "zed"), getattr(u, "zed", 9), vars(u))
del u.what
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name; print("named", owner.__name__, name)
    def __get__(self, instance, owner=None): return self if instance is None else getattr(instance, self.name, None)
    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)
    def __delete__(self, instance): print("delete"); delattr(instance, self.name)
class Person:
    age = Typed(int)
    __slots__ = ("_age", "name")
    @property
    def double(self):
        """Twice the age."""
        return self.age * 2
    @double.setter
    def double(self, value): self.age = value // 2
p = Person()
p.age = 5
p.double = 20
print(p.age, p.double, Person.age.kind, Person.double.__doc__, Person.double.fset is not None)
del p.age
print(p.age)
def wrong_type(): p.age = "x"
def no_slot(): p.other = 1
def unset(): return p.name
def no_deleter(): del p.double
def no_dict(): return p.__dict__
def missing(): return Person().nothing
def on_class(): return Person.nothing
def on_int(): (5).x = 1
for wrong in (wrong_type, no_slot, unset, no_deleter, no_dict, missing, on_class, on_int):
    try:
        print(wrong())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
