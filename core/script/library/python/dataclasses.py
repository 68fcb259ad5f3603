"""Classes that are mostly data."""

import copy as _copy


class _Named:
    def __init__(self, shown):
        self._shown = shown

    def __repr__(self):
        return self._shown


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_FIELD = _Named("_FIELD")
_CLASS_VARIABLE = _Named("_FIELD_CLASSVAR")
_INIT_VARIABLE = _Named("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type")
    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},"
                f"init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},"
                f"kw_only={self.kw_only!r},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        function = getattr(type(self.default), "__set_name__", None)
        if function:
            function(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Parameters:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq, self.order, self.unsafe_hash, self.frozen = init, repr, eq, order, unsafe_hash, frozen

    def __repr__(self):
        return (f"_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},"
                f"unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})")


# ---- fields ----


def _is_annotation_of(annotation, name):
    """`ClassVar`, `typing.ClassVar[int]` and the like, as an object or as the text of a deferred annotation."""
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head == name or head.endswith("." + name)
    return getattr(annotation, "_name", None) == name or getattr(getattr(annotation, "__origin__", None), "_name", None) == name


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_annotation_of(annotation, "ClassVar"):
        made._field_type = _CLASS_VARIABLE
    elif annotation is InitVar or isinstance(annotation, InitVar) or _is_annotation_of(annotation, "InitVar"):
        made._field_type = _INIT_VARIABLE
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _CLASS_VARIABLE:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _collect_fields(cls, kw_only):
    collected = {}
    for base in reversed(cls.__mro__[1:]):
        for inherited in getattr(base, _FIELDS, {}).values():
            collected[inherited.name] = inherited
    annotations = cls.__dict__.get("__annotations__", {})
    seen_mark = False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _is_annotation_of(annotation, "KW_ONLY"):
            if seen_mark:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_mark = kw_only = True
            continue
        made = _make_field(cls, name, annotation, kw_only)
        collected[name] = made
        if isinstance(getattr(cls, name, None), Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return collected


def fields(class_or_instance):
    try:
        collected = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(each for each in collected.values() if each._field_type is _FIELD)


# ---- methods ----


def _listed(names):
    quoted = [repr(name) for name in names]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == 2:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def _has_default(each):
    return each.default is not MISSING or each.default_factory is not MISSING


class _Signature:
    """Binds the arguments of a generated `__init__` as the function with these parameters would."""

    def __init__(self, function, collected):
        taken = [each for each in collected if each.init]
        self.function = function
        self.positional = [each for each in taken if not each.kw_only]
        self.keyword_only = [each for each in taken if each.kw_only]
        seen_default = False
        for each in self.positional:
            if _has_default(each):
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {each.name!r} follows default argument")
        self.by_name = {each.name: each for each in taken}

    def bind(self, args, kwargs):
        if len(args) > len(self.positional):
            self._raise_too_many(args, kwargs)
        values = {each.name: value for each, value in zip(self.positional, args)}
        for name, value in kwargs.items():
            if name not in self.by_name:
                raise TypeError(f"{self.function} got an unexpected keyword argument {name!r}")
            if name in values:
                raise TypeError(f"{self.function} got multiple values for argument {name!r}")
            values[name] = value
        self._check_missing(values, self.positional, "positional")
        self._check_missing(values, self.keyword_only, "keyword-only")
        return values

    def _check_missing(self, values, wanted, kind):
        missing = [each.name for each in wanted if each.name not in values and not _has_default(each)]
        if missing:
            plural = "" if len(missing) == 1 else "s"
            raise TypeError(f"{self.function} missing {len(missing)} required {kind} argument{plural}: {_listed(missing)}")

    def _raise_too_many(self, args, kwargs):
        most = len(self.positional) + 1
        least = most - sum(1 for each in self.positional if _has_default(each))
        wanted = str(most) if least == most else f"from {least} to {most}"
        plural = "" if least == most == 1 else "s"
        given = len(args) + 1
        keyword_only = sum(1 for each in self.keyword_only if each.name in kwargs)
        extra = ""
        if keyword_only:
            extra = (f" positional argument{'s' if given != 1 else ''} (and {keyword_only} keyword-only "
                     f"argument{'s' if keyword_only != 1 else ''})")
        verb = "was" if given == 1 and not keyword_only else "were"
        raise TypeError(f"{self.function} takes {wanted} positional argument{plural} but {given}{extra} {verb} given")


def _make_init(cls, collected, frozen):
    signature = _Signature(f"{cls.__qualname__}.__init__()", collected)
    set_attribute = object.__setattr__
    post_init = hasattr(cls, "__post_init__")
    simple = not frozen and not post_init and all(
        each.init and each._field_type is _FIELD and not each.kw_only and each.default_factory is MISSING for each in collected)
    names = [each.name for each in collected]

    def __init__(self, /, *args, **kwargs):
        if simple and not kwargs and len(args) == len(names):
            for name, value in zip(names, args):
                setattr(self, name, value)
            return
        given = signature.bind(args, kwargs)
        init_values = []
        for each in collected:
            name = each.name
            if name in given:
                value = given[name]
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            elif each.default is not MISSING:
                if not each.init and each._field_type is _FIELD:
                    continue
                value = each.default
            else:
                continue
            if each._field_type is _INIT_VARIABLE:
                init_values.append(value)
            elif frozen:
                set_attribute(self, name, value)
            else:
                setattr(self, name, value)
        if post_init:
            self.__post_init__(*init_values)

    return __init__


def _values(names, self):
    return tuple(getattr(self, name) for name in names)


def _make_repr(shown):
    names = [each.name for each in shown]
    running = []

    def __repr__(self):
        if any(other is self for other in running):
            return "..."
        running.append(self)
        try:
            inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        finally:
            running.pop()
        return f"{type(self).__qualname__}({inner})"

    return __repr__


def _make_eq(names):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return _values(names, self) == _values(names, other)
        return NotImplemented

    return __eq__


def _make_order(names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return _values(names, self) < _values(names, other)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return _values(names, self) <= _values(names, other)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return _values(names, self) > _values(names, other)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return _values(names, self) >= _values(names, other)
        return NotImplemented

    return __lt__, __le__, __gt__, __ge__


def _make_frozen(cls, names):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _set_new(cls, function):
    """Adds a method unless the class has its own; whether it had one."""
    if function.__name__ in cls.__dict__:
        return True
    function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
    setattr(cls, function.__name__, function)
    return False


def _check_bases(cls, frozen):
    frozen_bases = [getattr(base, _PARAMS).frozen for base in cls.__mro__[1:] if _FIELDS in base.__dict__]
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and not all(frozen_bases):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    _check_bases(cls, frozen)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    collected = _collect_fields(cls, kw_only)
    setattr(cls, _PARAMS, _Parameters(init, repr, eq, order, unsafe_hash, frozen))
    has_own_hash_rules = "__hash__" in cls.__dict__
    own_eq = "__eq__" in cls.__dict__
    setattr(cls, _FIELDS, collected)
    real = [each for each in collected.values() if each._field_type is _FIELD]
    settable = [each for each in collected.values() if each._field_type in (_FIELD, _INIT_VARIABLE)]
    if init:
        function = _make_init(cls, settable, frozen)
        _set_new(cls, function)
    if repr:
        _set_new(cls, _make_repr([each for each in real if each.repr]))
    compared = [each.name for each in real if each.compare]
    hash_state = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = has_own_hash_rules and not (hash_state is None and own_eq)
    if eq:
        _set_new(cls, _make_eq(compared))
    if order:
        for function in _make_order(compared):
            if _set_new(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, [each.name for each in real]):
            if _set_new(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class {cls.__name__}")
    _apply_hash_rules(cls, real, unsafe_hash, eq, frozen, explicit_hash)
    if not getattr(cls, "__doc__", None):
        cls.__doc__ = cls.__name__ + _text_of_signature(settable)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(each.name for each in settable if each.init and not each.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    return _with_slots(cls, frozen) if slots else cls


def _apply_hash_rules(cls, real, unsafe_hash, eq, frozen, explicit_hash):
    names = [each.name for each in real if (each.compare if each.hash is None else each.hash)]
    if unsafe_hash and explicit_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not explicit_hash):
        def __hash__(self):
            return hash(_values(names, self))

        __hash__.__qualname__ = f"{cls.__qualname__}.__hash__"
        cls.__hash__ = __hash__
    elif eq and not frozen and not explicit_hash:
        cls.__hash__ = None


def _text_of_signature(settable):
    def shown(each):
        default = ""
        if each.default is not MISSING:
            default = f" = {each.default!r}"
        elif each.default_factory is not MISSING:
            default = " = <factory>"
        return f"{each.name}: {_text_of_annotation(each.type)}{default}"

    positional = [shown(each) for each in settable if each.init and not each.kw_only]
    keyword_only = [shown(each) for each in settable if each.init and each.kw_only]
    return "(" + ", ".join(positional + (["*"] + keyword_only if keyword_only else [])) + ")"


def _text_of_annotation(annotation):
    """As inspect.formatannotation() has it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, type) and not isinstance(annotation, type(list[int])):
        module = annotation.__module__
        return annotation.__qualname__ if module == "builtins" else f"{module}.{annotation.__qualname__}"
    return repr(annotation)


def _with_slots(cls, frozen):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(each.name for each in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    namespace["__slots__"] = tuple(name for name in names if name not in inherited)
    for name in names:
        namespace.pop(name, None)
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return decorate if cls is None else decorate(cls)


# ---- functions ----


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_plain(obj, lambda each, plain: dict_factory([(name, plain(value)) for name, value in each]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_plain(obj, lambda each, plain: tuple_factory([plain(value) for _, value in each]))


def _as_plain(obj, build):
    def plain(value):
        if _is_instance(value):
            return build([(each.name, getattr(value, each.name)) for each in fields(value)], plain)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*[plain(item) for item in value])
        if isinstance(value, (list, tuple)):
            return type(value)(plain(item) for item in value)
        if isinstance(value, dict):
            if hasattr(type(value), "default_factory"):
                result = type(value)(value.default_factory)
                for key, item in value.items():
                    result[plain(key)] = plain(item)
                return result
            return type(value)((plain(key), plain(item)) for key, item in value.items())
        return _copy.deepcopy(value)

    return plain(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for each in getattr(obj, _FIELDS).values():
        if each._field_type is _CLASS_VARIABLE:
            continue
        if not each.init:
            if each.name in changes:
                raise ValueError(f"field {each.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if each.name not in changes:
            if each._field_type is _INIT_VARIABLE and each.default is MISSING:
                raise ValueError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, default = item
            defaults[name] = default
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
    cls = type(cls_name, tuple(bases), {**(namespace or {}), **defaults, "__annotations__": annotations})
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
                     kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
