"""GeneratorExit goes to a coroutine that awaits `asend()` and not into the generator behind it, for which that step
runs for ever (3.11)."""
import asyncio
import types


@types.coroutine
def pause():
    yield "paused"


async def numbers():
    try:
        for number in range(3):
            await pause()
            yield number
    finally:
        print("numbers closed")


async def consumer(generator):
    try:
        async for number in generator:
            print("got", number)
    except BaseException as error:
        print("consumer", repr(error))
        raise


async def outer(generator):
    try:
        await consumer(generator)
    finally:
        print("outer closed")


async def main():
    generator = numbers()
    coroutine = outer(generator)
    print(coroutine.send(None), coroutine.send(None))
    coroutine.close()
    print(coroutine.cr_frame, generator.ag_running)
    for step in (generator.aclose, generator.__anext__):
        try:
            await step()
        except RuntimeError as error:
            print(error)

    generator = numbers()
    step = generator.asend(None)
    print(step.send(None))
    step.close()
    try:
        step.send(None)
    except RuntimeError as error:
        print(error)
    try:
        await generator.aclose()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
print("the end")
