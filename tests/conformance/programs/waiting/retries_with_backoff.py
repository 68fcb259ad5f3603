"""wait_for in a loop that doubles its pause."""
import asyncio
import functools


def retry(times, pause):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args):
            wait = pause
            for attempt in range(1, times + 1):
                try:
                    return await asyncio.wait_for(function(*args, attempt), 1)
                except (ConnectionError, TimeoutError) as error:
                    print(f"{asyncio.get_running_loop().time()} {function.__name__}{args} attempt {attempt}: {error!r}")
                    if attempt == times:
                        raise
                    await asyncio.sleep(wait)
                    wait *= 2
        return wrapper
    return decorate


@retry(3, 0.5)
async def fetch(name, good, attempt):
    await asyncio.sleep(0.25 if attempt % 2 else 2)
    if attempt < good:
        raise ConnectionError(name)
    return name, attempt


async def main():
    print(await asyncio.gather(fetch("x", 1), fetch("y", 3), fetch("z", 9), return_exceptions=True))


asyncio.run(main())
