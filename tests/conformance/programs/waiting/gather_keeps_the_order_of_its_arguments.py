# rule: 20
import asyncio


async def work(name, seconds):
    print("begin", name)
    await asyncio.sleep(seconds)
    print("end", name)
    return name


async def main():
    slow = asyncio.create_task(work("slow", 3))
    print(await asyncio.gather(slow, work("fast", 1), slow, work("middle", 2)))
    print(await asyncio.gather())


asyncio.run(main())
# expect: begin slow
# expect: begin fast
# expect: begin middle
# expect: end fast
# expect: end middle
# expect: end slow
# expect: ['slow', 'fast', 'slow', 'middle']
# expect: []
