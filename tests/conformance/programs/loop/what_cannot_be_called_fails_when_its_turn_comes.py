# models: async
import asyncio
from functools import partial


async def coroutine():
    pass


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"], "|", repr(context["exception"])))
    print(loop.call_soon(5), loop.call_later(1, "text"))
    await asyncio.sleep(2)
    for wrong in (lambda: loop.call_later(1), lambda: loop.call_at(), lambda: loop.call_later(None, print), lambda: loop.call_at(None, print),
                  lambda: loop.call_soon()):
        try:
            wrong()
        except TypeError as error:
            print(str(error).split(".")[-1])
    print([asyncio.iscoroutinefunction(each) for each in (coroutine, partial(coroutine), partial(partial(print)), 5)])


asyncio.run(main())
for outside in (asyncio.Future, asyncio.gather, lambda: asyncio.Future()):
    try:
        outside()
    except (RuntimeError, TypeError) as error:
        print(error)
