# rule: 34
import asyncio


async def runner(name, barrier):
    await asyncio.sleep(name)
    place = await barrier.wait()
    print(name, place, asyncio.get_running_loop().time())


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(name, barrier) for name in range(6)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(runner(1, barrier))
    await asyncio.sleep(2)
    await barrier.abort()
    try:
        await task
    except asyncio.BrokenBarrierError as error:
        print("broken", error)


asyncio.run(main())
