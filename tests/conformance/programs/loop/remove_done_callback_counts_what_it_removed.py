# rule: 12
import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()

    def callback(done):
        print("called", done)

    future.add_done_callback(callback)
    future.add_done_callback(callback)
    print(future.remove_done_callback(callback), future.remove_done_callback(callback))
    future.set_result(None)
    await asyncio.sleep(0)


asyncio.run(main())
# expect: 2 0
