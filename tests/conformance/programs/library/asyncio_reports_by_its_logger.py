"""What asyncio has to report, it logs: a program that sets up logging sees it there."""
import asyncio
import logging
import sys

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s:%(name)s:%(message)s")


class Failure(Exception):
    pass


async def fails():
    raise Failure("never asked for")


def callback_fails():
    raise Failure("in a callback")


def handler_fails(loop, context):
    print("handler:", context["message"])
    raise Failure("in the handler")


class FirstLine(logging.Formatter):
    def format(self, record):
        return f"<{record.levelname} {record.name} {record.getMessage().splitlines()[0]} {record.exc_info[0].__name__}>"


async def main():
    loop = asyncio.get_running_loop()
    logging.getLogger().handlers[0].setFormatter(FirstLine())
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task
    loop.call_soon(callback_fails)
    await asyncio.sleep(1)
    loop.set_exception_handler(handler_fails)
    task = asyncio.create_task(fails())
    await asyncio.sleep(1)
    del task
    loop.set_exception_handler(None)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop.call_soon(callback_fails)
    await asyncio.sleep(1)
    print("main is done")


asyncio.run(main())
