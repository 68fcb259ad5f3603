import asyncio


async def main(error):
    try:
        await asyncio.sleep(1)
        raise error
    finally:
        print("finally", asyncio.get_running_loop().time())


for error in (KeyboardInterrupt("k"), SystemExit(3), GeneratorExit("g"), BaseException("b")):
    try:
        asyncio.run(main(error))
    except BaseException as caught:
        print(repr(caught))
