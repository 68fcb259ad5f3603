"""How asyncio shows what it holds in reprs and reports: CPython's reprlib and asyncio.format_helpers."""

_LEVELS = 6
_TEXT = 30  # characters of a string, or of an object's own repr
_DIGITS = 40
_ITEMS = 6
_PAIRS = 4


def short_repr(value):
    """`repr`, with the middle of what is long left out."""
    return _short(value, _LEVELS)


def callback(function, arguments):
    """A call that is to come, and where what it calls is written."""
    place = _place(function)
    return _call(function, arguments, {}, "") + (f" at {place}" if place else "")


def _short(value, level):
    kind = type(value).__name__
    if kind == "str":
        return _middle_left_out(repr(value[:_TEXT]), lambda first, last: repr(value[:first] + value[len(value) - last:]), _TEXT)
    if kind == "int":
        return _middle_left_out(repr(value), lambda first, last: repr(value), _DIGITS)
    if kind == "list":
        return _items(value, level, "[", "]")
    if kind == "tuple":
        return _items(value, level, "(", ")", "," if len(value) == 1 else "")
    if kind == "set":
        return _items(_sorted_if_possible(value), level, "{", "}") if value else "set()"
    if kind == "frozenset":
        return _items(_sorted_if_possible(value), level, "frozenset({", "})") if value else "frozenset()"
    if kind == "deque":
        return _items(value, level, "deque([", "])")
    if kind == "dict":
        return _dict(value, level)
    text = repr(value)
    return _middle_left_out(text, lambda first, last: text, _TEXT)


def _middle_left_out(text, again, limit):
    if len(text) <= limit:
        return text
    first = (limit - 3) // 2
    last = limit - 3 - first
    text = again(first, last)
    return text[:first] + "..." + text[len(text) - last:]


def _items(values, level, left, right, trail=""):
    if level <= 0 and values:
        return left + "..." + right
    values = list(values)
    parts = [_short(value, level - 1) for value in values[:_ITEMS]]
    if len(values) > _ITEMS:
        parts.append("...")
    return left + ", ".join(parts) + trail + right


def _dict(pairs, level):
    if not pairs:
        return "{}"
    if level <= 0:
        return "{...}"
    parts = [f"{_short(key, level - 1)}: {_short(pairs[key], level - 1)}" for key in _sorted_if_possible(pairs)[:_PAIRS]]
    if len(pairs) > _PAIRS:
        parts.append("...")
    return "{" + ", ".join(parts) + "}"


def _sorted_if_possible(values):
    try:
        return sorted(values)
    except Exception:
        return list(values)


def _call(function, arguments, keywords, suffix):
    if _is_partial(function):
        return _call(function.func, function.args, function.keywords, _arguments(arguments, keywords) + suffix)
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", None) or repr(function)
    return name + _arguments(arguments, keywords) + suffix


def _arguments(arguments, keywords):
    parts = [short_repr(value) for value in arguments]
    parts += [f"{name}={short_repr(value)}" for name, value in keywords.items()]
    return "(" + ", ".join(parts) + ")"


def _place(function):
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if _is_partial(function):
        return _place(function.func)
    if type(function).__name__ == "function":
        return f"{function.__code__.co_filename}:{function.__code__.co_firstlineno}"
    return None


def _is_partial(function):
    kind = type(function)
    return kind.__name__ == "partial" and kind.__module__ == "functools"
