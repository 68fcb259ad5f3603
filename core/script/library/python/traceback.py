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


class FrameSummary:
    """One entry of a traceback."""

    __slots__ = ("filename", "lineno", "name", "_line", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._text = None

    @classmethod
    def _of(cls, text):
        """From the entry as it is printed."""
        place, *code = text.splitlines()
        filename, rest = place.removeprefix('  File "').rsplit('", line ', 1)
        lineno, _, name = rest.partition(", in ")
        entry = cls(filename, int(lineno), name, line=code[0].strip() if code else "")
        entry._text = text
        return entry

    @property
    def line(self):
        return self._line

    def _tuple(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._tuple() == other._tuple()
        return self._tuple() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, position):
        return self._tuple()[position]

    def __iter__(self):
        return iter(self._tuple())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The entries of a traceback, outermost first."""

    def format_frame_summary(self, frame_summary):
        if frame_summary._text is not None:
            return frame_summary._text
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        return text + f"    {frame_summary.line.strip()}\n" if frame_summary.line else text

    def format(self):
        return [self.format_frame_summary(entry) for entry in self]


def _printed_entries(tb, limit):
    """As format_exception() has them: runs of equal ones are shortened."""
    if tb is None:
        return []
    return _format(Exception().with_traceback(tb), limit, False)[1:-1]


def extract_tb(tb, limit=None):
    entries = StackSummary()
    for text in _printed_entries(tb, limit):
        if text.startswith("  [Previous line repeated "):
            entries += [entries[-1]] * int(text.split()[3])
        else:
            entries.append(FrameSummary._of(text))
    return entries


def format_tb(tb, limit=None):
    return _printed_entries(tb, limit)


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=sys.stderr if file is None else file)


def format_list(extracted_list):
    return StackSummary(each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3])
                        for each in extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), end="", file=sys.stderr if file is None else file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next
