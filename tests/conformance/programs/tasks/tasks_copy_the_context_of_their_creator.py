"""Context variables: a task has a copy of its creator's context, callbacks that of who set them."""
# rule: 22
import asyncio
import contextvars
from contextvars import Context, ContextVar, Token, copy_context
from functools import partial

request = ContextVar("request", default="none")
user: ContextVar[str] = ContextVar("user")


async def handle(number):
    token = request.set(f"r{number}")
    await asyncio.sleep(number % 2)
    print(number, request.get(), user.get("nobody"))
    await nested()
    request.reset(token)
    print(number, request.get())


async def nested():
    request.set(request.get() + "+")
    await asyncio.sleep(0)
    print("nested", request.get())


def blocking():
    request.set("of the thread")
    return user.get("nobody")


async def ticks():
    try:
        for i in range(3):
            request.set(f"tick {i}")
            yield i
            print("generator sees", request.get())
    finally:
        print("closing", request.get())


async def main():
    user.set("ann")
    await asyncio.gather(*(handle(i) for i in range(3)))
    print("main", request.get())
    loop = asyncio.get_running_loop()
    request.set("before")
    loop.call_soon(lambda: print("soon", request.get()))
    loop.call_later(1, lambda: print("later", request.get()))
    other = Context()
    loop.call_soon(lambda: print("other", request.get(), user.get("nobody")), context=other)
    request.set("after")
    task = asyncio.create_task(nested())
    task.add_done_callback(lambda t: print("done", request.get()))
    request.set("changed")
    await task
    print("main", request.get())
    given = copy_context()
    await asyncio.create_task(nested(), context=given)
    print("given", given[request], request.get())
    async with asyncio.TaskGroup() as group:
        group.create_task(nested())
        group.create_task(nested(), context=given)
    print("given", given[request])
    print(await asyncio.to_thread(blocking), request.get())
    print(await loop.run_in_executor(None, blocking), request.get())
    print(await loop.run_in_executor(None, partial(copy_context().run, blocking)))
    await asyncio.wait_for(nested(), 3)
    await asyncio.wait_for(nested(), None)
    print("main", request.get())
    async for i in ticks():
        print(i, request.get())
        if i == 1:
            break
    await asyncio.sleep(1)
    print("end", request.get())


request.set("module")
asyncio.run(main())
print(request.get(), user.get("nobody"))
with asyncio.Runner() as runner:
    async def change(value):
        print("was", request.get())
        request.set(value)
    runner.run(change("one"))
    runner.run(change("two"))
    runner.run(change("three"), context=Context())
    runner.run(change("four"))
print(request.get())


def attempt(function, *arguments, **named):
    try:
        return function(*arguments, **named)
    except Exception as error:
        return type(error).__name__, str(error).split(" at 0x")[0]


first = user.set("x")
second = user.set("y")
print(first.old_value, second.old_value, first.var is user, Token.MISSING, first.old_value is Token.MISSING)
print(attempt(request.reset, first), attempt(user.reset, second), user.get(), attempt(user.reset, second))
context = copy_context()
print(attempt(context.run, user.reset, first), len(context), user in context, context[user], context.get(user))
print(attempt(context.run), attempt(context.run, context.run, print), context.run(lambda a, b: (a, b), 1, b=2))
print(attempt(Token), attempt(Context, 1), attempt(ContextVar), attempt(ContextVar, 1), attempt(ContextVar, "a", 2))
empty = Context()
print(attempt(empty.run, user.get), attempt(lambda: empty[user]), attempt(lambda: "x" in empty), empty.get(user, 5))
print(sorted(v.name for v in context), sorted(map(str, context.values())), sorted((k.name, v) for k, v in context.items()))
print(attempt(user.get, 1, 2), attempt(user.set), attempt(user.get, default=3), attempt(setattr, user, "name", "q"))
print(ContextVar, Context, type(first), type(Token.MISSING), ContextVar[int], user.name, contextvars.__name__)
