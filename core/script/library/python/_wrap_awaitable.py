"""Objects with `__await__` as coroutines, which tasks run."""


async def _wrap_awaitable(awaitable):
    return await awaitable
