import sys
import traceback


def outer(depth):
    if depth:
        outer(depth - 1)
    inner()


def inner():
    raise ValueError("two\nlines")


def report(error):
    parts = traceback.format_exception(error)
    print(len(parts), parts[0], [part.count("\n") for part in parts], parts[-1], end="")
    print(len(traceback.format_exception(error, chain=False)), len(traceback.format_exception(error, limit=1)))


class Thing:
    def __init__(self):
        self.counter = 0


try:
    outer(0)
except ValueError as error:
    report(error)
    print(traceback.format_exc(limit=1), traceback.format_exc(limit=-1), sep="")
    try:
        raise KeyError("k") from error
    except KeyError as other:
        other.add_note("a note\nof two lines")
        report(other)
        print(traceback.format_exc(chain=False), end="")
try:
    outer(8)
except ValueError as error:
    print(*traceback.format_exception(error)[-4:], sep="")
try:
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("more", [TypeError(2)])])
except ExceptionGroup as group:
    report(group)
for wrong in (lambda: Thing().countr, lambda: coutner):
    try:
        wrong()
    except (AttributeError, NameError):
        traceback.print_exc(file=sys.stdout)
