import asyncio
import time


def fail():
    time.sleep(1)
    raise OSError("disk full")


def at_once():
    return "no blocking at all"


async def main():
    try:
        await asyncio.to_thread(fail)
    except OSError as error:
        print(repr(error), time.perf_counter())
    print(await asyncio.to_thread(at_once))
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 5), 1)
    except TimeoutError:
        print("gave up at", time.perf_counter())
    print("main ends; the run waits for the thread")


asyncio.run(main())
print(time.perf_counter())
