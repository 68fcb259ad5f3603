"""types.coroutine, objects with __await__, send and throw without a loop."""
import inspect
import types


@types.coroutine
def switch(value):
    return (yield value)


async def inner(n):
    return n, await switch(f"switch {n}")


async def outer():
    return [await inner(n) for n in range(2)]


class Once:
    def __await__(self):
        return (yield self)


async def use():
    try:
        return await Once()
    except KeyError as error:
        return "caught", error.args
    finally:
        print("left")


coroutine = outer()
print(coroutine.send(None), coroutine.send("A"), inspect.getcoroutinestate(coroutine))
try:
    coroutine.send("B")
except StopIteration as stop:
    print(stop.value, inspect.getcoroutinestate(coroutine))
coroutine = use()
print(type(coroutine.send(None)).__name__, inspect.iscoroutine(coroutine), inspect.isawaitable(Once()))
try:
    coroutine.throw(KeyError("thrown"))
except StopIteration as stop:
    print(stop.value)
coroutine = use()
coroutine.send(None)
coroutine.close()
for wrong in (lambda: coroutine.send(None), lambda: outer().send("not None")):
    try:
        wrong()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
