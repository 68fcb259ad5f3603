import asyncio
import time


def blocking(name, *pauses):
    for pause in pauses:
        time.sleep(pause)
        print(name, time.perf_counter())
    return name


async def main():
    calls = [asyncio.create_task(asyncio.to_thread(blocking, name, *pauses)) for name, *pauses in (("a", 1, 1, 1), ("b", 2), ("c", 5))]
    await asyncio.sleep(0.5)
    print("hold")
    time.sleep(3.5)
    print("held until", time.perf_counter())
    for call in calls:
        print(await call, time.perf_counter())


asyncio.run(main())
