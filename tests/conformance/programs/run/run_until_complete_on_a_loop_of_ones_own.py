import asyncio


async def work(name):
    await asyncio.sleep(1)
    return name


loop = asyncio.new_event_loop()
task = loop.create_task(work("task"))
print(loop.run_until_complete(task), loop.run_until_complete(work("coroutine")), loop.time())
loop.call_later(2, loop.stop)
loop.run_forever()
print(loop.time(), loop.is_running(), loop.is_closed())
loop.close()
print(loop.is_closed())
# expect: task coroutine 2.0
# expect: 4.0 False False
# expect: True
