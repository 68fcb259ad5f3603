import asyncio
import time


class RateLimiter:
    def __init__(self, rate):
        self.interval = 1 / rate
        self.next_slot = 0.0

    async def __aenter__(self):
        now = time.monotonic()
        slot = max(self.next_slot, now)
        self.next_slot = slot + self.interval
        await asyncio.sleep(slot - now)

    async def __aexit__(self, *details):
        return None


async def request(limiter, number):
    async with limiter:
        print(number, f"{time.monotonic():.3f}")


async def main():
    limiter = RateLimiter(4)
    await asyncio.gather(*(request(limiter, number) for number in range(6)))


asyncio.run(main())
