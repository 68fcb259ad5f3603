"""W2: the chess exhibition with 10,000 opponents and 30 rounds."""
import asyncio
import time

OPPONENTS = 10_000
ROUNDS = 30
THINK = 5
REPLY = 55


async def game(turn):
    for _ in range(ROUNDS):
        async with turn:
            time.sleep(THINK)
        await asyncio.sleep(REPLY)


async def main():
    turn = asyncio.Lock()
    await asyncio.gather(*(game(turn) for _ in range(OPPONENTS)))


asyncio.run(main())
