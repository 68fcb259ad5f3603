"""Functions that work on functions."""

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


class partial:
    """A call with some of its arguments given already."""

    __class_getitem__ = classmethod(type(list[int]))

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(argument) for argument in self.args]
        parts += [f"{name}={value!r}" for name, value in self.keywords.items()]
        module = type(self).__module__
        prefix = "" if module in ("builtins", "__main__") else module + "."
        return f"{prefix}{type(self).__qualname__}({', '.join(parts)})"


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class partialmethod:
    """As partial, for a method of a class."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        bound = self.func.__get__(instance, owner)
        return partial(bound, *self.args, **self.keywords)


def reduce(function, sequence, /, *initial):
    if len(initial) > 1:
        raise TypeError(f"reduce expected at most 3 arguments, got {2 + len(initial)}")
    try:
        iterator = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial:
        value = initial[0]
    else:
        value = next(iterator, _missing)
        if value is _missing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in iterator:
        value = function(value, item)
    return value


# ---- caches ----


class _CacheInfo(tuple):
    """(hits, misses, maxsize, currsize)"""

    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"
_keyword_mark = object()


class _Key(tuple):
    """A call's arguments, told apart from a single argument that is a tuple."""

    __slots__ = ()


def _call_key(args, keywords, typed):
    if not keywords and not typed and len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    key = args
    if keywords:
        key += (_keyword_mark,)
        for item in keywords.items():
            key += item
    if typed:
        key += tuple(type(value) for value in args)
        key += tuple(type(value) for value in keywords.values())
    return _Key(key)


class _CachedFunction:
    """What lru_cache makes of a function. A dict in order of use: the least recently used entry comes first."""

    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._entries = {}
        self._hits = self._misses = 0

    def __call__(self, /, *args, **keywords):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **keywords)
        key = _call_key(args, keywords, self._typed)
        value = self._entries.get(key, _missing)
        if value is not _missing:
            self._hits += 1
            if self._maxsize is not None:
                self._entries[key] = self._entries.pop(key)
            return value
        self._misses += 1
        value = self._function(*args, **keywords)
        if self._maxsize is not None and key not in self._entries and len(self._entries) >= self._maxsize:
            del self._entries[next(iter(self._entries))]
        self._entries[key] = value
        return value

    def __get__(self, instance, owner=None):
        return self if instance is None else _types_method(self, instance)

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object at {id(self):#x}>"

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._entries))

    def cache_clear(self):
        self._entries.clear()
        self._hits = self._misses = 0

    def cache_parameters(self):
        return {"maxsize": self._maxsize, "typed": self._typed}


class _Holder:
    def method(self):
        pass


_types_method = type(_Holder().method)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return update_wrapper(_CachedFunction(maxsize, 128, typed), maxsize)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return update_wrapper(_CachedFunction(function, maxsize, typed), function)

    return decorate


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property that is computed once and then kept in the instance."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = attributes.get(self.attrname, _missing)
        if value is _missing:
            value = attributes[self.attrname] = self.func(instance)
        return value


# ---- ordering ----


def _not(value):
    return value if value is NotImplemented else not value


def _derived(root, operation):
    """`operation` from `root` and `==`."""
    method = f"__{root}__"

    def from_same(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else result or self == other

    def from_same_strict(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else result and self != other

    def from_opposite(self, other):
        return _not(getattr(type(self), method)(self, other))

    def from_opposite_strict(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else not result and self != other

    def from_opposite_or_equal(self, other):
        result = getattr(type(self), method)(self, other)
        return result if result is NotImplemented else not result or self == other

    same_direction = root[0] == operation[0]
    if same_direction:
        return from_same if operation in ("le", "ge") else from_same_strict
    if root[1] != operation[1]:
        return from_opposite
    return from_opposite_strict if operation in ("lt", "gt") else from_opposite_or_equal


def total_ordering(cls):
    roots = [root for root in ("lt", "le", "gt", "ge")
             if getattr(cls, f"__{root}__", None) is not getattr(object, f"__{root}__", None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots, key=["ge", "gt", "le", "lt"].index)
    for operation in ("lt", "le", "gt", "ge"):
        if operation not in roots:
            method = _derived(root, operation)
            method.__name__ = f"__{operation}__"
            setattr(cls, method.__name__, method)
    return cls


def cmp_to_key(mycmp):
    class K:
        __slots__ = ["obj"]

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def singledispatch(func):
    """A function whose variant is chosen by the type of its first argument."""
    variants = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in variants:
                return variants[base]
        return func

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type):
                return lambda variant: register(cls, variant)
            func = cls
            annotations = [value for name, value in getattr(func, "__annotations__", {}).items() if name != "return"]
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {func!r}. "
                                "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            cls = annotations[0]
        variants[cls] = func
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = variants
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """As singledispatch, for methods: the first argument behind `self` chooses."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
