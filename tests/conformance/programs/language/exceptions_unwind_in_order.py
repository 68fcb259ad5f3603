class Custom(Exception):
    def __init__(self, code, message="custom"):
        super().__init__(message)
        self.code = code


def risky(kind):
    try:
        if kind == "value":
            raise ValueError("bad value")
        if kind == "custom":
            raise Custom(42)
        if kind == "return":
            return "from try"
        if kind == "key":
            {}["missing"]
        return "fine"
    except ValueError as error:
        return f"caught {error}"
    except (Custom, KeyError) as error:
        return f"caught {type(error).__name__} {error.args} {getattr(error, 'code', None)}"
    else:
        return "else"
    finally:
        print("finally", kind)


for kind in ("value", "custom", "return", "key", "nothing"):
    print(risky(kind))


def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise RuntimeError("while dividing") from error
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__), error.__suppress_context__)
    try:
        try:
            [].pop()
        except IndexError:
            raise KeyError("second")
    except KeyError as error:
        print(repr(error), repr(error.__context__), error.__cause__)
    try:
        raise ValueError("hidden") from None
    except ValueError as error:
        print(error.__cause__, error.__suppress_context__)


chained()


def override():
    try:
        raise ValueError
    finally:
        return "finally wins"


print(override())
try:
    try:
        raise Custom(1)
    except Custom:
        raise
except Custom as error:
    print("reraised", error.code)
try:
    error
except NameError as missing:
    print(missing)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise 42
except TypeError as error:
    print(error)
try:
    assert 1 == 2, "assertion message"
except AssertionError as error:
    print(repr(error))
error = Exception("with notes")
error.add_note("a note")
print(error.__notes__)
