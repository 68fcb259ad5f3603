"""What dies together is finalised in order; what dies in a finaliser, inside of it. Also between two steps of the loop."""
import asyncio


class Loud:
    def __init__(self, name, *kept):
        self.name = name
        self.kept = list(kept)

    def __del__(self):
        print("begins:", self.name)
        self.kept.clear()
        print("gone:", self.name)


class Holder(Loud):
    """Keeps them until it is gone itself."""

    def __del__(self):
        print("gone:", self.name)


def in_script():
    holders = [Holder(name, Loud(name + "'s own")) for name in "ab"]
    del holders
    both = [Loud("first", Loud("its own"), Loud("its second")), Loud("last", Loud("its last"))]
    print(len(both))
    del both
    print("deleted")
    repeated = [Loud(n) for n in range(3)]
    repeated *= 0
    print(repeated)


async def makes(name):
    loud = Loud(name, Loud(name + "'s own"))
    await asyncio.sleep(1)
    return loud


async def main():
    print(len(await asyncio.gather(makes("one"), makes("two"), makes("three"))))
    print("after")
    results = await asyncio.gather(makes("four"), makes("five"))
    await asyncio.sleep(1)
    print("slept")
    del results
    print("dropped")
    future = asyncio.gather(makes("six"), makes("seven"))
    await future
    await asyncio.sleep(1)
    del future
    print("end")


in_script()
asyncio.run(main())


async def returns_one():
    return Loud("returned")


async def drops_the_result():
    await asyncio.create_task(returns_one())
    print("the task's result is gone, and the task with it")


asyncio.run(drops_the_result())
