"""strftime, gmtime, localtime, ctime and asctime read the virtual clock, in UTC, where they are given no time."""
# models: async
import asyncio
import time


async def main():
    print(time.strftime("%X"), time.ctime(), time.asctime(), time.gmtime()[:6], time.localtime().tm_sec)
    await asyncio.sleep(3725.5)
    print(time.strftime("%Y-%m-%d %H:%M:%S"), time.ctime(), time.ctime(5), time.asctime(time.gmtime(86400)), time.gmtime().tm_min, time.localtime(61)[:6], time.strftime("%j", time.gmtime(86400 * 40)), time.gmtime(None)[3:5])
asyncio.run(main())
