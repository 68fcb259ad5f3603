import inspect
import types


@types.coroutine
def suspend(value):
    return (yield value)


class Awaitable:
    def __await__(self):
        got = yield "from __await__"
        return f"awaited {got}"


async def body(name):
    try:
        first = await suspend(1)
        print(name, "got", first)
        print(await Awaitable())
        await suspend(2)
    except KeyError as error:
        print("thrown", error)
        return "result"
    finally:
        print("finally")


coroutine = body("by hand")
print(inspect.iscoroutine(coroutine), inspect.iscoroutinefunction(body), inspect.isawaitable(Awaitable()))
print(coroutine.send(None), coroutine.send("one"), coroutine.send("two"))
try:
    coroutine.throw(KeyError("key"))
except StopIteration as stop:
    print(stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
other = body("closed")
other.send(None)
other.close()
print(type(other).__name__, other.__name__, other.cr_await, other.cr_running)
try:
    body("x").send(1)
except TypeError as error:
    print(error)


async def bad():
    await 42


try:
    bad().send(None)
except TypeError as error:
    print(error)
