"""Copies of objects."""


class Error(Exception):
    pass


error = Error

_atoms = (type(None), bool, int, float, str, bytes, type, range, slice, type(Ellipsis), type(NotImplemented), type(lambda: None), type(len))


def copy(x):
    cls = type(x)
    if isinstance(x, _atoms) and cls in _atoms or isinstance(x, type):
        return x
    if cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuilt(x, lambda value: value)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    cls = type(x)
    if cls in _atoms or isinstance(x, type):
        return x
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        made = method(x, memo)
    elif cls is list:
        made = memo[id(x)] = []
        for item in x:
            made.append(deepcopy(item, memo))
    elif cls is dict:
        made = memo[id(x)] = {}
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        made = tuple([deepcopy(item, memo) for item in x])
        if id(x) in memo:
            return memo[id(x)]
        if all(new is old for new, old in zip(made, x)):
            made = x
    elif cls in (set, frozenset):
        made = cls([deepcopy(item, memo) for item in x])
    else:
        made = _rebuilt(x, lambda value: deepcopy(value, memo), memo)
    if made is not x:
        memo[id(x)] = made
        # The original must not die while its id stands in the memo.
        memo.setdefault(id(memo), []).append(x)
    return made


def _rebuilt(x, copied, memo=None):
    """A new object of the same class with the same attributes and, for containers, the same items."""
    cls = type(x)
    if type(cls.__new__) is not type(object.__new__) and not isinstance(x, (tuple, int, str, float, bytes, frozenset)):
        made = cls.__new__(cls)
    elif isinstance(x, tuple):
        made = tuple.__new__(cls, [copied(item) for item in x])
    elif isinstance(x, (int, str, float, bytes, frozenset)):
        base = next(base for base in (int, str, float, bytes, frozenset) if isinstance(x, base))
        made = base.__new__(cls, x)
    elif isinstance(x, BaseException):
        made = cls.__new__(cls, *x.args)
        made.args = x.args
    else:
        made = cls.__new__(cls)
    if memo is not None:
        memo[id(x)] = made
    if hasattr(x, "__dict__"):
        made.__dict__.update({name: copied(value) for name, value in x.__dict__.items()})
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                setattr(made, name, copied(getattr(x, name)))
    if isinstance(x, list):
        made.extend(copied(item) for item in x)
    elif isinstance(x, dict):
        for key, value in x.items():
            made[copied(key)] = copied(value)
    elif isinstance(x, set):
        made.update(copied(item) for item in x)
    return made
