"""Tracebacks as text."""

import sys
from _sys import format_exception as _format

_missing = object()


def _exception_of(exc, value):
    if value is _missing:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError("Exception expected for value, %s found" % type(exc).__name__)
        return exc
    return value


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    error = _exception_of(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    return _format(error, limit, chain)


def format_exception_only(exc, /, value=_missing):
    error = _exception_of(exc, value)
    if error is None:
        return ["NoneType: None\n"]
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", ()):
        lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="", file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)
