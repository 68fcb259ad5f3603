# rule: 11
import asyncio
import time


async def sleeper(name, seconds):
    await asyncio.sleep(seconds)
    print(name, asyncio.get_running_loop().time())


async def blocker():
    await asyncio.sleep(1)
    time.sleep(5)
    print("blocked until", time.perf_counter())


async def main():
    await asyncio.gather(sleeper("three", 3), sleeper("two", 2), blocker(), sleeper("also two", 2), sleeper("seven", 7))


asyncio.run(main())
# expect: blocked until 6.0
# expect: two 6.0
# expect: also two 6.0
# expect: three 6.0
# expect: seven 7.0
