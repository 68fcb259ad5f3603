# status: 1
import asyncio


async def main():
    await asyncio.sleep(2)
    raise ValueError("it went wrong")


print("start")
asyncio.run(main())
print("never")
# expect: start
