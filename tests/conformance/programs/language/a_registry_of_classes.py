"""__init_subclass__, __set_name__ and descriptors that build a model."""
class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = [*getattr(owner, "fields", ()), name]

    def __get__(self, instance, owner=None):
        return self if instance is None else instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        instance.__dict__[self.name] = value


class Model:
    registry = {}

    def __init_subclass__(cls, /, table=None, **options):
        super().__init_subclass__(**options)
        Model.registry[table or cls.__name__.lower()] = cls

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"


class User(Model, table="users"):
    name = Field(str, "anonymous")
    age = Field(int, 0)


class Admin(User):
    level = Field(int, 1)


print(User(name="Ann"), Admin(level=3, age=40), Model.registry, Admin.fields, User.fields, User.age.default)
try:
    User(age="old")
except TypeError as error:
    print(error)
