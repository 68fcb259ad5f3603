"""A semaphore and timers: no more than three calls in any second."""
# models: async
import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, rate, per):
        self.rate, self.per, self.calls = rate, per, deque()

    async def __aenter__(self):
        while True:
            now = time.monotonic()
            while self.calls and now - self.calls[0] >= self.per:
                self.calls.popleft()
            if len(self.calls) < self.rate:
                self.calls.append(now)
                return self
            await asyncio.sleep(self.per - (now - self.calls[0]))

    async def __aexit__(self, *exc):
        return False


async def call(limiter, n):
    async with limiter:
        print(f"{time.monotonic():.2f} call {n}")
        await asyncio.sleep(0.3)


async def main():
    limiter = RateLimiter(3, 1.0)
    await asyncio.gather(*(call(limiter, n) for n in range(8)))


asyncio.run(main())
