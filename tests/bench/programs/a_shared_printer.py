"""Five hundred clerks write, and print on one printer; two at a time may fetch paper, and some lose patience."""

import asyncio
import time

PAGES = 3


async def print_pages(printer):
    async with printer:
        time.sleep(PAGES)


async def clerk(number, printer, paper):
    for letter in range(20):
        await asyncio.sleep(40 + (number * 7 + letter) % 13)
        async with paper:
            await asyncio.sleep(1)
        try:
            async with asyncio.timeout(4_000):
                await print_pages(printer)
        except TimeoutError:
            pass


async def main():
    printer, paper = asyncio.Lock(), asyncio.Semaphore(2)
    await asyncio.gather(*(clerk(number, printer, paper) for number in range(500)))


asyncio.run(main())
