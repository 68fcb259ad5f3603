# rule: 21
import asyncio


async def answer():
    await asyncio.sleep(1)
    return 42


async def fail():
    await asyncio.sleep(1)
    raise LookupError("nothing there")


print(asyncio.run(answer()))
try:
    asyncio.run(fail())
except LookupError as error:
    print(repr(error))
try:
    asyncio.run(answer)
except ValueError as error:
    print(str(error)[:26])
# expect: 42
# expect: LookupError('nothing there')
# expect: a coroutine was expected, 
