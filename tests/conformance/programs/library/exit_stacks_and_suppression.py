"""contextlib, synchronous."""
import contextlib


@contextlib.contextmanager
def managed(name, suppress=False):
    print("in", name)
    try:
        yield name * 2
    except ValueError as error:
        print("caught", error)
        if not suppress:
            raise
    finally:
        print("out", name)


with managed("a") as a:
    print(a)
with managed("b", suppress=True):
    raise ValueError("suppressed")
try:
    with managed("c"):
        raise KeyError("passes")
except KeyError as error:
    print(repr(error))
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
with contextlib.nullcontext(5) as five:
    print(five)


class Closeable:
    def close(self):
        print("closed")


with contextlib.closing(Closeable()):
    pass
with contextlib.ExitStack() as stack:
    print(stack.enter_context(managed("d")))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *info: print("pushed", info[0]))
    moved = stack.pop_all()
print("moved")
moved.close()


@managed("e")
def decorated():
    print("body")


decorated()


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *info):
        print("exit")


@Both()
def wrapped():
    print("wrapped")


wrapped()


@contextlib.contextmanager
def yields_twice():
    yield
    yield


@contextlib.contextmanager
def yields_never():
    return
    yield


for wrong in (yields_twice, yields_never):
    try:
        with wrong():
            pass
    except RuntimeError as error:
        print(error)
