"""Annotations. They do nothing when the program runs, but for NamedTuple and a few that are functions."""

from collections import namedtuple as _namedtuple

TYPE_CHECKING = False


class _Special:
    """A name that can stand in an annotation, with or without parameters."""

    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        return _Parameterized(self, parameters if isinstance(parameters, tuple) else (parameters,))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        return ()


def _shown(kind):
    if kind is ...:
        return "..."
    if isinstance(kind, type):
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return "[" + ", ".join(map(_shown, kind)) + "]" if isinstance(kind, list) else repr(kind)


class _Parameterized(_Special):
    def __init__(self, origin, parameters):
        super().__init__(origin._name)
        self.__origin__ = origin
        self.__args__ = parameters

    def __repr__(self):
        if self._name == "Optional":
            return f"typing.Optional[{_shown(self.__args__[0])}]"
        return f"typing.{self._name}[{', '.join(map(_shown, self.__args__))}]"

    def __eq__(self, other):
        if not isinstance(other, _Parameterized):
            return NotImplemented
        if self._name == "Union":
            return other._name == "Union" and set(self.__args__) == set(other.__args__)
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self._name == "Union" else self.__args__))


class _Union(_Special):
    def __getitem__(self, parameters):
        flat = []
        for kind in parameters if isinstance(parameters, tuple) else (parameters,):
            members = kind.__args__ if isinstance(kind, _Parameterized) and kind._name == "Union" else (kind,)
            for member in members:
                member = type(None) if member is None else member
                if member not in flat:
                    flat.append(member)
        if len(flat) == 1:
            return flat[0]
        made = _Parameterized(self, tuple(flat))
        if len(flat) == 2 and type(None) in flat:
            return _OptionalView(self, made.__args__)
        return made


class _OptionalView(_Parameterized):
    def __repr__(self):
        kind = self.__args__[0] if self.__args__[1] is type(None) else self.__args__[1]
        return f"typing.Optional[{_shown(kind)}]"


class _Optional(_Special):
    def __getitem__(self, kind):
        return Union[kind, None]


Union = _Union("Union")
Optional = _Optional("Optional")
Any = _Special("Any")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
LiteralString = _Special("LiteralString")
Callable = _Special("Callable")
Type = _Special("Type")
Tuple = _Special("Tuple")
List = _Special("List")
Dict = _Special("Dict")
Set = _Special("Set")
FrozenSet = _Special("FrozenSet")
Deque = _Special("Deque")
DefaultDict = _Special("DefaultDict")
Counter = _Special("Counter")
OrderedDict = _Special("OrderedDict")
ChainMap = _Special("ChainMap")
Iterable = _Special("Iterable")
Iterator = _Special("Iterator")
Generator = _Special("Generator")
Sequence = _Special("Sequence")
Mapping = _Special("Mapping")
MutableMapping = _Special("MutableMapping")
MutableSequence = _Special("MutableSequence")
MutableSet = _Special("MutableSet")
AbstractSet = _Special("AbstractSet")
Collection = _Special("Collection")
Container = _Special("Container")
Hashable = _Special("Hashable")
Sized = _Special("Sized")
Reversible = _Special("Reversible")
KeysView = _Special("KeysView")
ItemsView = _Special("ItemsView")
ValuesView = _Special("ValuesView")
Awaitable = _Special("Awaitable")
Coroutine = _Special("Coroutine")
AsyncIterable = _Special("AsyncIterable")
AsyncIterator = _Special("AsyncIterator")
AsyncGenerator = _Special("AsyncGenerator")
ContextManager = _Special("ContextManager")
AsyncContextManager = _Special("AsyncContextManager")
Literal = _Special("Literal")
Final = _Special("Final")
ClassVar = _Special("ClassVar")
Annotated = _Special("Annotated")
Concatenate = _Special("Concatenate")
TypeAlias = _Special("TypeAlias")
TypeGuard = _Special("TypeGuard")
Required = _Special("Required")
NotRequired = _Special("NotRequired")
Unpack = _Special("Unpack")
Text = str


class _Variable(_Special):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints

    def __repr__(self):
        return f"~{self._name}"


class TypeVar(_Variable):
    pass


class TypeVarTuple(_Variable):
    def __repr__(self):
        return self._name

    def __iter__(self):
        yield Unpack[self]


class ParamSpec(_Variable):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    """A base class that takes type parameters, and ignores them."""

    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    """A base class that says what methods something has."""

    __slots__ = ()


class SupportsInt(Protocol):
    pass


class SupportsFloat(Protocol):
    pass


class SupportsAbs(Protocol):
    pass


class SupportsIndex(Protocol):
    pass


class SupportsRound(Protocol):
    pass


class SupportsBytes(Protocol):
    pass


_fixed_in_named_tuples = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                          "_replace", "_asdict", "_source")


class _NamedTupleMeta(type):
    """Makes a class statement with annotated fields a named tuple with the methods of the class."""

    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(defaults)}")
        made = _namedtuple(typename, types, defaults=[namespace[name] for name in defaults], module=namespace["__module__"])
        made.__annotations__ = dict(types)
        for name, value in namespace.items():
            if name in _fixed_in_named_tuples:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in ("__module__", "__annotations__", "__classcell__") and name not in made._fields:
                setattr(made, name, value)
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """class Point(NamedTuple): x: int; y: int = 0"""
    names = list(fields) if fields is not None else list(kwargs.items())
    made = _namedtuple(typename, [name for name, _ in names], module="__main__")
    made.__annotations__ = dict(names)
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class TypedDict(dict):
    """A dict whose keys are declared; a plain dict when the program runs."""

    def __init_subclass__(cls, /, total=True, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.__total__ = total

    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


def NewType(name, tp):
    def convert(value):
        return value

    convert.__name__ = convert.__qualname__ = name
    convert.__supertype__ = tp
    return convert


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    f.__final__ = True
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for source in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        hints.update(getattr(source, "__dict__", {}).get("__annotations__", None) or getattr(source, "__annotations__", {}))
    return hints


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())
