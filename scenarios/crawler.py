"""A crawler

It begins with one page, fetches it, reads it, and goes on with the pages that it links to, down to a depth. A queue
holds the pages to come; a few workers take them off. No page is fetched twice.

Fetching is waiting, reading is computing. At the beginning there is only one page to be had, whoever wants one: no
model can be faster than the longest way from the first page to the last.
"""

import asyncio

import simul

WORKERS = 8  # [1:100] Workers
DEPTH = 4  # [0:6] Clicks from the first page
LINKS = 3  # [1:5] Links on a page
FETCH = 0.4  # [0.1:0.1:5] Seconds to fetch a page
READ = 0.05  # [0:0.01:1] Seconds of computing to read it


def links_of(page):
    """A page's address is the way to it: "0", "0/2", "0/2/1"."""
    simul.work(READ)
    if page.count("/") == DEPTH:
        return []
    home = "0" if page.count("/") > 1 else page
    return [f"{page}/{link}" for link in range(LINKS)] + [home]


async def worker(pages, seen):
    while True:
        page = await pages.get()
        await asyncio.sleep(FETCH)
        for link in links_of(page):
            if link not in seen:
                seen.add(link)
                pages.put_nowait(link)
        pages.task_done()


async def main():
    pages = asyncio.Queue()
    pages.put_nowait("0")
    seen = {"0"}
    workers = [asyncio.create_task(worker(pages, seen)) for _ in range(WORKERS)]
    await pages.join()
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(f"{len(seen)} pages.")


if __name__ == "__main__":
    asyncio.run(main())
