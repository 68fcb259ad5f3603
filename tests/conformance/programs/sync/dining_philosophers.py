import asyncio
import random


async def philosopher(name, left, right):
    for _ in range(3):
        await asyncio.sleep(random.random())
        async with left, right:
            print(f"{name} eats at {asyncio.get_running_loop().time():.3f}")
            await asyncio.sleep(random.random())
    print(name, "is full")


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    async with asyncio.TaskGroup() as table:
        for seat, name in enumerate(["Plato", "Hypatia", "Kant", "Arendt", "Confucius"]):
            first, second = sorted((seat, (seat + 1) % 5))
            table.create_task(philosopher(name, forks[first], forks[second]), name=name)


asyncio.run(main())
