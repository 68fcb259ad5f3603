import asyncio
import random


class Unavailable(Exception):
    pass


async def call(name):
    await asyncio.sleep(random.uniform(0.1, 0.5))
    if random.random() < 0.6:
        raise Unavailable(name)
    return f"{name} ok"


async def with_retries(name, attempts=6):
    for attempt in range(attempts):
        try:
            return await asyncio.wait_for(call(name), timeout=0.4)
        except (Unavailable, asyncio.TimeoutError) as error:
            pause = 2 ** attempt * 0.1
            print(f"{name}: {type(error).__name__}, attempt {attempt + 1}, waiting {pause:.1f}")
            await asyncio.sleep(pause)
    raise Unavailable(f"{name} after {attempts}")


async def main():
    print(await asyncio.gather(*(with_retries(name) for name in "abcd"), return_exceptions=True))
    print(f"{asyncio.get_running_loop().time():.9f}")


asyncio.run(main())
