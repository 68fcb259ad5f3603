"""Enumerations."""

from functools import reduce as _reduce
from operator import or_ as _or

_builtin_property = property


class auto:
    """A value to be given by the enumeration."""

    _pending = object()

    def __init__(self, value=_pending):
        self.value = value

    def __repr__(self):
        return f"auto({'' if self.value is auto._pending else repr(self.value)})"


class nonmember:
    """Keeps an attribute from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes an attribute a member that would not be one."""

    def __init__(self, value):
        self.value = value


class property:
    """An attribute of members that does not hide a member of the same name."""

    def __init__(self, fget=None):
        self.fget = fget
        self.name = None
        self.clsname = None

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            members = owner.__dict__.get("_member_map_", {})
            if self.name in members:
                return members[self.name]
            raise AttributeError(f"{owner.__name__!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(class_name, name):
    prefix = f"_{class_name}__"
    return name.startswith(prefix) and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(type(value), "__get__") or hasattr(type(value), "__set__") or hasattr(type(value), "__delete__")


_reserved = ("_order_", "_create_pseudo_member_", "_generate_next_value_", "_missing_", "_ignore_", "_iter_member_",
             "_iter_member_by_value_", "_iter_member_by_def_", "_boundary_", "_numeric_repr_", "_is_own_", "_is_flag_", "_flag_mask_")


class _Namespace(dict):
    """The body of an enumeration: remembers which names are members, in order."""

    def __init__(self, class_name, generate):
        super().__init__()
        self._class_name = class_name
        self._member_names = {}
        self._last_values = []
        self._ignored = []
        self._generate = generate

    def __setitem__(self, key, value):
        if _is_private(self._class_name, key) or _is_dunder(key):
            super().__setitem__(key, value)
            return
        if _is_sunder(key):
            if key not in _reserved:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                self._generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                self._ignored = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            super().__setitem__(key, value)
            return
        if key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if key in self._ignored:
            super().__setitem__(key, value)
            return
        if isinstance(value, nonmember):
            super().__setitem__(key, value.value)
            return
        if isinstance(value, member):
            value = value.value
        elif _is_descriptor(value):
            super().__setitem__(key, value)
            return
        elif key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        value = self._resolved(key, value)
        self._member_names[key] = None
        self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolved(self, key, value):
        if isinstance(value, auto):
            return self._value_of(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple(self._value_of(key, item) if isinstance(item, auto) else item for item in value)
        return value

    def _value_of(self, key, pending):
        if pending.value is auto._pending:
            pending.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
        return pending.value


class EnumType(type):
    """The type of enumerations: a container of its members."""

    @classmethod
    def __prepare__(metacls, name, bases, **kwds):
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        generate = None
        for base in bases:
            if isinstance(base, EnumType):
                generate = getattr(base, "_generate_next_value_", None)
        return _Namespace(name, generate)

    def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if not isinstance(namespace, _Namespace):
            return super().__new__(metacls, name, bases, namespace, **kwds)
        names = list(namespace._member_names)
        for ignored in namespace._ignored + ["_ignore_"]:
            namespace.pop(ignored, None)
        invalid = [each for each in names if each in ("mro", "")]
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        values = {each: namespace.pop(each) for each in names}
        plain = dict(namespace)
        if "_generate_next_value_" in plain and not isinstance(plain["_generate_next_value_"], staticmethod):
            plain["_generate_next_value_"] = staticmethod(plain["_generate_next_value_"])
        plain["_member_map_"] = {}
        plain["_member_names_"] = []
        plain["_value2member_map_"] = {}
        plain["_unhashable_values_"] = []
        if "__new__" in plain and name != "Enum":
            plain["_own_new_"] = plain.pop("__new__")
        cls = super().__new__(metacls, name, bases, plain, **kwds)
        cls._member_type_ = _data_type(bases)
        if boundary is not None:
            cls._boundary_ = boundary
        own_new = _inherited_new(cls)
        _prefer_methods_of_enum(cls, plain)
        for each, value in values.items():
            _add_member(cls, each, value, own_new)
        if isinstance(cls, EnumType) and _is_flag_class(cls):
            _complete_flag(cls)
        order = plain.get("_order_")
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if wanted != cls._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {wanted!r}")
        return cls

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module, qualname, type, start, boundary)

    def _create_(cls, class_name, names, module, qualname, type, start, boundary):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last = []
            pairs = []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        made = metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)
        if module is not None:
            made.__module__ = module
        if qualname is not None:
            made.__qualname__ = qualname
        return made

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (type(value).__qualname__, cls.__class__.__qualname__))
        return isinstance(value, cls) and value._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getattr__(cls, name):
        raise AttributeError(name) from None

    def __repr__(cls):
        return f"<flag {cls.__name__!r}>" if _is_flag_class(cls) else f"<enum {cls.__name__!r}>"

    @_builtin_property
    def __members__(cls):
        return dict(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
                       "__module__", "__name__", "__qualname__"] + cls._member_names_)


EnumMeta = EnumType


def _is_flag_class(cls):
    return any(base.__dict__.get("_is_flag_", False) for base in cls.__mro__)


def _data_type(bases):
    """int for IntEnum, str for StrEnum, object for a plain one."""
    for base in bases:
        for kind in base.__mro__:
            if kind is object or isinstance(kind, EnumType):
                continue
            if "__new__" in kind.__dict__ or kind in (int, str, float, bytes, tuple):
                return kind
    return object


def _inherited_new(cls):
    """A `__new__` that the class or a base class of the program's brings."""
    for base in cls.__mro__:
        if base in (object, int, str, float, bytes, tuple):
            return None
        if isinstance(base, EnumType):
            if "_own_new_" in base.__dict__:
                return base.__dict__["_own_new_"]
        elif "__new__" in base.__dict__:
            return base.__dict__["__new__"]
    return None


def _prefer_methods_of_enum(cls, own):
    """A mixed-in type comes first in the order of look-up, but members are made and shown as Enum does it."""
    if cls.__name__ == "Enum" and not isinstance(cls.__mro__[1], EnumType):
        return
    type.__setattr__(cls, "__new__", Enum.__new__)
    first = cls.__bases__[-1]
    for name in ("__repr__", "__str__", "__format__"):
        if name not in own and getattr(cls, name) in (getattr(cls._member_type_, name), getattr(object, name)):
            type.__setattr__(cls, name, getattr(first, name))
    if _is_flag_class(cls) and cls.__name__ != "Flag":
        for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
            if name not in own:
                type.__setattr__(cls, name, getattr(Flag, name))


def _add_member(cls, name, value, own_new):
    kind = cls._member_type_
    args = value if isinstance(value, tuple) else (value,)
    if kind is tuple:
        args = (args,)
    if own_new is not None:
        function = getattr(own_new, "__func__", own_new)
        instance = function(cls, *args)
        if not hasattr(instance, "_value_"):
            instance._value_ = value
    elif kind is object:
        instance = object.__new__(cls)
        instance._value_ = value
    else:
        instance = kind.__new__(cls, *args)
        if not hasattr(instance, "_value_"):
            instance._value_ = value if not isinstance(value, tuple) or kind is tuple else kind(*args)
    value = instance._value_
    instance._name_ = name
    instance.__objclass__ = cls
    instance._sort_order_ = len(cls._member_names_)
    if "__init__" in _names_of_own_classes(cls):
        instance.__init__(*args)
    known = _find(cls, value)
    if known is not None:
        instance = known
    else:
        if not _is_flag_class(cls) or _is_single_bit(value):
            cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = instance
        except TypeError:
            cls._unhashable_values_.append((value, instance))
    cls._member_map_[name] = instance
    type.__setattr__(cls, name, instance)


def _names_of_own_classes(cls):
    """The names that classes of the program's define above Enum."""
    names = set()
    for base in cls.__mro__:
        if base in (object, int, str, float, bytes, tuple) or base.__dict__.get("_is_own_", False):
            continue
        names.update(base.__dict__)
    return names


def _find(cls, value):
    try:
        found = cls._value2member_map_.get(value)
        if found is not None:
            return found
    except TypeError:
        pass
    for other, instance in cls._unhashable_values_:
        if other == value:
            return instance
    return None


class Enum(metaclass=EnumType):
    _is_own_ = True

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    def __new__(cls, value):
        if type(value) is cls:
            return value
        found = _find(cls, value)
        if found is not None:
            return found
        error = None
        try:
            result = cls._missing_(value)
        except Exception as raised:
            error = raised
            result = None
        if isinstance(result, cls):
            return result
        failure = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if error is None and result is None:
            raise failure
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = failure
        raise error

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self._member_type_.__repr__ if self._member_type_ is not object else repr
        return f"<{type(self).__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    def __dir__(self):
        names = set(_names_of_own_classes(type(self))) - set(type(self)._member_map_)
        return sorted(name for name in names | {"name", "value", "__class__", "__doc__", "__module__"} if not name.startswith("_")
                      or name.startswith("__"))

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Keeps the str() of the type that is mixed in."""

    _is_own_ = True


class IntEnum(int, ReprEnum):
    _is_own_ = True
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    _is_own_ = True
    __str__ = str.__str__
    __format__ = str.__format__

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


# ---- flags ----


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


class FlagBoundary:
    STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"


STRICT, CONFORM, EJECT, KEEP = FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP


def _members_in(cls, value):
    """The single-bit members of a value: lowest first, or as they are defined where that is another order."""
    return [member for member in cls if member._value_ & value]


def _complete_flag(cls):
    cls._flag_mask_ = _reduce(_or, [member._value_ for member in cls._member_map_.values()], 0)
    cls._singles_mask_ = _reduce(_or, [value for value in cls._value2member_map_ if _is_single_bit(value)], 0)


class Flag(Enum):
    _is_own_ = True
    _is_flag_ = True
    _boundary_ = CONFORM
    _flag_mask_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        """A combination of members, and of bits that are none where the boundary lets them stay."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        all_bits = 2 ** mask.bit_length() - 1
        given = value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ == STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n  allowed {_binary(mask, width)}")
            if cls._boundary_ == CONFORM:
                value &= mask
            elif cls._boundary_ == EJECT:
                return value
            elif value < 0:
                value += max(all_bits + 1, 2 ** value.bit_length())
        if value < 0:
            value += all_bits + 1
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        made = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        made._value_ = value
        unknown = value & ~mask
        names = [member._name_ for member in _members_in(cls, value)]
        made._name_ = "|".join(names + [str(unknown)] * bool(unknown)) if names else None
        if not unknown:
            cls._value2member_map_[value] = made
        if given < 0:
            cls._value2member_map_[given] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, type(self).__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_members_in(type(self), self._value_))

    def __len__(self):
        return bin(self._value_).count("1")

    def __repr__(self):
        show = repr if self._member_type_ is object else self._member_type_.__repr__
        if self._name_ is None:
            return f"<{type(self).__name__}: {show(self._value_)}>"
        return f"<{type(self).__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_!r})"
        return f"{type(self).__name__}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _value_of(self, other):
        if isinstance(other, type(self)):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return int(other)
        return NotImplemented

    def __or__(self, other):
        value = self._value_of(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._value_of(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._value_of(other)
        return NotImplemented if value is NotImplemented else type(self)(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ == KEEP:
            return type(self)(-(self._value_) - 1)
        return type(self)(self._flag_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


def _binary(number, width):
    if number >= 0:
        digits, sign = bin(number)[2:], "0"
    else:
        digits, sign = bin((1 << width) + number)[2:], "1"
    return f"0b{sign} {digits.rjust(width, sign)}"


class IntFlag(int, ReprEnum, Flag):
    _is_own_ = True
    _boundary_ = KEEP
    __str__ = int.__repr__
    __format__ = int.__format__


def unique(enumeration):
    duplicates = [(name, member._name_) for name, member in enumeration._member_map_.items() if name != member._name_]
    if duplicates:
        shown = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration
