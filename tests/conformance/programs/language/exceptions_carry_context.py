def show(error, depth=0):
    print("  " * depth + repr(error), "suppressed" if error.__suppress_context__ else "")
    if error.__cause__:
        show(error.__cause__, depth + 1)
    elif error.__context__:
        show(error.__context__, depth + 1)


try:
    try:
        try:
            int("x")
        except ValueError as error:
            raise KeyError("k") from error
    except KeyError:
        raise RuntimeError("outer")
except RuntimeError as error:
    show(error)


class Cleanup:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        raise OSError("while leaving")


try:
    with Cleanup():
        raise ValueError("inside")
except OSError as error:
    show(error)


def generator():
    try:
        yield
    except ValueError as error:
        raise LookupError("translated") from error


g = generator()
next(g)
try:
    g.throw(ValueError("thrown"))
except LookupError as error:
    show(error)
