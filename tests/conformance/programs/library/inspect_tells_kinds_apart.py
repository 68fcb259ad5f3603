import inspect


def plain():
    pass


def generator():
    yield 1


async def coroutine():
    pass


async def asyncgen():
    yield 1


made = coroutine()
for thing in (plain, generator, coroutine, asyncgen, generator(), made, asyncgen()):
    print(inspect.iscoroutinefunction(thing), inspect.iscoroutine(thing), inspect.isasyncgenfunction(thing), inspect.isasyncgen(thing), inspect.isgenerator(thing), inspect.isawaitable(thing))
made.close()
