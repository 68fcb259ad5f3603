# rule: 8
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    handles = [loop.call_later(1 + number % 7, fired.append, number) for number in range(300)]
    for number, handle in enumerate(handles):
        if number % 3:
            handle.cancel()
    await asyncio.sleep(10)
    print(fired)
    print(loop.time())


asyncio.run(main())
