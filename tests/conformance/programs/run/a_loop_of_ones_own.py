"""new_event_loop, run_until_complete, run_forever, stop, close."""
import asyncio


async def tick(n):
    for i in range(n):
        print("tick", i)
        await asyncio.sleep(1)
    return n


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(tick(2)), loop.time(), loop.is_running(), loop.is_closed())
task = loop.create_task(tick(5))
loop.call_later(2.5, loop.stop)
loop.run_forever()
print("stopped at", loop.time(), task.done())
loop.call_soon(lambda: print("soon", loop.is_running()))
print(loop.run_until_complete(asyncio.gather(task, tick(1))))
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
print(loop.is_closed())
for wrong in (lambda: loop.run_until_complete(task), loop.run_forever, lambda: loop.call_soon(print)):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
