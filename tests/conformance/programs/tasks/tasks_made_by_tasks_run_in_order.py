import asyncio


async def node(name, depth):
    print("begin", name)
    children = [asyncio.create_task(node(f"{name}.{n}", depth - 1), name=f"{name}.{n}") for n in range(2)] if depth else []
    await asyncio.sleep(depth)
    for child in children:
        await child
    print("end", name, asyncio.get_running_loop().time())


asyncio.run(node("root", 3))
