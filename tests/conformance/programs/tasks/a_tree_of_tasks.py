"""Tasks that make tasks, and results that come back up."""
import asyncio


async def tree(depth, path="root"):
    await asyncio.sleep(depth * 0.5)
    if depth == 0:
        return 1
    children = [asyncio.create_task(tree(depth - 1, f"{path}.{n}"), name=f"{path}.{n}") for n in range(2)]
    results = await asyncio.gather(*children)
    print(asyncio.current_task().get_name(), path, results, asyncio.get_running_loop().time())
    return sum(results)


print(asyncio.run(tree(3)))
