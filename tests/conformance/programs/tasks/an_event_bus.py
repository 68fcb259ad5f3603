"""Subscribers with queues of their own, a publisher, and a sentinel at the end."""
import asyncio
import itertools


class Bus:
    def __init__(self):
        self.subscribers, self.numbers = {}, itertools.count()

    def subscribe(self, topic):
        queue = asyncio.Queue()
        self.subscribers.setdefault(topic, []).append(queue)
        return queue

    async def publish(self, topic, message):
        for queue in self.subscribers.get(topic, ()):
            await queue.put((next(self.numbers), message))

    def close(self):
        for queue in itertools.chain.from_iterable(self.subscribers.values()):
            queue.put_nowait(None)


async def listen(name, queue, heard):
    while (item := await queue.get()) is not None:
        number, message = item
        await asyncio.sleep(0.01 * number)
        heard.append(f"{name}:{number}:{message}")
    return name


async def main():
    bus, heard = Bus(), []
    listeners = [asyncio.create_task(listen(f"L{n}", bus.subscribe("odd" if n % 2 else "even"), heard)) for n in range(4)]
    for n, word in enumerate("one two three four".split()):
        await bus.publish("odd" if n % 2 else "even", word)
        await asyncio.sleep(0.015)
    await bus.publish("nobody", "lost")
    bus.close()
    print(await asyncio.gather(*listeners), heard)


asyncio.run(main())
