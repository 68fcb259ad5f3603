import asyncio


async def work():
    await asyncio.sleep(1)


class Custom:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "custom"


async def main():
    task = asyncio.create_task(work(), name="worker")
    future = asyncio.get_running_loop().create_future()
    print(isinstance(task, asyncio.Task), isinstance(task, asyncio.Future), asyncio.isfuture(future), asyncio.isfuture(work), asyncio.iscoroutine(task.get_coro()), asyncio.iscoroutinefunction(work))
    print(task.get_coro().__name__, task.get_loop() is asyncio.get_running_loop(), len(task.get_stack()))
    print(asyncio.ensure_future(task) is task, await asyncio.ensure_future(Custom()))
    await asyncio.wait([task], return_when=asyncio.ALL_COMPLETED)
    print(task.done(), task.result(), task.exception(), task.get_name(), task.get_stack())
    for attempt in (lambda: asyncio.ensure_future(5), lambda: task.set_result(1), lambda: asyncio.create_task(5), lambda: task.set_exception(ValueError())):
        try:
            attempt()
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__, str(error)[:40])
    future.cancel()


asyncio.run(main())
