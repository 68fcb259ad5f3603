"""Annotations. They do nothing when the program runs, but for NamedTuple and a few that are functions."""

from abc import ABCMeta, abstractmethod
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

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _Plain(_Special):
    """A name that takes no parameters."""

    def __getitem__(self, parameters):
        raise TypeError(f"{self!r} is not subscriptable")


class _Single(_Special):
    """A name that takes one parameter."""

    def __getitem__(self, parameters):
        if isinstance(parameters, tuple):
            raise TypeError(f"typing.{self._name} accepts only single type. Got {parameters!r}.")
        return _Parameterized(self, (parameters,))


class _Generic(_Special):
    """Another name for a class that takes type parameters: List for list."""

    def __init__(self, name, module, origin, count=-1):
        super().__init__(name)
        self._module = module
        self._origin = origin
        self._count = count

    @property
    def __origin__(self):
        if self._module == "builtins":
            return self._origin
        import collections, collections.abc, contextlib
        modules = {"collections": collections, "collections.abc": collections.abc, "contextlib": contextlib}
        return getattr(modules[self._module], self._origin)

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if self._count >= 0:
            _check_count(f"{self!r}", len(parameters), self._count)
        return _Parameterized(self, parameters)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return _with_generic(self, self.__origin__, bases)


class _CallableName(_Generic):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        arguments, result = parameters
        if isinstance(arguments, list):
            arguments = [_taken(each) for each in arguments]
        elif arguments is not ... and not isinstance(arguments, (ParamSpec, _Parameterized)):
            arguments = [arguments]
        return _Parameterized(self, (arguments, result))


class _AnnotatedName(_Special):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _Annotated(self, parameters)


def _check_count(subject, actual, expected):
    if actual != expected:
        raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {subject}; actual {actual}, expected {expected}")


def _with_generic(alias, origin, bases):
    """The bases that an alias stands for: Generic too, where no base behind it brings it."""
    for base in bases[bases.index(alias) + 1:]:
        if isinstance(base, (_Generic, _Parameterized)) or isinstance(base, type) and issubclass(base, Generic):
            return (origin,)
    return (origin, Generic) if origin is not Generic else (origin,)


def _shown(kind):
    if kind is ...:
        return "..."
    if isinstance(kind, type) and not isinstance(kind, type(list[int])):
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return "[" + ", ".join(map(_shown, kind)) + "]" if isinstance(kind, list) else repr(kind)


class ForwardRef:
    """A type that is only named."""

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


def _taken(parameter):
    """What a parameter of an annotation is kept as."""
    return type(None) if parameter is None else ForwardRef(parameter) if isinstance(parameter, str) else parameter


class _Parameterized(_Special):
    """A name, or a class of the program's, with its parameters."""

    def __init__(self, origin, parameters):
        super().__init__(getattr(origin, "_name", None))
        self._subject = origin
        if self._name == "Annotated":
            self.__args__ = (_taken(parameters[0]), *parameters[1:])
        else:
            self.__args__ = parameters if self._name == "Literal" else tuple(map(_taken, parameters))

    @property
    def __origin__(self):
        return self._subject.__origin__ if isinstance(self._subject, _Generic) else self._subject

    @property
    def __parameters__(self):
        return _parameters_of(self.__args__)

    def __repr__(self):
        subject = f"typing.{self._name}" if self._name is not None else _shown(self._subject)
        if self._name == "Callable":
            first = self.__args__[0]
            return f"{subject}[{_shown(list(first) if isinstance(first, list) else first)}, {_shown(self.__args__[1])}]"
        if self._name == "Literal":
            return f"{subject}[{', '.join(map(repr, self.__args__))}]"
        return f"{subject}[{', '.join(map(_shown, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Parameterized):
            return NotImplemented
        if self._name == "Union":
            return other._name == "Union" and set(self.__args__) == set(other.__args__)
        return self._subject is other._subject and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, frozenset(self.__args__) if self._name == "Union" else self.__args__))

    def __getitem__(self, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        variables = self.__parameters__
        if not variables:
            raise TypeError(f"{self!r} is not a generic class")
        _check_count(f"{self!r}", len(parameters), len(variables))
        chosen = dict(zip(variables, parameters))
        arguments = []
        for each in self.__args__:
            inner = getattr(each, "__parameters__", ())
            arguments.append(chosen[each] if isinstance(each, TypeVar) else each[tuple(chosen[one] for one in inner)] if inner else each)
        if self._name == "Union":
            return Union[tuple(arguments)]
        return _Parameterized(self._subject, tuple(arguments))

    def __call__(self, *args, **kwargs):
        if isinstance(self._subject, _Generic):
            return self._subject()
        if not isinstance(self._subject, type):
            raise TypeError(f"Cannot instantiate {self._subject!r}")
        made = self._subject(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except AttributeError:
            pass
        return made

    def __getattr__(self, name):
        if name.startswith("__") or not isinstance(self._subject, type):
            raise AttributeError(name)
        return getattr(self._subject, name)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self._name == "Union":
            return any(issubclass(cls, each) for each in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __mro_entries__(self, bases):
        if isinstance(self._subject, _Generic):
            return _with_generic(self, self.__origin__, bases)
        if not isinstance(self._subject, type):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._subject is Generic:
            index = bases.index(self)
            if Protocol in bases or any(isinstance(base, _Parameterized) and base is not self for base in bases[index + 1:]):
                return ()
        return (self._subject,)


class _Annotated(_Parameterized):
    def __repr__(self):
        kind, *notes = self.__args__
        return f"typing.Annotated[{_shown(kind)}, {', '.join(map(repr, notes))}]"

    @property
    def __metadata__(self):
        return self.__args__[1:]


def _parameters_of(arguments):
    """The type variables in them, each once, in order."""
    found = []
    for each in arguments:
        for variable in [each] if isinstance(each, _Variable) else getattr(each, "__parameters__", ()) if not isinstance(each, type) else ():
            if variable not in found:
                found.append(variable)
    return tuple(found)


class _Union(_Special):
    def __getitem__(self, parameters):
        if parameters == ():
            raise TypeError("Cannot take a Union of no types.")
        flat = []
        for kind in parameters if isinstance(parameters, tuple) else (parameters,):
            is_union = isinstance(kind, _Parameterized) and kind._name == "Union" or isinstance(kind, type(int | str))
            for member in kind.__args__ if is_union else (kind,):
                member = _taken(member)
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
        if isinstance(kind, tuple):
            raise TypeError(f"typing.Optional requires a single type. Got {kind!r}.")
        return Union[kind, None]


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """What any value is."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


Union = _Union("Union")
Optional = _Optional("Optional")
NoReturn = _Plain("NoReturn")
Never = _Plain("Never")
Self = _Plain("Self")
LiteralString = _Plain("LiteralString")
TypeAlias = _Plain("TypeAlias")
Callable = _CallableName("Callable", "collections.abc", "Callable")
Type = _Generic("Type", "builtins", type, 1)
Tuple = _Generic("Tuple", "builtins", tuple)
List = _Generic("List", "builtins", list, 1)
Dict = _Generic("Dict", "builtins", dict, 2)
Set = _Generic("Set", "builtins", set, 1)
FrozenSet = _Generic("FrozenSet", "builtins", frozenset, 1)
Deque = _Generic("Deque", "collections", "deque", 1)
DefaultDict = _Generic("DefaultDict", "collections", "defaultdict", 2)
Counter = _Generic("Counter", "collections", "Counter", 1)
OrderedDict = _Generic("OrderedDict", "collections", "OrderedDict", 2)
ChainMap = _Generic("ChainMap", "collections", "ChainMap", 2)
Iterable = _Generic("Iterable", "collections.abc", "Iterable", 1)
Iterator = _Generic("Iterator", "collections.abc", "Iterator", 1)
Generator = _Generic("Generator", "collections.abc", "Generator", 3)
Sequence = _Generic("Sequence", "collections.abc", "Sequence", 1)
Mapping = _Generic("Mapping", "collections.abc", "Mapping", 2)
MutableMapping = _Generic("MutableMapping", "collections.abc", "MutableMapping", 2)
MutableSequence = _Generic("MutableSequence", "collections.abc", "MutableSequence", 1)
MutableSet = _Generic("MutableSet", "collections.abc", "MutableSet", 1)
AbstractSet = _Generic("AbstractSet", "collections.abc", "Set", 1)
Collection = _Generic("Collection", "collections.abc", "Collection", 1)
Container = _Generic("Container", "collections.abc", "Container", 1)
Hashable = _Generic("Hashable", "collections.abc", "Hashable", 0)
Sized = _Generic("Sized", "collections.abc", "Sized", 0)
Reversible = _Generic("Reversible", "collections.abc", "Reversible", 1)
KeysView = _Generic("KeysView", "collections.abc", "KeysView", 1)
ItemsView = _Generic("ItemsView", "collections.abc", "ItemsView", 2)
ValuesView = _Generic("ValuesView", "collections.abc", "ValuesView", 1)
Awaitable = _Generic("Awaitable", "collections.abc", "Awaitable", 1)
Coroutine = _Generic("Coroutine", "collections.abc", "Coroutine", 3)
AsyncIterable = _Generic("AsyncIterable", "collections.abc", "AsyncIterable", 1)
AsyncIterator = _Generic("AsyncIterator", "collections.abc", "AsyncIterator", 1)
AsyncGenerator = _Generic("AsyncGenerator", "collections.abc", "AsyncGenerator", 2)
ContextManager = _Generic("ContextManager", "contextlib", "AbstractContextManager", 1)
AsyncContextManager = _Generic("AsyncContextManager", "contextlib", "AbstractAsyncContextManager", 1)
Literal = _Special("Literal")
Final = _Single("Final")
ClassVar = _Single("ClassVar")
Annotated = _AnnotatedName("Annotated")
Concatenate = _Special("Concatenate")
TypeGuard = _Single("TypeGuard")
Required = _Single("Required")
NotRequired = _Single("NotRequired")
Unpack = _Single("Unpack")
Text = str


class _Variable(_Special):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)

    def __repr__(self):
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self._name


class TypeVar(_Variable):
    def __call__(self, *args, **kwargs):
        raise TypeError("'TypeVar' object is not callable")


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
    """A base class that takes type parameters."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, parameters):
        parameters = parameters if isinstance(parameters, tuple) else (parameters,)
        if cls is Generic or cls is Protocol:
            if not all(isinstance(each, _Variable) or isinstance(each, _Parameterized) and each._name == "Unpack" for each in parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
            if len(set(parameters)) != len(parameters):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
            return _Parameterized(Generic if cls is Generic else Protocol, parameters)
        variables = cls.__dict__.get("__parameters__", ())
        if not variables:
            raise TypeError(f"{cls!r} is not a generic class")
        if not any(isinstance(each, (TypeVarTuple, ParamSpec)) for each in variables):
            _check_count(f"{cls!r}", len(parameters), len(variables))
        return _Parameterized(cls, parameters)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        if not bases and Generic in cls.__bases__ and cls.__name__ != "Protocol":
            raise TypeError("Cannot inherit from plain Generic")
        variables = _parameters_of([argument for base in bases for argument in getattr(base, "__parameters__", ())
                                    if isinstance(base, _Parameterized)])
        for base in bases:
            if isinstance(base, _Parameterized) and base._subject in (Generic, globals().get("Protocol")):
                variables = base.__parameters__
        cls.__parameters__ = tuple(variables)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if getattr(cls, "_is_protocol", False) and not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        has_methods_only = not cls._is_protocol or all(callable(getattr(cls, name, None)) for name in _members_of(cls))
        if super().__instancecheck__(instance) if has_methods_only else cls in type(instance).__mro__:
            return True
        return bool(cls._is_protocol) and all(
            hasattr(instance, name) and (not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
            for name in _members_of(cls))


_not_members = ("_abc_registry", "_is_protocol", "_is_runtime_protocol", "__abstractmethods__", "__annotations__", "__dict__", "__doc__",
                "__init__", "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__orig_bases__",
                "__parameters__", "__init_subclass__", "__qualname__")


def _members_of(cls):
    """The names that a protocol asks for."""
    names = []
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            for name in (*base.__dict__, *base.__dict__.get("__annotations__", ())):
                if name not in _not_members and name not in names:
                    names.append(name)
    return names


def _has_members(cls, subclass):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    if not getattr(cls, "_is_runtime_protocol", False):
        raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
    if not all(callable(getattr(cls, name, None)) for name in _members_of(cls)):
        raise TypeError("Protocols with non-method members don't support issubclass()")
    for name in _members_of(cls):
        for base in subclass.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", {}) and issubclass(subclass, Generic) and subclass._is_protocol:
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    """The `__init__` of protocols: none can be made, but what is derived from them can, with the `__init__` behind."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base class that says what methods something has."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = lambda subclass: _has_members(cls, subclass)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if base not in (object, Generic) and not getattr(base, "_is_protocol", False) and base.__module__ != "collections.abc":
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    """Lets isinstance() ask whether something has the methods of a protocol."""
    if not isinstance(cls, type) or not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    @abstractmethod
    def __int__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    @abstractmethod
    def __float__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    @abstractmethod
    def __index__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol):
    @abstractmethod
    def __round__(self, ndigits=0):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    @abstractmethod
    def __bytes__(self):
        pass


_fixed_in_named_tuples = ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                          "_replace", "_asdict", "_source")


class _NamedTupleMeta(type):
    """Makes a class statement with annotated fields a named tuple with the methods of the class."""

    def __new__(cls, typename, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        types = {field: _taken(kind) for field, kind in namespace.get("__annotations__", {}).items()}
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(defaults)}")
        made = _namedtuple(typename, types, defaults=[namespace[name] for name in defaults], module=namespace["__module__"])
        made.__annotations__ = types
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


class _TypedDictMeta(type):
    """Makes a class statement with annotated keys a dict type that knows its keys, and makes plain dicts."""

    def __new__(cls, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), namespace)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        for key, kind in namespace.get("__annotations__", {}).items():
            annotations[key] = kind
            origin = get_origin(kind)
            is_required = origin is Required or total and origin is not NotRequired
            (required if is_required else optional).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, obj):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """class Film(TypedDict): name: str"""
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields if fields is not None else kwargs), "__module__": "__main__"}, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    """A function that type checkers take for a type: what it is given, it gives."""

    def __init__(self, name, tp):
        self.__name__ = name
        self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    f.__final__ = True
    return f


def no_type_check(arg):
    return arg


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    for source in reversed(obj.__mro__) if isinstance(obj, type) else (obj,):
        hints.update(getattr(source, "__dict__", {}).get("__annotations__", None) or getattr(source, "__annotations__", {}))
    return {name: type(None) if hint is None else hint for name, hint in hints.items()}


def get_origin(tp):
    if isinstance(tp, type(int | str)):
        return type(tp)
    if isinstance(tp, _Annotated):
        return Annotated
    return getattr(tp, "__origin__", None) if isinstance(tp, (_Special, type(list[int]))) else Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _Parameterized) or isinstance(tp, (type(list[int]), type(int | str))):
        return tp.__args__
    return ()
