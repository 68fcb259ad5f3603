"""contextlib's abstract classes know whatever has __enter__ and __exit__, and want __exit__ of those derived."""
# models: async
from contextlib import (
    AbstractAsyncContextManager, AbstractContextManager, AsyncExitStack, ExitStack, asynccontextmanager, closing, contextmanager,
    nullcontext, suppress)


class Own:
    def __enter__(self):
        return self

    def __exit__(self, *failure):
        return False


class Half:
    def __enter__(self):
        return self


class Derived(AbstractContextManager):
    def __exit__(self, *failure):
        print("left", failure[0])


class Unfinished(AbstractContextManager):
    pass


@contextmanager
def opened():
    yield 1


@asynccontextmanager
async def opened_later():
    yield 1


for kind in (Own, Half, Derived, ExitStack, closing, nullcontext, suppress, int):
    print(kind.__name__, issubclass(kind, AbstractContextManager), issubclass(kind, AbstractAsyncContextManager))
print(isinstance(opened(), AbstractContextManager), isinstance(opened_later(), AbstractAsyncContextManager))
print(issubclass(AsyncExitStack, AbstractAsyncContextManager), isinstance(Own(), AbstractContextManager))
with Derived() as derived:
    print(type(derived).__name__)
try:
    Unfinished()
except TypeError as error:
    print(error)
