"""Many callers of one key share one computation; a failure is not kept."""
import asyncio


class Cache:
    def __init__(self, compute):
        self.compute, self.futures = compute, {}

    async def get(self, key):
        if key not in self.futures:
            self.futures[key] = asyncio.ensure_future(self.compute(key))
        try:
            return await asyncio.shield(self.futures[key])
        except ValueError:
            self.futures.pop(key, None)
            raise


calls = []


async def compute(key):
    calls.append(key)
    await asyncio.sleep(1)
    if key == "bad" and calls.count("bad") == 1:
        raise ValueError(key)
    return key.upper()


async def main():
    cache = Cache(compute)
    print(await asyncio.gather(*(cache.get(key) for key in ("a", "b", "a", "bad", "bad")), return_exceptions=True))
    impatient = asyncio.create_task(cache.get("slow"))
    patient = asyncio.create_task(cache.get("slow"))
    await asyncio.sleep(0.5)
    impatient.cancel()
    print(await asyncio.gather(impatient, patient, cache.get("bad"), return_exceptions=True), calls)


asyncio.run(main())
