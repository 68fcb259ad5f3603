import asyncio
import time
from datetime import datetime, timedelta

print(time.perf_counter(), time.monotonic(), time.time(), time.perf_counter_ns(), datetime.now())
time.sleep(90.25)
print(time.perf_counter(), time.monotonic_ns(), time.time_ns(), datetime.now(), datetime.now() + timedelta(days=1, hours=2))
print(timedelta(seconds=3725.5), timedelta(minutes=5) * 3, timedelta(hours=1).total_seconds(), timedelta(days=-1, seconds=5), timedelta(1) > timedelta(hours=23))


async def main():
    start = time.time()
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print(time.time() - start, asyncio.get_running_loop().time(), f"{time.perf_counter() - start:.3f}")


asyncio.run(main())
for wrong in (-1, "1", float("nan"), None):
    try:
        time.sleep(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
