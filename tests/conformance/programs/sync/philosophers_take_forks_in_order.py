"""Five locks taken in order: no deadlock, and who eats when."""
import asyncio


async def philosopher(name, first, second, meals):
    for meal in range(meals):
        await asyncio.sleep(0.5)
        async with first:
            await asyncio.sleep(0.1)
            async with second:
                print(f"{asyncio.get_running_loop().time():.1f} {name} eats {meal}")
                await asyncio.sleep(1)


async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    async with asyncio.TaskGroup() as table:
        for n in range(5):
            left, right = sorted((n, (n + 1) % 5))
            table.create_task(philosopher("ABCDE"[n], forks[left], forks[right], 2), name="ABCDE"[n])


asyncio.run(main())
