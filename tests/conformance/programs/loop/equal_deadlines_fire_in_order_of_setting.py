# rule: 6 7
import asyncio


async def sleeper(number):
    await asyncio.sleep(1)
    print(number, end=" ")


async def main():
    await asyncio.gather(*(sleeper(number) for number in range(24)))
    print()


asyncio.run(main())
# expect: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 
