import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)-8s %(message)s", datefmt="%H:%M:%S", stream=sys.stdout)


async def main():
    logging.info("start")
    await asyncio.sleep(3725)
    logging.warning("later")


logging.getLogger("asyncio").setLevel(logging.WARNING)
asyncio.run(main())
