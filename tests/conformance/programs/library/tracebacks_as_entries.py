"""traceback.extract_tb() and its kin: entries with place, function and line."""
# models: async
import traceback


def divide(x):
    return 1 / x


def recursive(n):
    if n == 0:
        raise KeyError("deep")
    recursive(n - 1)


def fails():
    try:
        divide(0)
    except ZeroDivisionError as error:
        raise ValueError("bad") from error


for function in (fails, lambda: recursive(6)):
    try:
        function()
    except Exception as error:
        entries = traceback.extract_tb(error.__traceback__)
        for entry in entries:
            print(entry.lineno, entry.name, entry.line)
        filename, lineno, name, line = entries[-1]
        print(len(entries), lineno, name, line, entries[-1][2], entries[-1] == (filename, lineno, name, line))
        print([each.name for each in traceback.extract_tb(error.__traceback__, limit=2)])
        print([each.name for each in traceback.extract_tb(error.__traceback__, limit=-1)])
        print([text.splitlines()[1:] for text in traceback.format_tb(error.__traceback__)])
        print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
        print([number for _, number in traceback.walk_tb(error.__traceback__)], type(entries).__name__)
print(traceback.extract_tb(None), traceback.FrameSummary("a.py", 5, "f"), traceback.FrameSummary("a", 1, "b", line="c").line)
