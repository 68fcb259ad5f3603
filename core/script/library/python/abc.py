"""Abstract base classes."""


def abstractmethod(funcobj):
    """Marks a method that subclasses must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def _is_abstract(value):
    if isinstance(value, property):
        return any(_is_abstract(each) for each in (value.fget, value.fset, value.fdel))
    return bool(getattr(value, "__isabstractmethod__", False) or getattr(getattr(value, "__func__", None), "__isabstractmethod__", False))


class ABCMeta(type):
    """The type of abstract base classes: knows their abstract methods and their virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = {each for each, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            abstract.update(each for each in getattr(base, "__abstractmethods__", ()) if _is_abstract(_found(cls, each)))
        cls.__abstractmethods__ = frozenset(abstract)
        cls._abc_registry = []
        return cls

    def register(cls, subclass):
        """Makes a class count as a subclass of this one."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(cls, subclass):
            if issubclass(subclass, cls):
                return subclass
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        return subclass

    def __instancecheck__(cls, instance):
        return issubclass(type(instance), cls)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            return bool(answer)
        if cls in subclass.__mro__:
            return True
        return any(issubclass(subclass, each) for each in cls._abc_registry) or any(
            issubclass(subclass, each) for each in cls.__subclasses__())


def _found(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return None


class ABC(metaclass=ABCMeta):
    """A base class whose subclasses may have abstract methods."""

    __slots__ = ()
